"""Saying what came of it, and asking everybody who had a part."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.core.clock import now, travel
from app.core.database import db
from app.core.errors import Forbidden, Invalid, NotFound
from app.domain.discussions.operations import comment_on
from app.domain.ideas.operations import back, consider
from app.domain.lineage.credits import answers_of, credits_asked_of, credits_of, find_credit
from app.domain.outcomes.models import Outcome
from app.domain.outcomes.operations import (
    answer_credit,
    call_back,
    confirm,
    confirm_due_outcomes,
    deliver_outcome,
    edit_outcome,
    send_for_credit,
    supersede,
)
from app.domain.outcomes.queries import find_outcome, outcomes_in
from app.domain.posts.operations import write_post
from app.domain.projects.operations import promote, reopen, take_place
from app.domain.shares.operations import share
from tests.domain.line import RESULT, a_project, an_idea, an_outcome


@pytest.fixture
def outcome(world):
    return an_outcome(world.gardeners, world.ada)


def told(outcome) -> set:
    return {(credit.part, credit.person.handle.split("-")[0]) for credit in answers_of(outcome.thread)}


def test_credit_is_proposed_from_what_happened(world):
    post = write_post(world.gardeners, by=world.ada, body="Why do we throw away the straps?")
    share(post.thread, by=world.grace, into=world.council, note="Look")
    comment_on(post.thread, by=world.olga, body="I wonder too")
    idea = an_idea(world.gardeners, world.grace, out_of=post.thread)
    back(idea, by=world.mallory, way="test")
    back(idea, by=world.pat, way="follow")
    consider(idea, by=world.mallory, side="doubt", body="Where?")
    project = promote(idea, by=world.grace)
    take_place(project, by=world.olga)
    assert told(deliver_outcome(project, by=world.grace, **RESULT)) == {
        ("sparked", "ada"), ("shaped", "olga"), ("shaped", "grace"), ("shaped", "mallory"), ("backed", "mallory"), ("tested", "mallory"),
        ("built", "grace"), ("built", "olga"), ("decided", "grace"), ("carried", "grace"),
    }  # fmt: skip


def test_whoever_had_the_idea_sparked_it_where_nothing_came_before(world, outcome):
    assert told(outcome) == {("sparked", "ada"), ("built", "ada"), ("decided", "ada")}


def test_a_project_delivers_once_until_it_is_reopened(world, outcome):
    project = outcome.project
    with pytest.raises(Invalid):
        deliver_outcome(project, by=world.ada, **RESULT)
    reopen(project, by=world.ada)
    deliver_outcome(project, by=world.ada, **RESULT)
    assert db.session.scalar(select(func.count()).where(Outcome.project_id == project.id)) == 2


@pytest.mark.parametrize("name", ["grace", "mallory", "olga"])
def test_only_the_team_delivers(world, name):
    with pytest.raises(Forbidden):
        deliver_outcome(a_project(world.gardeners, world.ada), by=getattr(world, name), **RESULT)


@pytest.mark.parametrize("wrong", [{"title": ""}, {"type": "miracle"}, {"what_changed": ""}, {"evidence": "x" * 10_001}])
def test_what_makes_no_sense_is_refused_by_field(world, wrong):
    with pytest.raises(Invalid) as refusal:
        deliver_outcome(a_project(world.gardeners, world.ada), by=world.ada, **{**RESULT, **wrong})
    assert set(refusal.value.errors) == set(wrong)


def test_a_draft_is_its_groups_own(world, outcome):
    assert find_outcome(outcome.id, seen_by=world.grace) is outcome
    with pytest.raises(NotFound):
        find_outcome(outcome.id, seen_by=world.mallory)
    send_for_credit(outcome, by=world.ada)
    assert find_outcome(outcome.id, seen_by=world.mallory) is outcome
    assert not db.session.scalars(outcomes_in(world.gardeners)).all()


def test_everybody_answers_for_themselves(world, outcome):
    send_for_credit(outcome, by=world.ada)
    credit = answers_of(outcome.thread)[0]
    with pytest.raises(Forbidden):
        answer_credit(credit, by=world.grace, shown_as="name")
    with pytest.raises(NotFound):
        find_credit(credit.id, seen_by=world.grace)
    with pytest.raises(Invalid):
        answer_credit(credit, by=world.ada, shown_as="in gold")


def test_the_last_answer_settles_it(world, outcome):
    send_for_credit(outcome, by=world.ada)
    with pytest.raises(Invalid):
        confirm(outcome, by=world.ada)
    for credit, _ in db.session.execute(credits_asked_of(world.ada)).all():
        answer_credit(credit, by=world.ada, shown_as="group")
    assert (outcome.thread.state, outcome.confirmed_at is not None) == ("confirmed", True)
    confirm(outcome, by=world.ada)


def test_it_settles_by_itself_after_three_days(world, outcome):
    send_for_credit(outcome, by=world.ada)
    assert confirm_due_outcomes(by=world.house) == 0
    with travel(now() + timedelta(hours=73)):
        assert confirm_due_outcomes(by=world.house) == 1


def test_it_is_sent_round_once_and_can_be_called_back(world, outcome):
    send_for_credit(outcome, by=world.ada)
    with pytest.raises(Invalid):
        send_for_credit(outcome, by=world.ada)
    call_back(outcome, by=world.ada)
    edit_outcome(outcome, by=world.ada, **{**RESULT, "title": "The strap shelf"})
    assert (outcome.thread.state, outcome.thread.title) == ("draft", "The strap shelf")


def test_an_answer_may_be_changed_later(world, outcome):
    send_for_credit(outcome, by=world.ada)
    credit = answers_of(outcome.thread)[0]
    answer_credit(credit, by=world.ada, decline=True)
    assert (credit.state, credit.shown_as) == ("declined", "hidden")
    assert "sparked" not in credits_of(outcome.thread, seen_by=world.ada).by_part
    assert "sparked" in {part.part for part in credits_of(outcome.thread, seen_by=world.ada).credits}
    assert "sparked" not in {part.part for part in credits_of(outcome.thread, seen_by=world.grace).credits}
    answer_credit(credit, by=world.ada, shown_as="name")
    assert (credit.state, credit.shown_as) == ("confirmed", "name")


def test_a_newer_outcome_takes_its_place(world, outcome):
    for each in (outcome, None):
        if each is None:
            reopen(outcome.project, by=world.ada)
            each = deliver_outcome(outcome.project, by=world.ada, **RESULT)
        send_for_credit(each, by=world.ada)
        for credit in answers_of(each.thread):
            answer_credit(credit, by=world.ada, shown_as="name")
    supersede(outcome, by=world.ada)
    with pytest.raises(Invalid):
        supersede(each, by=world.ada)
    assert outcome.thread.state == "superseded"


def test_a_part_had_in_private_is_told_only_when_its_owner_agrees(world):
    post = write_post(world.gardeners, by=world.ada, body="Why?")
    share(post.thread, by=world.grace, into=world.council, note="Look")
    comment_on(post.thread, by=world.grace, body="Between us", room=world.council)
    outcome = an_outcome(world.gardeners, world.ada, out_of=post.thread)
    sheet = credits_of(outcome.thread, seen_by=world.mallory)
    assert ({part.person.name for part in sheet.credits}, sheet.others) == ({"Ada Lovelace"}, 1)
    assert credits_of(outcome.thread, seen_by=world.grace).others == 0
    for credit in answers_of(outcome.thread):
        answer_credit(credit, by=credit.person, shown_as="name")
    shaped = credits_of(outcome.thread, seen_by=world.mallory).by_part["shaped"]
    assert [(part.person.name, part.group) for part in shaped] == [("Grace Hopper", None)]
