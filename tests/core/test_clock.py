from datetime import UTC, datetime, timedelta, timezone

import pytest

from app.core.clock import now, travel

CHRISTMAS = datetime(2026, 12, 24, 18, tzinfo=timezone(timedelta(hours=1)))


def test_now_is_now_and_knows_its_zone():
    assert now().tzinfo is UTC
    assert abs(datetime.now(UTC) - now()) < timedelta(seconds=5)


def test_travelling_changes_the_time_inside_and_only_there():
    with travel(CHRISTMAS):
        assert now() == CHRISTMAS
        with travel(CHRISTMAS - timedelta(days=1)):
            assert now().day == 23
        assert now() == CHRISTMAS
    assert now() != CHRISTMAS


def test_one_comes_back_from_a_journey_that_went_wrong():
    with pytest.raises(ValueError), travel(CHRISTMAS):
        raise ValueError
    assert now() != CHRISTMAS
