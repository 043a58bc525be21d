"""Not now, because; and what quiet days do."""

from datetime import timedelta

import pytest

from app.core.clock import now, travel
from app.core.errors import Forbidden, Invalid
from app.domain.ideas.operations import back, consider, rest, rest_quiet_ideas, wake, warn_quiet_ideas
from app.domain.ideas.quiet import rests_at
from tests.domain.line import an_idea


@pytest.fixture
def idea(world):
    return an_idea(world.gardeners, world.ada)


@pytest.mark.parametrize("because", ["", " ", "x" * 501])
def test_an_idea_is_declined_only_with_a_reason(world, idea, because):
    with pytest.raises(Invalid) as refusal:
        rest(idea, by=world.ada, because=because)
    assert (set(refusal.value.errors), idea.thread.state) == ({"because"}, "growing")


def test_whoever_cares_for_it_says_not_now_and_nobody_else(world, idea):
    with pytest.raises(Forbidden):
        rest(idea, by=world.grace, because="I do not like it.")
    rest(idea, by=world.ada, because="The bench is full until March.")
    assert (idea.thread.state, idea.not_now) == ("resting", "The bench is full until March.")
    wake(idea, by=world.grace)
    assert (idea.thread.state, idea.not_now) == ("growing", "")


def test_after_three_quarters_of_thirty_days_one_is_warned_once(world, idea):
    assert (warn_quiet_ideas(by=world.house), rests_at(idea)) == (0, None)
    with travel(now() + timedelta(days=23)):
        assert [warn_quiet_ideas(by=world.house) for _ in range(2)] == [1, 0]
        assert rests_at(idea) == idea.thread.last_activity_at + timedelta(days=30)
        assert rest_quiet_ideas(by=world.house) == 0
        consider(idea, by=world.grace, side="doubt", body="Who sews?")
        assert (warn_quiet_ideas(by=world.house), rests_at(idea)) == (0, None)
    with travel(now() + timedelta(days=50)):
        assert warn_quiet_ideas(by=world.house) == 1


def test_a_clock_that_comes_late_rests_it_without_a_late_warning(world, idea):
    with travel(now() + timedelta(days=40)):
        assert warn_quiet_ideas(by=world.house) == 0
        assert [rest_quiet_ideas(by=world.house) for _ in range(2)] == [1, 0]
    assert (idea.thread.state, idea.not_now) == ("resting", "")


def test_an_offer_moves_it(world, idea):
    with travel(now() + timedelta(days=23)):
        back(idea, by=world.grace, way="use")
        assert rests_at(idea) is None


def test_only_the_house_lets_time_pass(world):
    for cause in (warn_quiet_ideas, rest_quiet_ideas):
        with pytest.raises(Forbidden):
            cause(by=world.ada)
