from sqlalchemy import func, select

from app.core.database import db
from app.domain.projects.models import Project
from app.domain.projects.operations import promote
from app.domain.projects.queries import project_of
from tests.domain.line import an_idea


def test_an_idea_becomes_a_project_started_early(world, as_):
    idea = an_idea(world.gardeners, world.ada)
    browser = as_(world.grace)
    assert "Not all four lights are on." in browser.get(f"/i/{idea.id}/promotions/new").text
    answer = browser.post(f"/i/{idea.id}/promotions", data={"goal": "No strap is lost.", "trial_weeks": "2"})
    project = project_of(idea)
    assert answer.location == f"/p/{project.id}"
    assert (project.lead_id, project.goal, project.started_early) == (world.grace.id, "No strap is lost.", True)


def test_of_two_who_start_it_only_one_does(world, as_):
    idea = an_idea(world.gardeners, world.ada)
    answers = [as_(person).post(f"/i/{idea.id}/promotions", data={"goal": "Mine"}) for person in (world.ada, world.grace)]
    assert [answer.status_code for answer in answers] == [303, 422]
    assert db.session.scalar(select(func.count()).select_from(Project)) == 1
    assert "Ada Lovelace has started this already" in answers[1].text
    assert f'href="/p/{project_of(idea).id}"' in answers[1].text
    assert "<blockquote>Mine</blockquote>" in answers[1].text


def test_what_has_been_started_offers_no_form_but_the_way_there(world, as_):
    idea = an_idea(world.gardeners, world.ada)
    project = promote(idea, by=world.ada)
    page = as_(world.grace).get(f"/i/{idea.id}/promotions/new").text
    assert f'href="/p/{project.id}"' in page
    assert f'action="/i/{idea.id}/promotions"' not in page


def test_pressed_twice_it_is_started_once(world, as_):
    idea, browser = an_idea(world.gardeners, world.ada), as_(world.ada)
    answers = [browser.post(f"/i/{idea.id}/promotions", data={"goal": "Mine", "once": "key"}) for _ in range(2)]
    assert answers[0].location == answers[1].location
    assert db.session.scalar(select(func.count()).select_from(Project)) == 1


def test_whoever_does_not_belong_cannot_start_it(world, as_):
    idea = an_idea(world.gardeners, world.ada)
    for person in (world.mallory, world.olga):
        assert as_(person).get(f"/i/{idea.id}/promotions/new").status_code == 403
        assert as_(person).post(f"/i/{idea.id}/promotions", data={"goal": "Mine"}).status_code == 403


def test_a_start_is_undone_within_a_day(world, as_):
    idea, browser = an_idea(world.gardeners, world.ada), as_(world.ada)
    path = browser.post(f"/i/{idea.id}/promotions", data={"goal": "Mine"}).location
    assert browser.post(f"{path}/promotions/delete").location == f"/i/{idea.id}"
    assert browser.get(path).status_code == 404
    assert idea.thread.state == "growing"
