"""Reporting, and what those at a desk make of it."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.core.clock import now, travel
from app.core.database import db
from app.core.errors import Forbidden, Gone, Invalid, NotFound
from app.domain.discussions.operations import comment_on, react
from app.domain.discussions.queries import find_comment
from app.domain.groups.operations import join, leave
from app.domain.ideas.operations import propose
from app.domain.ideas.queries import find_idea
from app.domain.moderation.models import Act, Case, Report
from app.domain.moderation.operations import (
    bar_account,
    dismiss,
    escalate_unanswered,
    forget_copies,
    remove,
    report,
    suspend_member,
    take_out,
    warn,
)
from app.domain.moderation.queries import cases_at, cases_at_house, find_case, find_report, reports_of
from app.domain.people.operations import appoint
from app.domain.posts.operations import write_post
from app.subscribers.notifications.queries import inbox_of
from app.subscribers.search.queries import search_for

IDEA = {"title": "Nets", "what_if": "What if we hung nets?", "would_help": "The peas.", "first_step": "Buy one."}


@pytest.fixture
def pat(world):
    """Pat moderates the house and belongs to no group."""
    return appoint(world.pat, by=world.house, publishes=True, moderates=True)


@pytest.fixture
def rude(world):
    """Mallory says something rude between two others."""
    join(world.gardeners, by=world.mallory)
    comment_on(world.welcome.thread, by=world.olga, body="Peas, please.")
    comment = comment_on(world.welcome.thread, by=world.mallory, body="Peas are for fools and simpletons.")
    comment_on(world.welcome.thread, by=world.olga, body="That was unkind.")
    return comment


@pytest.fixture
def case(world, rude):
    return report(rude, by=world.olga, reason="unkind", words="I felt mocked.").case


def kinds(person) -> list[str]:
    return [told.row.kind for told in inbox_of(person).rows]


def cases(query) -> list[int]:
    return [row.id for row in db.session.scalars(query)]


def test_a_report_copies_the_words_and_their_neighbours(world, case):
    assert "simpletons" in case.copy["body_html"]
    assert (case.copy["before"]["by"], case.copy["after"]["by"]) == ("Olga Guest", "Olga Guest")
    assert "Peas, please." in case.copy["before"]["body_html"]
    assert case.key == f"comment:{case.comment_id}"


def test_one_person_reports_a_thing_once_while_it_waits_and_others_add_to_it(world, rude, case):
    again = report(rude, by=world.olga, reason="noise")
    report(rude, by=world.ada, reason="noise")
    assert (again.case_id, again.reason) == (case.id, "unkind")
    db.session.refresh(case)
    assert case.report_count == 2
    assert db.session.scalar(select(func.count()).select_from(Report)) == 2
    assert [row.reason for row in reports_of(case)] == ["unkind", "noise"]


@pytest.mark.parametrize(("said", "field"), [({"reason": "boring"}, "reason"), ({"reason": "other"}, "words")])
def test_a_report_says_what_is_wrong(world, rude, said, field):
    with pytest.raises(Invalid) as refusal:
        report(rude, by=world.olga, **said)
    assert set(refusal.value.errors) == {field}


def test_nobody_reports_their_own_or_what_they_may_not_read(world, rude):
    with pytest.raises(Forbidden, match="This is yours"):
        report(rude, by=world.mallory, reason="unkind")
    secret = write_post(world.attic, by=world.ada, body="Quiet.")
    with pytest.raises(Forbidden):
        report(secret.thread, by=world.grace, reason="unkind")


def test_those_who_look_after_the_group_are_told_and_not_by_whom(world, case, settle):
    settle()
    for person in (world.ada, world.grace):
        rows = [told for told in inbox_of(person).rows if told.row.kind == "case"]
        assert [(told.row.actor_id, told.sentence.who) for told in rows] == [(world.house.id, "")]
        assert cases(cases_at(world.gardeners, seen_by=person)) == [case.id]
    assert "case" not in kinds(world.mallory) + kinds(world.olga)


def test_what_a_keeper_said_goes_to_the_house_and_not_to_the_other_keepers(world, pat, settle):
    case = report(world.welcome.thread, by=world.olga, reason="false").case
    assert (case.desk, case.because) == ("house", "keeper")
    settle()
    assert "case" in kinds(pat)
    assert "case" not in kinds(world.grace)
    assert cases(cases_at(world.gardeners, seen_by=world.grace)) == []
    assert cases(cases_at_house(seen_by=pat)) == [case.id]
    with pytest.raises(NotFound):
        find_case(case.id, seen_by=world.grace)
    with pytest.raises(Forbidden, match="judged by the moderators of the house"):
        dismiss(case, by=world.grace, reason="She is fine.")


def test_a_profile_goes_to_the_house(world, pat):
    case = report(world.mallory, by=world.olga, reason="unkind").case
    assert (case.desk, case.group_id, case.noun) == ("house", None, "profile")
    remove(case, by=pat, rule="unkind", reason="Not about others.")
    assert world.mallory.about == ""


def test_what_waits_for_two_days_goes_to_the_house_as_well(world, pat, case, settle):
    assert escalate_unanswered(by=world.house) == 0
    with travel(now() + timedelta(hours=49)):
        assert escalate_unanswered(by=world.house) == 1
        assert escalate_unanswered(by=world.house) == 0
        settle()
        assert "case" in kinds(pat)
        assert find_case(case.id, seen_by=pat).because == "unanswered"
        dismiss(find_case(case.id, seen_by=world.grace), by=world.grace, reason="Late, but answered.")


def test_only_those_at_the_desk_decide(world, pat, case):
    for person in (world.olga, world.mallory, pat):
        with pytest.raises((Forbidden, NotFound)):
            dismiss(find_case(case.id, seen_by=person), by=person, reason="No.")
    for person in (world.mallory, pat):
        with pytest.raises(Forbidden):
            dismiss(case, by=person, reason="No.")


def test_a_dismissal_tells_the_reporter_why_and_the_author_nothing(world, case, settle):
    dismiss(case, by=world.grace, reason="Rough, but about peas.")
    settle()
    row = next(told for told in inbox_of(world.olga).rows if told.row.kind == "result")
    seen = find_report(int(row.row.detail), seen_by=world.olga)
    assert (seen.case.act.kind, seen.case.act.reason) == ("dismissed", "Rough, but about peas.")
    assert "verdict" not in kinds(world.mallory)
    with pytest.raises(NotFound):
        find_report(seen.id, seen_by=world.ada)


def test_a_removal_leaves_a_stub_with_the_reason_and_is_found_no_more(world, rude, case, settle):
    settle()
    before = rude.thread.comment_count
    remove(case, by=world.grace, rule="unkind", reason="Attacks people, not ideas.")
    settle()
    assert (rude.removed_for, rude.deleted_by_id) == ("Attacks people, not ideas.", world.grace.id)
    assert rude.thread.comment_count == before - 1
    assert search_for("simpletons", seen_by=world.ada).hits == []
    assert "verdict" in kinds(world.mallory)
    assert "result" in kinds(world.olga)


def test_a_removed_idea_says_that_and_why(world):
    join(world.gardeners, by=world.mallory)
    idea = propose(world.gardeners, by=world.mallory, **IDEA)
    take_out(idea.thread, by=world.grace, rule="noise", reason="The fourth time this week.")
    with pytest.raises(Gone, match="The fourth time this week"):
        find_idea(idea.id, seen_by=world.ada)


def test_a_removed_idea_of_a_hidden_group_is_simply_not_there(world):
    idea = propose(world.attic, by=world.ada, **IDEA)
    idea.thread.removed_for, idea.thread.deleted_at = "Because", now()
    with pytest.raises(NotFound) as refusal:
        find_idea(idea.id, seen_by=world.grace)
    assert not isinstance(refusal.value, Gone)


def test_a_keeper_takes_out_what_nobody_has_reported_and_says_why(world, rude):
    with pytest.raises(Invalid) as refusal:
        take_out(rude, by=world.grace, rule="unkind", reason="")
    assert set(refusal.value.errors) == {"reason"}
    for person in (world.olga, world.mallory):
        with pytest.raises(Forbidden):
            take_out(rude, by=person, rule="unkind", reason="No.")
    with pytest.raises(Forbidden, match="judged by the moderators of the house"):
        take_out(world.welcome.thread, by=world.grace, rule="noise", reason="Mine now.")


def test_of_two_moderators_one_acts_and_the_other_is_told_who(world, case):
    remove(case, by=world.grace, rule="unkind", reason="Attacks people.")
    with pytest.raises(Invalid, match="Grace Hopper has decided this meanwhile"):
        dismiss(case, by=world.ada, reason="Leave it.")
    assert db.session.scalars(select(Act.kind)).all() == ["removed"]


def test_what_its_author_took_back_meanwhile_cannot_be_taken_out_too(world, rude, case):
    rude.deleted_at = now()
    db.session.flush()
    with pytest.raises(Invalid, match="taken it back meanwhile"):
        remove(case, by=world.grace, rule="unkind", reason="Attacks people.")


def test_a_warning_names_the_rule_and_leaves_the_words(world, rude, case, settle):
    act = warn(case, by=world.grace, rule="unkind", reason="Please argue with ideas.")
    settle()
    assert (act.rule, rude.deleted_at) == ("unkind", None)
    assert "verdict" in kinds(world.mallory)


def test_who_is_suspended_reads_and_does_not_write_until_it_ends_by_itself(world, rude, case):
    suspend_member(case, by=world.grace, rule="unkind", reason="Third time.", days=3)
    for write in (
        lambda: write_post(world.gardeners, by=world.mallory, body="Hm."),
        lambda: comment_on(world.welcome.thread, by=world.mallory, body="Hm."),
        lambda: react(world.welcome.thread, by=world.mallory, kind="like"),
    ):
        with pytest.raises(Forbidden, match="You are suspended in Gardeners until"):
            write()
    assert find_comment(rude.id, seen_by=world.mallory)
    with travel(now() + timedelta(days=3, minutes=1)):
        assert comment_on(world.welcome.thread, by=world.mallory, body="Back.")


def test_leaving_and_coming_back_does_not_end_a_suspension(world, case):
    suspend_member(case, by=world.grace, rule="unkind", reason="Third time.", days=3)
    leave(world.gardeners, by=world.mallory)
    join(world.gardeners, by=world.mallory)
    with pytest.raises(Forbidden, match="You are suspended"):
        write_post(world.gardeners, by=world.mallory, body="Me again.")


@pytest.mark.parametrize("days", [0, 31, -1])
def test_a_suspension_lasts_from_one_to_thirty_days(world, case, days):
    with pytest.raises(Invalid) as refusal:
        suspend_member(case, by=world.grace, rule="unkind", reason="Rude.", days=days)
    assert set(refusal.value.errors) == {"days"}


def test_only_the_house_lets_an_account_rest_and_only_groups_suspend(world, pat, case):
    with pytest.raises(Forbidden):
        bar_account(case, by=world.grace, rule="unkind", reason="Rude.", hours=24)
    with travel(now() + timedelta(hours=49)):
        escalate_unanswered(by=world.house)
        with pytest.raises(Forbidden):
            suspend_member(case, by=pat, rule="unkind", reason="Rude.", days=3)
        with pytest.raises(Invalid):
            bar_account(case, by=pat, rule="unkind", reason="Rude.", hours=73)
        bar_account(case, by=pat, rule="unkind", reason="Rude.", hours=72)
        assert not world.mallory.is_active
    with travel(now() + timedelta(hours=49 + 73)):
        assert world.mallory.is_active


def test_copies_are_forgotten_a_month_after_the_decision(world, case):
    dismiss(case, by=world.grace, reason="Fine.")
    with travel(now() + timedelta(days=31)):
        assert forget_copies(by=world.house) == 1
        assert forget_copies(by=world.house) == 0
    assert db.session.get(Case, case.id).copy == {}
