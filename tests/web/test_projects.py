import pytest

from app.domain.outcomes.operations import deliver_outcome
from app.domain.projects.operations import add_step, post_update, take_place
from tests.domain.line import RESULT, a_project


@pytest.fixture
def project(world):
    return a_project(world.gardeners, world.ada)


def test_the_page_shows_goal_team_steps_and_where_it_came_from(world, as_, project):
    add_step(project, by=world.ada, title="Find a box")
    page = as_(world.mallory).get(f"/p/{project.id}").text
    for words in (project.goal, "Ada Lovelace", "Find a box", f'href="/i/{project.idea_id}"'):
        assert words in page


def test_the_lead_moves_it_along(world, as_, project):
    browser = as_(world.ada)
    for verb, state in (("activate", "active"), ("pause", "paused"), ("resume", "active"), ("step-down", "needs_lead")):
        assert browser.post(f"/p/{project.id}/{verb}").status_code == 303
        assert project.thread.state == state
    browser.post(f"/p/{project.id}/take-lead")
    assert project.lead_id == world.ada.id


def test_others_do_not(world, as_, project):
    answer = as_(world.grace).post(f"/p/{project.id}/pause")
    assert answer.status_code == 403
    assert "Whoever leads the project does that." in answer.text


def test_stopping_it_says_what_was_learned(world, as_, project):
    browser = as_(world.ada)
    assert browser.post(f"/p/{project.id}/stop", data={"reason": ""}).status_code == 422
    browser.post(f"/p/{project.id}/stop", data={"reason": "Nobody loses straps."})
    assert "Nobody loses straps." in browser.get("/g/gardeners/work").text


def test_a_project_begins_without_an_idea(world, as_):
    answer = as_(world.ada).post(
        "/projects", data={"group": world.gardeners.id, "title": "Count the drills", "goal": "Everybody finds one."}
    )
    assert "Everybody finds one." in as_(world.ada).get(answer.location).text


def test_the_headline_of_one_day_is_written_first(world, as_, project):
    as_(world.ada).post(f"/p/{project.id}/headline", data={"headline": "Straps come home"})
    assert "Straps come home" in as_(world.mallory).get(f"/p/{project.id}").text


def test_what_is_written_working_backwards_begins_the_announcement(world, as_, project):
    browser = as_(world.ada)
    answers = {"who_for": "Drivers on nights", "was_wrong": "Straps went into the bin", "is_different": "They come home"}
    browser.post(f"/p/{project.id}/headline", data={"headline": "Straps come home"} | answers)
    page = as_(world.mallory).get(f"/p/{project.id}").text
    assert [words for words in answers.values() if words not in page] == []
    outcome = deliver_outcome(project, by=world.ada, **RESULT)
    draft = browser.get(f"/o/{outcome.id}/announcements/new").text
    assert [words for words in (*answers.values(), "Straps come home", RESULT["what_changed"]) if words not in draft] == []


def test_what_does_not_fit_is_asked_again_and_nothing_is_lost(world, as_, project):
    answer = as_(world.ada).post(f"/p/{project.id}/headline", data={"headline": "Straps", "who_for": "x" * 501, "was_wrong": "The bin"})
    assert answer.status_code == 422
    assert "At most 500 characters." in answer.text
    assert "The bin" in answer.text


def test_work_shows_live_projects_with_their_next_step(world, as_, project):
    add_step(project, by=world.ada, title="Find a box")
    page = as_(world.mallory).get("/g/gardeners/work").text
    assert "On trial" in page
    assert "Next: Find a box" in page


def test_a_project_page_needs_few_queries_however_full(world, as_, project, queries):
    take_place(project, by=world.grace, does="Everything")
    for number in range(12):
        add_step(project, by=world.ada, title=f"Step {number}")
        post_update(project, by=world.ada, body=f"Update {number}")
    for path in (f"/p/{project.id}", "/g/gardeners/work"):
        with queries() as seen:
            assert as_(world.grace).get(path).status_code == 200
        assert len(seen) <= 12, seen  # two of them sign in


def test_a_goal_can_be_put_differently_by_the_team_only(world, as_):
    project, words = a_project(world.gardeners, world.ada), {"title": "Keep the straps", "goal": "Not one in the bin."}
    assert as_(world.mallory).post(f"/p/{project.id}/edit", data=words).status_code == 403
    assert "Not one in the bin." in as_(world.ada).post(f"/p/{project.id}/edit", data=words, follow_redirects=True).text
