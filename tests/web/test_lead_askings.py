"""Asking somebody to lead an idea: the start sheet, the question, the answer."""

from datetime import timedelta

import pytest

from app.core.clock import now, travel
from app.core.database import db
from app.domain.groups.operations import join
from app.domain.projects.lead_asking import LeadAsking
from app.domain.projects.models import Project
from app.domain.projects.operations import promote
from tests.domain.line import an_idea
from tests.subscribers.notifications.test_telling import words

SHEET = {"goal": "No strap in the bin", "trial_weeks": "2", "lead": "ask", "people": "@grace-hopper", "words": "You know the straps"}


@pytest.fixture
def idea(world):
    return an_idea(world.gardeners, world.ada)


def main_of(browser, path: str) -> str:
    return " ".join(browser.get(path).text.partition("<main")[2].split())


def ask(browser, idea, **words):
    return browser.post(f"/i/{idea.id}/promotions", data=SHEET | words)


def test_nothing_starts_before_the_asked_says_yes(world, as_, settle, idea):
    assert ask(as_(world.ada), idea).status_code == 303
    settle()
    assert db.session.query(Project).count() == 0
    assert "You asked Grace Hopper to lead it." in main_of(as_(world.ada), f"/i/{idea.id}")
    assert words(world.grace)[0] == "Ada Lovelace asks whether you would lead Keep the straps"
    page = main_of(as_(world.grace), f"/lead-askings/{db.session.query(LeadAsking).one().id}")
    assert [part for part in ("You know the straps", "No strap in the bin", "2 weeks") if part not in page] == []


def test_a_yes_starts_it_as_theirs(world, as_, settle, idea):
    ask(as_(world.ada), idea)
    asking = db.session.query(LeadAsking).one()
    answer = as_(world.grace).post(f"/lead-askings/{asking.id}/accept")
    project = db.session.query(Project).one()
    assert answer.location == f"/p/{project.id}"
    assert (project.lead_id, project.goal, idea.thread.state) == (world.grace.id, "No strap in the bin", "started")
    assert as_(world.grace).post(f"/lead-askings/{asking.id}/accept").location == f"/p/{project.id}"
    settle()
    assert "Grace Hopper leads, as you asked, Keep the straps" in words(world.ada)


def test_a_no_needs_no_reason_and_leaves_them_in_peace(world, as_, settle, idea):
    ask(as_(world.ada), idea)
    as_(world.grace).post(f"/lead-askings/{db.session.query(LeadAsking).one().id}/decline")
    settle()
    assert "Grace Hopper would rather not lead Keep the straps" in words(world.ada)
    refused = ask(as_(world.ada), idea)
    assert (refused.status_code, "would rather not. They know" in refused.text, "You know the straps" in refused.text) == (422, True, True)
    with travel(now() + timedelta(days=31)):
        assert ask(as_(world.ada), idea).status_code == 303


def test_asking_twice_is_once_and_can_be_taken_back(world, as_, idea):
    ask(as_(world.ada), idea)
    ask(as_(world.ada), idea)
    asking = db.session.query(LeadAsking).one()
    assert as_(world.grace).post(f"/lead-askings/{asking.id}/withdraw").status_code == 403
    as_(world.ada).post(f"/lead-askings/{asking.id}/withdraw")
    refused = as_(world.grace).post(f"/lead-askings/{asking.id}/accept")
    assert (refused.status_code, "taken back, meanwhile" in refused.text) == (422, True)
    assert db.session.query(Project).count() == 0


def test_nobody_answers_for_somebody_else(world, as_, idea):
    ask(as_(world.ada), idea)
    asking = db.session.query(LeadAsking).one()
    assert as_(world.ada).post(f"/lead-askings/{asking.id}/accept").status_code == 403
    assert as_(world.mallory).get(f"/lead-askings/{asking.id}").status_code == 404
    assert as_(world.mallory).post(f"/lead-askings/{asking.id}/decline").status_code == 404


@pytest.mark.parametrize("people", ["", "@olga-guest", "@mallory-marsh", "@ada-lovelace", "@nobody-here"])
def test_who_could_not_lead_it_is_not_asked(world, as_, idea, people):
    refused = ask(as_(world.ada), idea, people=people)
    assert (refused.status_code, "No strap in the bin" in refused.text) == (422, True)
    assert db.session.query(LeadAsking).count() == 0


def test_who_started_it_meanwhile_is_named(world, as_, idea):
    ask(as_(world.ada), idea)
    asking = db.session.query(LeadAsking).one()
    promote(idea, by=world.ada)
    assert "has started it meanwhile" in main_of(as_(world.grace), f"/lead-askings/{asking.id}")
    refused = as_(world.grace).post(f"/lead-askings/{asking.id}/accept")
    assert (refused.status_code, "Ada Lovelace has started this already" in refused.text) == (422, True)
    assert ask(as_(world.ada), idea).status_code == 422


def test_whoever_belongs_no_more_may_not_ask_and_hidden_is_hidden(world, as_, idea):
    assert ask(as_(world.mallory), idea).status_code == 403
    hidden = an_idea(world.attic, world.ada)
    assert ask(as_(world.grace), hidden).status_code == 404
    assert ask(as_(world.olga), idea).status_code == 403


def test_three_at_most_are_asked_at_once(world, as_, idea):
    for person in (world.mallory, world.pat):
        join(world.gardeners, by=person)
    for handle in ("@grace-hopper", "@mallory-marsh", "@pat-press"):
        assert ask(as_(world.ada), idea, people=handle).status_code == 303
    assert as_(world.pat).post(f"/lead-askings/{db.session.query(LeadAsking).order_by(LeadAsking.id.desc()).first().id}/accept")
    assert db.session.query(Project).one().lead_id == world.pat.id
