"""The 48 hours of whoever said what an idea grew out of."""

from datetime import timedelta

import pytest

from app.core.clock import now, travel
from app.core.database import db
from app.core.errors import Forbidden, Invalid
from app.domain.ideas.operations import (
    agree_to_merge,
    ask_to_merge,
    end_objection_times,
    object_to,
    rest,
    take_objection_back,
    wake,
)
from app.domain.lineage.models import Credit, Edge
from app.domain.lineage.queries import ancestors_of
from app.domain.posts.operations import write_post
from app.domain.projects.operations import promote
from tests.domain.line import an_idea

REASON = "I told it in confidence."


@pytest.fixture
def remark(world):
    return write_post(world.gardeners, by=world.grace, body="The straps are torn every night.")


@pytest.fixture
def idea(world, remark):
    return an_idea(world.gardeners, world.ada, out_of=remark.thread)


def credits(idea) -> list:
    return [(credit.person_id, credit.part) for credit in db.session.query(Credit).filter_by(thread_id=idea.id)]


def test_it_grows_at_once_and_the_author_has_48_hours(world, idea):
    assert idea.thread.state == "growing"
    assert idea.sparked_by is world.grace
    assert idea.object_until == idea.thread.created_at + timedelta(hours=48)


def test_ones_own_remark_waits_for_nobody(world):
    idea = an_idea(world.gardeners, world.ada, out_of=world.welcome.thread)
    assert (idea.object_until, idea.sparked_by_id) == (None, None)


def test_an_objection_lets_it_rest_apart_from_the_remark(world, idea, remark):
    object_to(idea, by=world.grace, reason=REASON)
    assert (idea.thread.state, idea.objection, idea.object_until) == ("resting", REASON, None)
    assert db.session.query(Edge).filter_by(child_id=idea.id).count() == 0


@pytest.mark.parametrize("reason", ["", "  ", "x" * 501])
def test_an_objection_says_why(world, idea, reason):
    with pytest.raises(Invalid) as refusal:
        object_to(idea, by=world.grace, reason=reason)
    assert set(refusal.value.errors) == {"reason"}
    assert idea.thread.state == "growing"


@pytest.mark.parametrize("name", ["ada", "mallory", "olga"])
def test_nobody_else_objects(world, idea, name):
    with pytest.raises(Forbidden):
        object_to(idea, by=getattr(world, name), reason=REASON)


def test_after_48_hours_it_is_too_late_and_the_spark_is_credited(world, idea):
    assert end_objection_times(by=world.house) == 0
    with travel(now() + timedelta(hours=49)):
        with pytest.raises(Forbidden):
            object_to(idea, by=world.grace, reason=REASON)
        assert [end_objection_times(by=world.house) for _ in range(2)] == [1, 0]
        assert credits(idea) == [(world.grace.id, "sparked")]
    with pytest.raises(Forbidden):
        end_objection_times(by=world.ada)


def test_a_clock_that_comes_weeks_late_does_no_harm(world, idea):
    with travel(now() + timedelta(days=40)):
        end_objection_times(by=world.house)
    assert credits(idea) == [(world.grace.id, "sparked")]


def test_one_objects_once_and_is_not_credited(world, idea):
    object_to(idea, by=world.grace, reason=REASON)
    with pytest.raises(Forbidden):
        object_to(idea, by=world.grace, reason="Again")
    with travel(now() + timedelta(hours=49)):
        assert end_objection_times(by=world.house) == 0
    assert credits(idea) == []


def test_who_cares_for_it_decides_how_it_goes_on(world, idea):
    object_to(idea, by=world.grace, reason=REASON)
    with pytest.raises(Forbidden):
        wake(idea, by=world.grace)
    wake(idea, by=world.ada)
    assert idea.thread.state == "growing"
    with pytest.raises(Forbidden):
        object_to(idea, by=world.grace, reason="Still not")


def test_starting_it_at_once_takes_nobodys_time_away(world, idea, remark):
    project = promote(idea, by=world.ada)
    object_to(idea, by=world.grace, reason=REASON)
    assert (idea.thread.state, project.thread.state) == ("started", "trial")
    assert remark.thread not in ancestors_of(project.thread)


def test_whoever_objected_takes_it_back_and_the_idea_wakes_naming_the_remark(world, idea, remark):
    object_to(idea, by=world.grace, reason=REASON)
    take_objection_back(idea, by=world.grace)
    assert (idea.thread.state, idea.objection, idea.sparked_by, idea.parted_from_id) == ("growing", "", world.grace, None)
    assert remark.thread in ancestors_of(idea.thread)
    assert credits(idea) == [(world.grace.id, "sparked")]


def test_it_is_taken_back_once_and_not_made_again(world, idea):
    object_to(idea, by=world.grace, reason=REASON)
    take_objection_back(idea, by=world.grace)
    with pytest.raises(Forbidden):
        take_objection_back(idea, by=world.grace)
    with pytest.raises(Forbidden):
        object_to(idea, by=world.grace, reason=REASON)
    with travel(now() + timedelta(hours=49)):
        assert end_objection_times(by=world.house) == 0


@pytest.mark.parametrize("name", ["ada", "mallory", "olga"])
def test_nobody_else_takes_it_back(world, idea, name):
    object_to(idea, by=world.grace, reason=REASON)
    with pytest.raises(Forbidden):
        take_objection_back(idea, by=getattr(world, name))


def test_once_whoever_cares_for_it_woke_it_nothing_is_taken_back(world, idea, remark):
    object_to(idea, by=world.grace, reason=REASON)
    wake(idea, by=world.ada)
    with pytest.raises(Forbidden):
        take_objection_back(idea, by=world.grace)
    assert (remark.thread in ancestors_of(idea.thread), credits(idea)) == (False, [])


def test_what_rests_for_another_reason_too_rests_on(world, idea, remark):
    rest(idea, by=world.ada, because="Not before spring.")
    object_to(idea, by=world.grace, reason=REASON)
    take_objection_back(idea, by=world.grace)
    assert (idea.thread.state, remark.thread in ancestors_of(idea.thread)) == ("resting", True)


def test_an_objection_parts_it_from_the_remark_alone(world, idea, remark):
    """Another idea of hers that went into it stays where it is: she objected to what grew out of her words."""
    hers = an_idea(world.gardeners, world.grace, title="Hers")
    merger = ask_to_merge(idea, by=world.ada, other=hers, keep_other=False, note="They are one.")
    agree_to_merge(merger, by=world.grace)
    object_to(idea, by=world.grace, reason=REASON)
    line = ancestors_of(idea.thread)
    assert (hers.thread in line, remark.thread in line) == (True, False)
