"""Working days: how long somebody has who need not answer at the weekend."""

from datetime import datetime, timedelta

DAY = timedelta(days=1)
SATURDAY = 5


def working_days_after(moment: datetime, number: int) -> datetime:
    """The same time of day, `number` working days later; what begins at a weekend begins with Monday's midnight."""
    if moment.weekday() >= SATURDAY:
        moment = moment.replace(hour=0, minute=0, second=0, microsecond=0) + DAY * (7 - moment.weekday())
    for _ in range(number):
        moment += DAY
        while moment.weekday() >= SATURDAY:
            moment += DAY
    return moment


def working_days_until(until: datetime, *, start: datetime) -> int:
    """How many working days lie between, begun ones counted; none once it is over."""
    days, moment = 0, start
    while moment < until:
        if moment.weekday() < SATURDAY:
            days += 1
        moment += DAY
    return days
