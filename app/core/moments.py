"""Moments as somebody types them, by their own clock."""

from collections.abc import Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from app.core.errors import Invalid


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
