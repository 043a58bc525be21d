"""Moments as somebody types them, by their own clock; working days, by the clock of the house."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from app.core.errors import Invalid

SATURDAY = 5
_house = {"clock": ZoneInfo("UTC")}


def live_by(zone: str) -> None:
    """Let working days begin and end by the clock named in `zone` from now on."""
    _house["clock"] = ZoneInfo(zone)


def after_working_days(start: datetime, days: int) -> datetime:
    """The moment `days` working days, Monday to Friday, after `start`, at the same time of day in the house. What begins on a weekend
    begins with Monday."""
    day = start.astimezone(_house["clock"])
    if day.weekday() >= SATURDAY:
        day = (day + timedelta(days=7 - day.weekday())).replace(hour=0, minute=0, second=0, microsecond=0)
    for _ in range(days):
        day += timedelta(days=1 if day.weekday() < SATURDAY - 1 else 7 - day.weekday())
    return day.astimezone(UTC)


def moment_of(form: Mapping, field: str, *, zone: str = "clock") -> datetime | None:
    """The moment in `field`, as a browser's date and time field sends it, by the clock named in `zone`; None if empty."""
    text = (form.get(field) or "").strip()
    if not text:
        return None
    try:
        clock = ZoneInfo((form.get(zone) or "UTC").strip())
    except (ValueError, KeyError, OSError):
        raise Invalid(**{zone: "A time zone like Europe/Berlin is needed here."}) from None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=clock).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Invalid(**{field: "A date and time like 2026-11-23 09:00 is needed here."}) from None
