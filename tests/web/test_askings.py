import pytest

from app.core.database import db
from app.domain.projects.models import Asking
from app.domain.projects.operations import add_step, ask, change_step, take_place, take_step
from tests.domain.line import a_project
from tests.subscribers.notifications.test_telling import words


@pytest.fixture
def project(world):
    return a_project(world.gardeners, world.ada)


def test_somebody_is_asked_in_told_and_says_yes(world, as_, settle, project):
    form = {"people": "@grace-hopper", "words": "Measures the boxes"}
    assert as_(world.ada).post(f"/p/{project.id}/askings", data=form).status_code == 303
    settle()
    assert words(world.grace) == ["Ada Lovelace asks you into the team of Keep the straps"]
    asking, browser = db.session.query(Asking).one(), as_(world.grace)
    for path in (f"/askings/{asking.id}", f"/p/{project.id}"):
        assert "Measures the boxes" in browser.get(path).text
    browser.post(f"/askings/{asking.id}/accept")
    settle()
    assert words(world.ada)[0] == "Grace Hopper said yes to what you asked in Keep the straps"
    assert "Measures the boxes" in as_(world.mallory).get(f"/p/{project.id}").text


def test_a_no_needs_no_reason_and_is_told_to_whoever_asked_only(world, as_, settle, project):
    asking = ask(project, by=world.ada, person=world.grace)
    assert as_(world.grace).post(f"/askings/{asking.id}/decline").status_code == 303
    settle()
    assert words(world.ada)[0] == "Grace Hopper would rather not, which you asked in Keep the straps"
    assert as_(world.olga).get(f"/askings/{asking.id}").status_code == 404


def test_somebody_is_asked_to_take_a_step(world, as_, project):
    step = add_step(project, by=world.ada, title="Find a box")
    answer = as_(world.ada).post(f"/p/{project.id}/askings", data={"people": "Grace Hopper", "step": step.id})
    assert answer.location == f"/steps/{step.id}/edit"
    asking = db.session.query(Asking).one()
    assert "Find a box" in as_(world.grace).get(f"/askings/{asking.id}").text
    as_(world.grace).post(f"/askings/{asking.id}/accept")
    assert step.owner_id == world.grace.id


def test_a_wrong_name_is_asked_again_with_what_was_typed(world, as_, project):
    step = add_step(project, by=world.ada, title="Find a box")
    for more, page in (({}, "What I do"), ({"step": step.id}, "Find a box")):
        answer = as_(world.ada).post(f"/p/{project.id}/askings", data={"people": "Nobody Here", "words": "Please"} | more)
        assert answer.status_code == 422
        assert [word for word in ("Nobody Here", "Please", page) if word not in answer.text] == []


def test_a_late_yes_is_told_what_happened(world, as_, project):
    step = add_step(project, by=world.ada, title="Find a box")
    asking = ask(project, by=world.ada, person=world.grace, step=step)
    take_step(step, by=world.ada)
    answer = as_(world.grace).post(f"/askings/{asking.id}/accept")
    assert answer.status_code == 422
    assert "Somebody else does this already." in answer.text
    assert asking.answer == ""


def test_an_asking_of_a_hidden_group_is_not_found(world, as_):
    project = a_project(world.attic, world.ada)
    assert as_(world.grace).post(f"/p/{project.id}/askings", data={"people": "@ada-lovelace"}).status_code == 404


def test_whoever_waited_for_a_step_hears_that_it_is_done(world, as_, settle, project):
    take_place(project, by=world.grace)
    first, second = (add_step(project, by=world.ada, title=title) for title in ("Box", "Label"))
    change_step(take_step(second, by=world.grace), by=world.grace, title="Label", waits_for=first)
    as_(world.ada).post(f"/steps/{first.id}/finish")
    settle()
    assert words(world.grace)[0] == "Ada Lovelace finished what your step waited for in Keep the straps"
