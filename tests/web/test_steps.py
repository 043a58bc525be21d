import pytest

from app.core.database import db
from app.domain.projects.models import Step
from app.domain.projects.operations import add_step, take_place, take_step
from tests.domain.line import a_project


@pytest.fixture
def project(world):
    return a_project(world.gardeners, world.ada)


@pytest.fixture
def step(world, project):
    return add_step(project, by=world.ada, title="Find a box")


def test_a_step_is_added_taken_and_finished(world, as_, project):
    browser = as_(world.ada)
    browser.post(f"/p/{project.id}/steps", data={"step": "Find a box"})
    step = db.session.query(Step).one()
    browser.post(f"/steps/{step.id}/take")
    browser.post(f"/steps/{step.id}/finish")
    assert (step.title, step.owner_id) == ("Find a box", world.ada.id)
    assert "1 step done" in browser.get(f"/p/{project.id}").text


def test_an_empty_step_is_asked_again(world, as_, project):
    answer = as_(world.ada).post(f"/p/{project.id}/steps", data={"step": " ", "due": "2030-01-04"})
    assert answer.status_code == 422
    assert "What is to be done?" in answer.text
    assert 'value="2030-01-04"' in answer.text


def test_a_step_in_a_closed_group_is_not_found(world, as_):
    project = a_project(world.council, world.grace)
    step, browser = add_step(project, by=world.grace, title="Quietly"), as_(world.mallory)
    for verb in ("take", "finish", "give-back", "move", "edit", "delete"):
        assert browser.post(f"/steps/{step.id}/{verb}").status_code == 404
    assert (browser.get(f"/p/{project.id}/steps").status_code, browser.get(f"/steps/{step.id}/edit").status_code) == (404, 404)


def test_the_menu_moves_a_step_and_stays_where_one_was(world, as_, project, step):
    other, browser = add_step(project, by=world.ada, title="Write a label"), as_(world.ada)
    answer = browser.post(f"/steps/{other.id}/move", data={"to": "todo", "before": step.id, "back": "list"})
    assert answer.location.endswith(f"/p/{project.id}/steps?as=list")
    page = browser.get(f"/p/{project.id}/steps").text
    assert page.index("Write a label") < page.index("Find a box")
    browser.post(f"/steps/{step.id}/move", data={"to": "doing", "back": "board"})
    assert step.owner_id == world.ada.id


def test_what_cannot_be_moved_is_said_on_the_board(world, as_, project, step):
    take_place(project, by=world.grace)
    take_step(step, by=world.grace)
    answer = as_(world.ada).post(f"/steps/{step.id}/move", data={"to": "todo"})
    assert answer.status_code == 422
    assert "Grace Hopper is doing this. Ask them first." in answer.text
    assert as_(world.ada).post(f"/steps/{step.id}/move", data={"to": "nowhere"}).status_code == 422


def test_a_step_gets_a_day_and_something_to_wait_for(world, as_, project, step):
    first, browser = add_step(project, by=world.ada, title="Ask the yard"), as_(world.ada)
    answer = browser.post(f"/steps/{step.id}/edit", data={"title": "Find a box", "due": "2020-01-03", "waits_for": first.id})
    for path in (answer.location, f"{answer.location}?as=list", f"/p/{project.id}"):
        page = browser.get(path).text
        assert "Was due Fri 3 Jan 2020" in page
        assert "Waits for “Ask the yard”" in page
    again = browser.post(f"/steps/{first.id}/edit", data={"title": "Ask", "waits_for": step.id})
    assert again.status_code == 422
    assert "neither could begin" in again.text


def test_others_see_the_board_and_move_nothing_on_it(world, as_, project, step):
    page = as_(world.mallory).get(f"/p/{project.id}/steps").text
    assert "Find a box" in page
    assert "Move to…" not in page
    assert as_(world.mallory).post(f"/steps/{step.id}/move", data={"to": "doing"}).status_code == 403
    assert as_(world.mallory).get(f"/steps/{step.id}/edit").status_code == 403


def test_a_step_is_dropped(world, as_, project, step):
    assert as_(world.ada).post(f"/steps/{step.id}/delete").status_code == 303
    assert "Find a box" not in as_(world.ada).get(f"/p/{project.id}/steps").text


def test_a_board_needs_few_queries_however_full(world, as_, project, queries):
    for number in range(40):
        add_step(project, by=world.ada, title=f"Step {number}")
    with queries() as seen:
        assert as_(world.ada).get(f"/p/{project.id}/steps").status_code == 200
    assert len(seen) <= 8, seen  # two of them sign in
