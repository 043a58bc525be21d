import pytest

from app.core.database import db
from app.domain.projects.models import Step
from app.domain.projects.operations import add_step
from tests.domain.line import a_project


@pytest.fixture
def project(world):
    return a_project(world.gardeners, world.ada)


def test_a_step_is_added_taken_and_finished(world, as_, project):
    browser = as_(world.ada)
    browser.post(f"/p/{project.id}/steps", data={"step": "Find a box"})
    step = db.session.query(Step).one()
    browser.post(f"/steps/{step.id}/take")
    browser.post(f"/steps/{step.id}/finish")
    assert (step.title, step.owner_id) == ("Find a box", world.ada.id)
    assert "1 step done" in browser.get(f"/p/{project.id}").text


def test_an_empty_step_is_asked_again(world, as_, project):
    answer = as_(world.ada).post(f"/p/{project.id}/steps", data={"step": " "})
    assert answer.status_code == 422
    assert "What is to be done?" in answer.text


def test_a_step_in_a_closed_group_is_not_found(world, as_):
    step = add_step(a_project(world.council, world.grace), by=world.grace, title="Quietly")
    assert as_(world.mallory).post(f"/steps/{step.id}/take").status_code == 404
