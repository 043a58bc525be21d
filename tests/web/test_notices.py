import pytest

from app.core.database import db
from app.domain.follows.operations import follow_thread
from app.domain.projects.operations import post_update
from app.domain.projects.touching import Lending, Notice
from tests.domain.line import a_project
from tests.subscribers.notifications.test_telling import words

WORDS = {"people": "@mallory-marsh", "what": "Put a box by the door", "why": "Straps get lost there", "starts_on": "2030-01-07"}


@pytest.fixture
def project(world):
    return a_project(world.gardeners, world.ada)


def test_a_notice_is_given_told_and_answered(world, as_, settle, project):
    answer = as_(world.ada).post(f"/p/{project.id}/notices", data=WORDS)
    settle()
    assert words(world.mallory) == ["Ada Lovelace means to do something with what you look after, for Keep the straps"]
    assert "five working days" in as_(world.mallory).get(answer.location).text
    assert "silence means go" in as_(world.olga).get(f"/p/{project.id}").text
    again = as_(world.mallory).post(f"{answer.location}/object", data={"harm": "", "instead": "By the gate"})
    assert (again.status_code, "By the gate" in again.text) == (422, True)
    as_(world.mallory).post(f"{answer.location}/object", data={"harm": "It blocks the way out", "instead": "By the gate"})
    settle()
    assert words(world.ada)[0] == "Mallory Marsh says how it would harm, for Keep the straps"
    page = as_(world.grace).get(answer.location).text
    assert [part for part in ("It blocks the way out", "By the gate") if part not in page] == []


def test_what_spends_money_waits_for_a_yes(world, as_, project):
    answer = as_(world.ada).post(f"/p/{project.id}/notices", data=WORDS | {"spends": "1"})
    assert "Waits for a yes of Mallory Marsh" in as_(world.ada).get(f"/p/{project.id}").text
    assert as_(world.grace).post(f"{answer.location}/agree").status_code == 403
    as_(world.mallory).post(f"{answer.location}/agree")
    assert db.session.query(Notice).one().state == "yes"


def test_what_is_missing_is_asked_again(world, as_, project):
    answer = as_(world.ada).post(f"/p/{project.id}/notices", data=WORDS | {"why": "", "for_good": "1"})
    assert answer.status_code == 422
    assert "Put a box by the door" in answer.text
    assert as_(world.ada).post(f"/p/{project.id}/notices", data=WORDS | {"people": ""}).status_code == 422
    assert as_(world.grace).get(f"/p/{project.id}/notices/new").status_code == 403


def test_notices_of_a_hidden_group_are_not_found(world, as_):
    project = a_project(world.attic, world.ada)
    assert as_(world.grace).get(f"/p/{project.id}/notices/new").status_code == 404
    assert as_(world.grace).post(f"/p/{project.id}/lendings", data={"what": "A van"}).status_code == 404


def test_something_is_lent_and_taken_back(world, as_, project):
    as_(world.grace).post(f"/p/{project.id}/lendings", data={"what": "Two days of the workshop", "until": "2030-06-01"})
    assert "Lends: Two days of the workshop, until Sat 1 Jun 2030" in as_(world.mallory).get(f"/p/{project.id}").text
    lending = db.session.query(Lending).one()
    assert as_(world.ada).post(f"/lendings/{lending.id}/delete").status_code == 403
    as_(world.grace).post(f"/lendings/{lending.id}/delete")
    assert "Two days of the workshop" not in as_(world.mallory).get(f"/p/{project.id}").text
    again = as_(world.grace).post(f"/p/{project.id}/lendings", data={"what": "A van", "until": "2001-01-01"})
    assert (again.status_code, "A van" in again.text) == (422, True)


def test_whoever_follows_a_project_hears_its_updates_without_belonging_to_it(world, settle, project):
    follow_thread(project.thread, by=world.mallory, level="highlights")
    post_update(project, by=world.ada, body="It moves.")
    settle()
    assert words(world.mallory) == ["Ada Lovelace told how it is going with Keep the straps"]
