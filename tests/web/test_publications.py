import pytest
from sqlalchemy import func, select

from app.core.database import db
from app.domain.announcements.models import Publication
from app.domain.announcements.operations import mark_ready, submit
from app.domain.people.operations import appoint
from tests.domain.line import a_draft

PATH = "/n/straps-come-home/publications"


@pytest.fixture
def ready(world):
    announcement = a_draft(world.gardeners, world.ada)
    submit(announcement, by=world.ada)
    mark_ready(announcement, by=world.pat)
    return announcement


def published() -> int:
    return db.session.scalar(select(func.count()).select_from(Publication))


def test_the_drafter_does_not_let_it_out_even_as_a_publisher(world, as_, ready):
    appoint(world.ada, by=world.house, publishes=True)
    answer = as_(world.ada).post(PATH)
    assert answer.status_code == 403
    assert "Somebody else lets it out." in answer.text
    assert published() == 0


def test_a_second_person_lets_it_out_and_the_world_reads_it(world, as_, stranger, ready):
    assert "Publish" in as_(world.pat).get("/n/straps-come-home").text
    assert as_(world.pat).post(PATH).status_code == 303
    assert "Straps come home" in stranger.get("/news/straps-come-home").text


def test_pressed_twice_it_is_out_once(world, as_, ready):
    browser = as_(world.pat)
    answers = [browser.post(PATH, data={"once": "key"}).status_code for _ in range(2)]
    assert answers == [303, 303]
    assert as_(world.pat).post(PATH).status_code == 422
    assert published() == 1


def test_taken_back_it_says_why_and_nothing_else(world, as_, stranger, ready):
    browser = as_(world.pat)
    browser.post(PATH)
    assert browser.post(f"{PATH}/delete", data={"reason": ""}).status_code == 422
    browser.post(f"{PATH}/delete", data={"reason": "The numbers were wrong."})
    page = stranger.get("/news/straps-come-home")
    assert page.status_code == 410
    assert "The numbers were wrong." in page.text
    assert "It began with a" not in page.text
