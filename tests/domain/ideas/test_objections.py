"""The 48 hours of whoever said what an idea grew out of."""

from datetime import timedelta

import pytest

from app.core.clock import now, travel
from app.core.database import db
from app.core.errors import Forbidden, Invalid
from app.domain.ideas.operations import end_objection_times, object_to, wake
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
