"""A second look, by somebody else."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core.clock import now, travel
from app.core.database import db
from app.core.errors import Forbidden, Invalid
from app.domain.discussions.operations import comment_on
from app.domain.groups.operations import join
from app.domain.moderation.models import Act
from app.domain.moderation.operations import (
    answer_appeal,
    appeal,
    bar_account,
    escalate_unanswered,
    refuse_post,
    report,
    set_gates,
    suspend_member,
    take_out,
)
from app.domain.moderation.queries import appeals_at, appeals_at_house
from app.domain.people.operations import appoint
from app.domain.posts.operations import write_post
from app.subscribers.notifications.queries import inbox_of
from app.subscribers.search.queries import search_for


@pytest.fixture
def pat(world):
    return appoint(world.pat, by=world.house, publishes=True, moderates=True)


@pytest.fixture
def said(world):
    join(world.gardeners, by=world.mallory)
    post = write_post(world.gardeners, by=world.mallory, title="Slugs", body="Slugs deserve better.")
    comment_on(post.thread, by=world.olga, body="Do gastropods?")
    return post


@pytest.fixture
def act(world, said):
    take_out(said.thread, by=world.grace, rule="noise", reason="Off the subject.")
    return db.session.scalar(select(Act).where(Act.kind == "removed"))


def test_only_whom_it_concerns_appeals_and_only_once(world, act):
    with pytest.raises(Forbidden):
        appeal(act, by=world.olga, words="Unfair.")
    appeal(act, by=world.mallory, words="They are garden animals.")
    with pytest.raises(Invalid, match="already"):
        appeal(act, by=world.mallory, words="Please.")


def test_an_appeal_needs_words_and_comes_within_a_month(world, act):
    with pytest.raises(Invalid) as refusal:
        appeal(act, by=world.mallory, words=" ")
    assert set(refusal.value.errors) == {"words"}
    with travel(now() + timedelta(days=31)), pytest.raises(Invalid, match="30 days ago"):
        appeal(act, by=world.mallory, words="They are garden animals.")


def test_somebody_else_of_the_group_answers_and_not_who_decided(world, act):
    row = appeal(act, by=world.mallory, words="They are garden animals.")
    assert row.desk == "group"
    with pytest.raises(Forbidden, match="You decided this yourself"):
        answer_appeal(row, by=world.grace, undo=False, reason="I was right.")
    for person in (world.mallory, world.olga, world.pat):
        with pytest.raises(Forbidden):
            answer_appeal(row, by=person, undo=True, reason="Let me.")
    assert answer_appeal(row, by=world.ada, undo=False, reason="Slugs have a group.").kind == "upheld"


def test_undoing_a_removal_brings_everything_back(world, said, act, settle):
    settle()
    assert search_for("gastropods", seen_by=world.ada).hits == []
    row = appeal(act, by=world.mallory, words="They are garden animals.")
    answer_appeal(row, by=world.ada, undo=True, reason="Slugs live in gardens.")
    settle()
    assert (said.thread.deleted_at, said.thread.removed_for) == (None, "")
    assert len(search_for("gastropods", seen_by=world.ada).hits) == 1
    assert len(search_for("slugs", seen_by=world.olga).hits) == 1
    assert "second_look" in [told.row.kind for told in inbox_of(world.mallory).rows]


def test_of_two_answers_one_counts(world, act, pat):
    row = appeal(act, by=world.mallory, words="They are garden animals.")
    answer_appeal(row, by=world.ada, undo=False, reason="It stands.")
    with pytest.raises(Invalid, match="Ada Lovelace has answered this meanwhile"):
        answer_appeal(row, by=pat, undo=True, reason="It does not.")


def test_where_a_group_has_nobody_else_the_house_answers(world, pat):
    join(world.council, by=world.mallory).state = "active"
    post = write_post(world.council, by=world.mallory, body="A word about budgets.")
    take_out(post.thread, by=world.grace, rule="noise", reason="Not now.")
    row = appeal(db.session.scalar(select(Act).where(Act.kind == "removed")), by=world.mallory, words="Why?")
    assert row.desk == "house"
    assert db.session.scalars(appeals_at(world.council, seen_by=world.grace)).all() == []
    assert db.session.scalars(appeals_at_house(seen_by=pat)).all() == [row]
    assert answer_appeal(row, by=pat, undo=True, reason="It was about the budget.").kind == "undone"


def test_an_appeal_that_waits_for_two_days_goes_to_the_house(world, act, pat):
    row = appeal(act, by=world.mallory, words="They are garden animals.")
    with travel(now() + timedelta(hours=49)):
        assert escalate_unanswered(by=world.house) == 1
        assert answer_appeal(row, by=pat, undo=True, reason="Slugs live in gardens.")


def test_undoing_a_suspension_lets_somebody_write_again(world, said):
    case = report(said.thread, by=world.olga, reason="noise").case
    act = suspend_member(case, by=world.grace, rule="noise", reason="Again.", days=7)
    answer_appeal(appeal(act, by=world.mallory, words="Once."), by=world.ada, undo=True, reason="It was once.")
    assert write_post(world.gardeners, by=world.mallory, body="Thank you.")


def test_who_alone_moderates_the_house_may_have_the_second_look_themselves(world, said, pat):
    case = report(said.thread, by=world.olga, reason="noise").case
    with travel(now() + timedelta(hours=49)):
        escalate_unanswered(by=world.house)
        row = appeal(bar_account(case, by=pat, rule="noise", reason="Rest.", hours=48), by=world.mallory, words="Harsh.")
        assert answer_appeal(row, by=pat, undo=True, reason="You are right.")
        assert world.mallory.is_active
        appoint(world.grace, by=world.house, moderates=True)


def test_who_has_a_colleague_in_the_house_does_not(world, said, pat):
    appoint(world.ada, by=world.house, moderates=True)
    case = report(said.thread, by=world.olga, reason="noise").case
    with travel(now() + timedelta(hours=49)):
        escalate_unanswered(by=world.house)
        row = appeal(bar_account(case, by=pat, rule="noise", reason="Rest.", hours=48), by=world.mallory, words="Harsh.")
        with pytest.raises(Forbidden, match="You decided this yourself"):
            answer_appeal(row, by=pat, undo=False, reason="No.")


def test_a_post_that_was_not_let_in_is_written_anew_and_not_appealed(world):
    set_gates(world.gardeners, by=world.ada, keepers_post=False, keepers_comment=False, approval="all")
    post = write_post(world.gardeners, by=world.olga, body="Hm.")
    refuse_post(post, by=world.grace, reason="Say more.")
    with pytest.raises(Forbidden):
        appeal(db.session.scalar(select(Act).where(Act.kind == "turned_down")), by=world.olga, words="But.")
