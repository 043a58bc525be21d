"""Working days, Monday to Friday, by the clock of the house."""

from datetime import UTC, datetime

import pytest

from app.core.moments import after_working_days, live_by


@pytest.fixture
def in_berlin():
    live_by("Europe/Berlin")
    yield
    live_by("UTC")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-11-23T10:00", 1, "2026-11-24T10:00"),
        ("2026-11-23T10:00", 5, "2026-11-30T10:00"),
        ("2026-11-27T10:00", 1, "2026-11-30T10:00"),
        ("2026-11-27T10:00", 5, "2026-12-04T10:00"),
        ("2026-11-28T10:00", 1, "2026-12-01T00:00"),
        ("2026-11-29T23:00", 5, "2026-12-07T00:00"),
        ("2026-11-25T10:00", 10, "2026-12-09T10:00"),
        ("2026-11-25T10:00", 0, "2026-11-25T10:00"),
    ],
)
def test_weekends_do_not_count(start, days, end):
    assert after_working_days(at(start), days) == at(end)


def test_the_house_decides_when_friday_is_over(in_berlin):
    # 23:30 UTC on Friday is Saturday in Berlin.
    assert after_working_days(at("2026-11-27T23:30"), 1) == at("2026-11-30T23:00")


def test_the_time_of_day_stays_when_the_clocks_change(in_berlin):
    assert after_working_days(at("2026-10-23T08:00"), 1) == at("2026-10-26T09:00")
