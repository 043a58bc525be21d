"""Two ideas become one, by agreement or after five working days, and two again."""

from datetime import timedelta

import pytest

from app.core.clock import now, travel
from app.core.database import db
from app.core.errors import Forbidden, Invalid, NotFound
from app.core.moments import after_working_days
from app.domain.discussions.operations import comment_on
from app.domain.ideas.models import Backing
from app.domain.ideas.operations import (
    agree_to_merge,
    ask_for,
    ask_to_merge,
    back,
    call_off_merge,
    merge_due_ideas,
    offer,
    refuse_merge,
    rest,
    split_ideas,
)
from app.domain.ideas.queries import find_merger
from app.domain.lineage.models import Edge
from app.domain.posts.operations import write_post
from app.domain.projects.operations import promote
from tests.domain.line import an_idea

WHY = "Both keep what is torn."


@pytest.fixture
def mine(world):
    return an_idea(world.gardeners, world.ada, title="Keep the straps")


@pytest.fixture
def theirs(world):
    return an_idea(world.gardeners, world.grace, title="Keep the covers")


@pytest.fixture
def asked(world, mine, theirs):
    return ask_to_merge(mine, by=world.ada, other=theirs, keep_other=True, note=WHY)


def ways_behind(idea) -> set:
    return {(row.person_id, row.way, row.hours) for row in db.session.query(Backing).filter_by(idea_id=idea.id)}


def parents_of(idea) -> set:
    return {edge.parent_id for edge in db.session.query(Edge).filter_by(child_id=idea.id)}


def test_both_agree_and_they_are_one(world, mine, theirs, asked):
    assert (mine.thread.state, asked.state) == ("growing", "asked")
    agree_to_merge(asked, by=world.grace)
    assert (mine.thread.state, theirs.thread.state, asked.state) == ("merged", "growing", "merged")
    assert mine.id in parents_of(theirs)


def test_nobody_is_doubled_and_nobody_is_lost(world, mine, theirs, asked):
    back(mine, by=world.olga, way="use")
    back(mine, by=world.pat, way="help", hours=3)
    back(theirs, by=world.pat, way="help", hours=5)
    back(theirs, by=world.grace, way="lead")
    agree_to_merge(asked, by=world.grace)
    assert ways_behind(theirs) == {(world.olga.id, "use", 0), (world.pat.id, "help", 5), (world.grace.id, "lead", 0)}
    assert (theirs.backer_count, theirs.helper_count) == (3, 1)


def test_what_it_asks_for_is_asked_there(world, mine, theirs, asked):
    van = ask_for(mine, by=world.ada, kind="thing", what="a van", minimum=1)
    offer(van, by=world.pat, amount=1)
    agree_to_merge(asked, by=world.grace)
    assert (van.idea_id, theirs.ask_count, theirs.covered_count, mine.ask_count) == (theirs.id, 1, 1, 0)


def test_both_trees_are_kept_and_comments_stay_where_they_were(world):
    first, second = (write_post(world.gardeners, by=world.olga, body=body) for body in ("Straps tear.", "Covers tear."))
    mine, theirs = an_idea(world.gardeners, world.ada, out_of=first.thread), an_idea(world.gardeners, world.grace, out_of=second.thread)
    said = comment_on(mine.thread, by=world.olga, body="Orange ones last.")
    agree_to_merge(ask_to_merge(mine, by=world.ada, other=theirs, keep_other=True, note=WHY), by=world.grace)
    assert parents_of(theirs) == {second.id, mine.id}
    assert parents_of(mine) == {first.id}
    assert said.thread_id == mine.id


def test_who_cares_for_both_asks_nobody(world, mine):
    other = an_idea(world.gardeners, world.ada, title="Keep the buckles")
    merger = ask_to_merge(mine, by=world.ada, other=other, keep_other=False, note=WHY)
    assert (merger.state, other.thread.state, mine.thread.state) == ("merged", "merged", "growing")


def test_silence_for_five_working_days_means_yes(world, mine, asked):
    assert asked.due_at == after_working_days(asked.created_at, 5)
    with travel(asked.due_at - timedelta(minutes=1)):
        assert merge_due_ideas(by=world.house) == 0
    with travel(asked.due_at + timedelta(days=9)):
        assert [merge_due_ideas(by=world.house) for _ in range(2)] == [1, 0]
    assert mine.thread.state == "merged"


def test_what_has_moved_on_meanwhile_stays_as_it_is(world, mine, asked):
    promote(mine, by=world.ada)
    with travel(asked.due_at):
        assert merge_due_ideas(by=world.house) == 0
    assert (mine.thread.state, asked.state) == ("started", "lapsed")


def test_a_no_says_why_and_ends_it(world, mine, asked):
    with pytest.raises(Invalid) as refusal:
        refuse_merge(asked, by=world.grace, reason=" ")
    assert set(refusal.value.errors) == {"reason"}
    refuse_merge(asked, by=world.grace, reason="Covers are sewn, straps are riveted.")
    with pytest.raises(Invalid):
        agree_to_merge(asked, by=world.grace)
    with travel(asked.due_at):
        assert merge_due_ideas(by=world.house) == 0
    assert mine.thread.state == "growing"


def test_who_asked_cannot_answer_and_calls_it_off(world, mine, asked):
    for answer in (agree_to_merge, call_off_merge):
        with pytest.raises(Forbidden):
            answer(asked, by={agree_to_merge: world.ada, call_off_merge: world.grace}[answer])
    call_off_merge(asked, by=world.ada)
    assert asked.state == "lapsed"


@pytest.mark.parametrize("name", ["grace", "mallory", "olga"])
def test_only_who_cares_for_one_asks(world, mine, theirs, name):
    with pytest.raises(Forbidden):
        ask_to_merge(mine, by=getattr(world, name), other=theirs, keep_other=True, note=WHY)


def test_one_question_at_a_time(world, mine, theirs, asked):
    third = an_idea(world.gardeners, world.ada, title="Keep the nets")
    with pytest.raises(Invalid) as refusal:
        ask_to_merge(third, by=world.ada, other=theirs, keep_other=True, note=WHY)
    assert set(refusal.value.errors) == {"other"}


def test_an_idea_is_not_merged_with_itself_nor_without_a_word_why(world, mine, theirs):
    with pytest.raises(Invalid) as refusal:
        ask_to_merge(mine, by=world.ada, other=mine, keep_other=True, note=WHY)
    assert set(refusal.value.errors) == {"other"}
    with pytest.raises(Invalid) as refusal:
        ask_to_merge(mine, by=world.ada, other=theirs, keep_other=True, note="")
    assert set(refusal.value.errors) == {"note"}


def test_nothing_leaves_a_closed_group_by_being_merged(world, theirs):
    hidden = an_idea(world.council, world.grace)
    for one, other in ((hidden, theirs), (theirs, hidden)):
        with pytest.raises(Invalid) as refusal:
            ask_to_merge(one, by=world.grace, other=other, keep_other=True, note=WHY)
        assert set(refusal.value.errors) == {"other"}


def test_what_rests_may_be_merged_and_what_grew_out_of_the_other_too(world, mine):
    child = an_idea(world.gardeners, world.ada, title="Bags of straps", out_of=mine.thread)
    rest(mine, by=world.ada, because="It is winter.")
    ask_to_merge(mine, by=world.ada, other=child, keep_other=True, note=WHY)
    assert (mine.thread.state, parents_of(child)) == ("merged", {mine.id})


def test_they_are_split_again_with_what_each_brought(world, mine, theirs, asked):
    back(mine, by=world.pat, way="help", hours=3)
    van = ask_for(mine, by=world.ada, kind="thing", what="a van", minimum=1)
    agree_to_merge(asked, by=world.grace)
    with pytest.raises(Forbidden):
        split_ideas(asked, by=world.pat)
    split_ideas(asked, by=world.ada)
    assert (mine.thread.state, asked.state, van.idea_id) == ("growing", "split", mine.id)
    assert (ways_behind(theirs), parents_of(theirs), theirs.ask_count) == (set(), set(), 0)
    assert (mine.helper_count, mine.ask_count) == (1, 1)
    with pytest.raises(Invalid):
        split_ideas(asked, by=world.ada)


def test_after_thirty_days_they_stay_one(world, asked):
    agree_to_merge(asked, by=world.grace)
    with travel(now() + timedelta(days=31)), pytest.raises(Invalid):
        split_ideas(asked, by=world.ada)


def test_a_question_is_read_by_those_it_concerns(world, asked):
    assert find_merger(asked.id, seen_by=world.grace)[0] is asked
    with pytest.raises(NotFound):
        find_merger(asked.id, seen_by=world.pat)
