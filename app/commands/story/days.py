"""When things happen: so many working days before today, at such an hour, never later than now."""

from datetime import UTC, datetime, time, timedelta
from random import Random

OPENS, CLOSES = 7, 17
LONGEST_AGO = 200


class Calendar:
    """Working days counted back from `today`. Day 1 is the last working day before it."""

    def __init__(self, today: datetime):
        self.today = today.replace(microsecond=0)
        earlier = (self.today.date() - timedelta(days=n) for n in range(1, 2 * LONGEST_AGO))
        self.working_days = [day for day in earlier if day.weekday() < 5][:LONGEST_AGO]

    def at(self, when: str) -> datetime:
        """The moment meant by `152 22:40` (working days ago, time of day) or `now 35` (minutes ago)."""
        day, _, clock = when.partition(" ")
        if day == "now":
            return self.today - timedelta(minutes=float(clock))
        return datetime.combine(self.working_days[int(day) - 1], time.fromisoformat(clock), UTC)

    def later(self, moment: datetime, dice: Random, *, at_night: bool = False) -> datetime:
        """Some while after `moment`: minutes or hours, within office hours unless it is told of the night."""
        after = moment + timedelta(minutes=min(4 + dice.expovariate(1 / 75), 600), seconds=dice.randrange(60))
        if not at_night and not (after.weekday() < 5 and OPENS <= after.hour < CLOSES):
            after = self._next_morning(after) + timedelta(minutes=dice.randrange(5, 200))
        if after >= self.today - timedelta(minutes=1):
            after = moment + (self.today - moment) * dice.uniform(0.15, 0.45)
        return after

    def _next_morning(self, moment: datetime) -> datetime:
        day = moment.date() + timedelta(days=1 if moment.hour >= OPENS else 0)
        while day.weekday() >= 5:
            day += timedelta(days=1)
        return datetime.combine(day, time(OPENS, 10), UTC)
