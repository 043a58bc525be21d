import pytest

from app.core.database import db
from app.domain.projects.models import Milestone
from tests.domain.line import a_project


@pytest.fixture
def project(world):
    return a_project(world.gardeners, world.ada)


def test_a_milestone_is_named_drawn_and_reached(world, as_, project):
    browser, place = as_(world.ada), f"/p/{project.id}/milestones"
    assert browser.post(place, data={"title": "A box at every counter", "due": "2030-05-02"}).location == place
    page = browser.get(place).text
    assert page.count("A box at every counter") >= 2
    assert 'role="img"' in page
    milestone = db.session.query(Milestone).one()
    browser.post(f"/milestones/{milestone.id}/reach")
    assert "Not yet after all" in browser.get(place).text
    browser.post(f"/milestones/{milestone.id}/unreach")
    browser.post(f"/milestones/{milestone.id}/edit", data={"title": "Two boxes", "due": "2030-06-02"})
    assert "Two boxes" in as_(world.mallory).get(place).text
    browser.post(f"/milestones/{milestone.id}/delete")
    assert "No milestone is named yet" in browser.get(place).text


def test_what_is_missing_is_asked_again(world, as_, project):
    answer = as_(world.ada).post(f"/p/{project.id}/milestones", data={"title": "A box at every counter", "due": "soon"})
    assert answer.status_code == 422
    assert 'value="A box at every counter"' in answer.text


def test_others_read_and_change_nothing(world, as_, project):
    as_(world.ada).post(f"/p/{project.id}/milestones", data={"title": "A box", "due": "2030-05-02"})
    milestone, browser = db.session.query(Milestone).one(), as_(world.mallory)
    assert "Name a milestone" not in browser.get(f"/p/{project.id}/milestones").text
    for verb in ("edit", "reach", "delete"):
        assert browser.post(f"/milestones/{milestone.id}/{verb}", data={"title": "x", "due": "2030-05-02"}).status_code == 403
    assert browser.get(f"/milestones/{milestone.id}/edit").status_code == 403


def test_milestones_of_a_hidden_group_are_not_found(world, as_):
    assert as_(world.grace).get(f"/p/{a_project(world.attic, world.ada).id}/milestones").status_code == 404
