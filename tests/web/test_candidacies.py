from datetime import timedelta

import pytest

from app.core.clock import now, travel
from app.core.database import db
from app.domain.projects.models import Candidacy
from app.domain.projects.operations import add_step, finish_step, settle_candidacies, step_down
from tests.domain.line import a_project
from tests.subscribers.notifications.test_telling import words


@pytest.fixture
def project(world):
    project = a_project(world.gardeners, world.ada)
    finish_step(add_step(project, by=world.ada, title="Find a box"), by=world.ada)
    add_step(project, by=world.ada, title="Write a label")
    step_down(project, by=world.ada)
    return project


def test_who_would_lead_sees_who_led_how_far_and_what_is_next(world, as_, project):
    page = as_(world.grace).get(f"/p/{project.id}").text
    for part in ("Led before by", "Ada Lovelace", "1 of 2 steps done", "Write a label", "three working days to say why not"):
        assert part in page


def test_silence_of_the_team_is_a_yes(world, as_, settle, project):
    as_(world.grace).post(f"/p/{project.id}/take-lead")
    settle()
    assert words(world.ada)[0].startswith("Grace Hopper would lead what you work on.")
    page = as_(world.mallory).get(f"/p/{project.id}").text
    assert "Grace Hopper" in page
    assert "working days) the team may say why not; silence is a yes." in page
    with travel(now() + timedelta(days=8)):
        settle_candidacies(by=world.house)
    settle()
    assert words(world.grace)[0] == "Nobody objected. You lead Keep the straps"


def test_the_team_says_why_not(world, as_, settle, project):
    as_(world.grace).post(f"/p/{project.id}/take-lead")
    path = f"/candidacies/{db.session.query(Candidacy).one().id}/objection"
    assert as_(world.ada).post(path, data={"objection": ""}).status_code == 422
    assert as_(world.olga).post(path, data={"objection": "No"}).status_code == 403
    as_(world.ada).post(path, data={"objection": "She leads four others."})
    assert "She leads four others." in as_(world.mallory).get(f"/p/{project.id}").text
    settle()
    assert words(world.grace)[0] == "Ada Lovelace said why you should not lead Keep the straps"


def test_whoever_offered_takes_it_back(world, as_, project):
    as_(world.grace).post(f"/p/{project.id}/take-lead")
    path = f"/candidacies/{db.session.query(Candidacy).one().id}/delete"
    assert as_(world.ada).post(path).status_code == 403
    assert as_(world.grace).post(path).status_code == 303
    assert as_(world.grace).post(path).status_code == 422
    assert "Who leads it on?" in as_(world.ada).get(f"/p/{project.id}").text
