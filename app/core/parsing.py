"""Text from outside into values, or Invalid with the field named."""

import re
from collections.abc import Mapping
from datetime import date, time

from app.core.errors import Invalid

# Terminals and headers obey these; nobody means them. Tab and newline are meant.
_COMMANDS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def tidy(text: str) -> str:
    """`text` with one kind of line end, and without signs that command a terminal and show nobody anything."""
    return _COMMANDS.sub("", text.replace("\r\n", "\n")).strip()


def in_a_line(text: str) -> str:
    """The same for a name or a title: all of it in one line."""
    return " ".join(tidy(text).split())


def text_of(form: Mapping, field: str, *, limit: int, required: str | None = None) -> str:
    """The trimmed text of `field`, at most `limit` characters; `required` is what to say if it is empty."""
    text = tidy(form.get(field) or "")
    if required and not text:
        raise Invalid(**{field: required})
    if len(text) > limit:
        raise Invalid(**{field: f"That is {len(text):,} characters; {limit:,} fit here."})
    return text


def number_of(form: Mapping, field: str, *, low: int = 0, high: int = 2**31 - 1, default: int = 0) -> int:
    """The whole number in `field`, `default` if empty."""
    text = (form.get(field) or "").strip()
    if not text:
        return default
    try:
        number = int(text)
    except ValueError:
        raise Invalid(**{field: "A whole number is needed here."}) from None
    if not low <= number <= high:
        raise Invalid(**{field: f"A number from {low} to {high} is needed here."})
    return number


def date_of(form: Mapping, field: str) -> date | None:
    """The ISO date in `field`, None if empty."""
    text = (form.get(field) or "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid(**{field: "A date like 2026-11-23 is needed here."}) from None


def clock_of(form: Mapping, field: str) -> int | None:
    """The minute of the day that a time like 22:30 in `field` names, None if empty."""
    text = (form.get(field) or "").strip()
    if not text:
        return None
    try:
        moment = time.fromisoformat(text)
    except ValueError:
        raise Invalid(**{field: "A time like 22:30 is needed here."}) from None
    return moment.hour * 60 + moment.minute


def choice_of(form: Mapping, field: str, choices, *, default: str | None = None) -> str:
    """One of `choices` from `field`; `default` stands in for an empty field."""
    value = (form.get(field) or "").strip() or default
    if value not in choices:
        raise Invalid(**{field: "Choose one of those offered."})
    return value


def truth_of(form: Mapping, field: str) -> bool:
    """Whether the box `field` was ticked."""
    return form.get(field, "") not in ("", "0", "false", "off")
