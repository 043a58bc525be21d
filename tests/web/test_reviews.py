import pytest

from app.domain.announcements.operations import submit
from tests.domain.line import a_draft


@pytest.fixture
def announcement(world):
    return a_draft(world.gardeners, world.ada)


def test_it_is_sent_to_review_and_pulled_back(world, as_, announcement):
    browser = as_(world.ada)
    browser.post("/n/straps-come-home/reviews")
    assert announcement.thread.state == "in_review"
    browser.post("/n/straps-come-home/reviews/delete")
    assert announcement.thread.state == "draft"


def test_somebody_else_asks_for_changes_with_a_reason(world, as_, announcement):
    submit(announcement, by=world.ada)
    browser = as_(world.pat)
    assert browser.post("/n/straps-come-home/reviews/changes", data={"asked": ""}).status_code == 422
    browser.post("/n/straps-come-home/reviews/changes", data={"asked": "Who says so?"})
    page = as_(world.ada).get("/n/straps-come-home/edit").text
    assert "Pat Press asks:" in page
    assert "Who says so?" in page


def test_whoever_wrote_it_does_not_mark_it_ready(world, as_, announcement):
    submit(announcement, by=world.ada)
    assert as_(world.ada).post("/n/straps-come-home/reviews/ready").status_code == 403
    assert as_(world.pat).post("/n/straps-come-home/reviews/ready").status_code == 303
    assert announcement.thread.state == "ready"


def test_what_is_missing_is_named(world, as_, announcement):
    announcement.summary = ""
    answer = as_(world.ada).post("/n/straps-come-home/reviews")
    assert answer.status_code == 422
    assert "stand on their own" in answer.text
