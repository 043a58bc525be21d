"""What a trial depends on, as its page says it."""

import pytest

from app.domain.ideas.operations import ask_for, offer
from app.domain.projects.operations import promote
from tests.domain.line import a_project, an_idea

NOTICE = {"people": "@mallory-marsh", "what": "Use the customer list", "why": "To tell drivers", "starts_on": "2030-01-07"}


def main_of(browser, path: str) -> str:
    return " ".join(browser.get(path).text.partition("<main")[2].split())


@pytest.fixture
def asking(world):
    """A project whose idea asks for hours and for boxes; the boxes are covered."""
    idea = an_idea(world.gardeners, world.ada)
    ask_for(idea, by=world.ada, kind="hours", what="sewing", minimum=20)
    boxes = ask_for(idea, by=world.ada, kind="thing", what="boxes", minimum=2, unit="boxes")
    offer(boxes, by=world.grace, amount=3)
    return promote(idea, by=world.ada)


def test_each_ask_stands_there_with_a_tick_or_a_clock(world, as_, asking):
    page = main_of(as_(world.mallory), f"/p/{asking.id}")
    assert "0 of 20 h offered; it may go on without" in page
    assert "3 of 2 boxes offered, the least is covered" in page
    assert page.count("condition--passed") == page.count("condition--waits") == 1


def test_what_is_not_covered_is_said_and_stops_nobody(world, as_, asking):
    assert as_(world.ada).post(f"/p/{asking.id}/activate").status_code == 303
    page = main_of(as_(world.ada), f"/p/{asking.id}")
    assert ("Asks still open" in page, "Before the trial goes on" in page, "Back to trial" in page) == (True, False, True)


def test_a_notice_without_its_yes_takes_the_button_and_says_why(world, as_):
    project = a_project(world.gardeners, world.ada)
    ada, path = as_(world.ada), f"/p/{project.id}"
    assert "It works, go on" in main_of(ada, path)
    notice = ada.post(f"{path}/notices", data=NOTICE | {"spends": "1"}).location
    page = main_of(ada, path)
    assert ("Waits for a yes of Mallory Marsh" in page, "It works, go on" in page) == (True, False)
    refused = ada.post(f"{path}/activate")
    assert (refused.status_code, "Mallory Marsh has not said yes yet" in refused.text) == (422, True)
    as_(world.mallory).post(f"{notice}/agree")
    assert ada.post(f"{path}/activate").status_code == 303


def test_the_lead_returns_to_trial_and_nobody_else(world, as_):
    project = a_project(world.gardeners, world.ada)
    as_(world.ada).post(f"/p/{project.id}/activate")
    assert as_(world.grace).post(f"/p/{project.id}/return").status_code == 403
    as_(world.ada).post(f"/p/{project.id}/return")
    assert "Trial until" in main_of(as_(world.grace), f"/p/{project.id}")


def test_a_trial_in_a_hidden_group_is_not_found(world, as_):
    project = a_project(world.attic, world.ada)
    assert as_(world.grace).post(f"/p/{project.id}/return").status_code == 404
