"""When somebody wants to be left in peace: each night between two hours of their own clock, or until a pause is over."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.domain.people.models import Person

# Late enough that nothing is later.
NEVER = datetime(9999, 1, 1, tzinfo=UTC)


def quiet_since(person: Person, at: datetime) -> datetime | None:
    """Since when it has been quiet around `person` at the moment `at`; None where it is not."""
    begun = [beginning for beginning in (_pause(person, at), _hours(person, at)[0]) if beginning]
    return min(begun, default=None)


def quiet_until(person: Person, at: datetime) -> datetime | None:
    """Until when it stays quiet; None where it is not quiet at the moment `at`."""
    ends = [person.paused_until if _pause(person, at) else None, _hours(person, at)[1]]
    return max((end for end in ends if end), default=None)


def heard_until(person: Person, at: datetime) -> datetime:
    """What came before this moment has been rung for; what came later waits until it is no longer quiet."""
    return quiet_since(person, at) or NEVER


def zone_of(person: Person) -> ZoneInfo:
    """The person's own clock; UTC where they have not said."""
    return ZoneInfo(person.zone or "UTC")


def _pause(person: Person, at: datetime) -> datetime | None:
    return person.paused_at if person.paused_until and at < person.paused_until else None


def _hours(person: Person, at: datetime) -> tuple[datetime | None, datetime | None]:
    """The beginning and the end of the quiet hours in which `at` lies."""
    if person.quiet_from is None or person.quiet_to is None or person.quiet_from == person.quiet_to:
        return None, None
    today = at.astimezone(zone_of(person)).date()
    for day in (today - timedelta(days=1), today):
        begin, end = _at(person, day, person.quiet_from), _at(person, day, person.quiet_to)
        if person.quiet_to < person.quiet_from:
            end = _at(person, day + timedelta(days=1), person.quiet_to)
        if begin <= at < end:
            return begin, end
    return None, None


def _at(person: Person, day, minute: int) -> datetime:
    return datetime.combine(day, time(minute // 60, minute % 60), zone_of(person)).astimezone(UTC)
