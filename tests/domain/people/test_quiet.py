from datetime import UTC, datetime, timedelta

import pytest

from app.core.clock import now, travel
from app.core.errors import Forbidden, Invalid
from app.domain.people.models import Person
from app.domain.people.operations import keep_quiet, pause, resume
from app.domain.people.quiet import quiet_since, quiet_until

NIGHT, MORNING = 22 * 60, 7 * 60


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "since", "until"),
    [
        ("2026-01-10T20:59", None, None),
        ("2026-01-10T21:00", "2026-01-10T21:00", "2026-01-11T06:00"),
        ("2026-01-11T03:00", "2026-01-10T21:00", "2026-01-11T06:00"),
        ("2026-01-11T06:00", None, None),
        ("2026-07-10T20:30", "2026-07-10T20:00", "2026-07-11T05:00"),
    ],
)
def test_a_night_runs_over_midnight_on_ones_own_clock_summer_and_winter(moment, since, until):
    berliner = Person(zone="Europe/Berlin", quiet_from=NIGHT, quiet_to=MORNING)
    assert quiet_since(berliner, at(moment)) == (since and at(since))
    assert quiet_until(berliner, at(moment)) == (until and at(until))


def test_quiet_hours_may_lie_within_a_day_and_be_none_at_all():
    lunch = Person(zone="", quiet_from=12 * 60, quiet_to=13 * 60)
    assert quiet_since(lunch, at("2026-01-10T12:30")) == at("2026-01-10T12:00")
    assert quiet_since(lunch, at("2026-01-10T13:00")) is None
    assert quiet_since(Person(zone="", quiet_from=60, quiet_to=60), at("2026-01-10T01:00")) is None
    assert quiet_since(Person(zone=""), at("2026-01-10T01:00")) is None


def test_the_night_in_which_the_clock_is_set_ends_in_the_morning():
    berliner = Person(zone="Europe/Berlin", quiet_from=NIGHT, quiet_to=MORNING)
    assert quiet_until(berliner, at("2026-03-28T23:00")) == at("2026-03-29T05:00")


def test_a_pause_ends_by_itself_or_when_one_says_so(world):
    pause(world.ada, by=world.ada, hours=1)
    assert quiet_since(world.ada, now())
    with travel(now() + timedelta(hours=1)):
        assert quiet_since(world.ada, now()) is None
    resume(world.ada, by=world.ada)
    assert quiet_since(world.ada, now()) is None


@pytest.mark.parametrize("hours", [0, -1, 24 * 28 + 1])
def test_a_pause_has_an_end(world, hours):
    with pytest.raises(Invalid):
        pause(world.ada, by=world.ada, hours=hours)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"zone": "Mars/Base", "quiet_from": 1, "quiet_to": 2}, "zone"),
        ({"zone": "../etc", "quiet_from": 1, "quiet_to": 2}, "zone"),
        ({"zone": "", "quiet_from": 1, "quiet_to": None}, "quiet_to"),
    ],
)
def test_what_makes_no_sense_is_refused(world, said, field):
    with pytest.raises(Invalid) as refused:
        keep_quiet(world.ada, by=world.ada, **said)
    assert field in refused.value.errors


def test_nobody_sets_anothers_clock(world):
    with pytest.raises(Forbidden):
        pause(world.ada, by=world.grace, hours=1)
