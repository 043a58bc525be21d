"""Places and times as somebody wrote them, checked."""

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from app.core.clock import now
from app.core.errors import Invalid

USUALLY, LONGEST, FARTHEST = timedelta(hours=1), timedelta(days=31), timedelta(days=3 * 366)
MOST = 100_000


@cache
def zones() -> frozenset[str]:
    """The names of the world's time zones."""
    return frozenset(name for name in available_timezones() if len(name) <= 40)


def described(place: str, starts: str, ends: str, zone: str, capacity: str) -> dict:
    """Place, moments, zone and capacity as a gathering keeps them. Times are what a clock in `zone` shows, `2026-11-30T18:30`.

    Raises Invalid(place=…, starts=…, ends=…, zone=…, capacity=…). Without an end it lasts an hour.
    """
    place = " ".join(place.split())
    if not place or len(place) > 160:
        raise Invalid(place="Say where: a room, an address, or a link. At most 160 characters.")
    zone = zone.strip()
    if zone not in zones():
        raise Invalid(zone="Choose a time zone such as Europe/Berlin.")
    starts_at = _moment(starts, zone, "starts", "Say when it begins.")
    ends_at = _moment(ends, zone, "ends", "") if ends.strip() else starts_at + USUALLY
    if not now() < starts_at < now() + FARTHEST:
        raise Invalid(starts="Choose a time that is still to come, within three years.")
    if not starts_at < ends_at <= starts_at + LONGEST:
        raise Invalid(ends="It ends after it begins, and within a month.")
    return {"place": place, "zone": zone, "starts_at": starts_at, "ends_at": ends_at, "capacity": _capacity(capacity)}


def _moment(text: str, zone: str, field: str, required: str) -> datetime:
    text = text.strip()
    if not text:
        raise Invalid(**{field: required})
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Invalid(**{field: "A date and time like 2026-11-30 18:30 is needed here."}) from None
    if not 2000 <= moment.year <= 2200:
        raise Invalid(**{field: "Choose a time that is still to come, within three years."})
    return moment.replace(tzinfo=moment.tzinfo or ZoneInfo(zone), second=0, microsecond=0).astimezone(UTC)


def _capacity(text: str) -> int | None:
    text = text.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) <= 6 and 1 <= int(text) <= MOST):
        raise Invalid(capacity="A whole number from 1 on, or nothing where everybody fits.")
    return int(text)
