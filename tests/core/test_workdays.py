from datetime import UTC, datetime, timedelta

import pytest

from app.core.workdays import working_days_after, working_days_until

FRIDAY = datetime(2026, 11, 27, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        (FRIDAY, 1, datetime(2026, 11, 30, 14, 30, tzinfo=UTC)),
        (FRIDAY, 5, datetime(2026, 12, 4, 14, 30, tzinfo=UTC)),
        (FRIDAY - timedelta(days=4), 3, datetime(2026, 11, 26, 14, 30, tzinfo=UTC)),
        (FRIDAY + timedelta(days=1), 3, datetime(2026, 12, 3, 0, 0, tzinfo=UTC)),
        (FRIDAY + timedelta(days=2), 1, datetime(2026, 12, 1, 0, 0, tzinfo=UTC)),
    ],
)
def test_weekends_do_not_count(start, number, end):
    assert working_days_after(start, number) == end
    assert end.weekday() < 5


def test_what_is_left_is_counted_in_working_days():
    until = working_days_after(FRIDAY, 3)
    left = [working_days_until(until, start=FRIDAY + timedelta(days=number)) for number in range(7)]
    assert left == [3, 2, 2, 2, 1, 0, 0]
