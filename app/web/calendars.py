"""Dates as calendars read them (iCalendar, RFC 5545)."""

from datetime import UTC
from urllib.parse import urlsplit

from flask import Response
from icalendar import Calendar, Event

from app.domain.discussions.paths import path_of
from app.domain.gatherings.models import Gathering
from app.domain.outcomes.models import Outcome

STATES = {"yes": "CONFIRMED", "maybe": "TENTATIVE", "waiting": "TENTATIVE", "": "CONFIRMED"}


def calendar_of(dates: list[tuple[Gathering, str]], *, name: str, root: str) -> Response:
    """A calendar of `dates`, each with what its reader answered; `root` is the address of the house. No cache keeps it."""
    return _calendar([_entry(gathering, answer, root) for gathering, answer in dates], name)


def calendar_with(outcome: Outcome, *, root: str) -> Response:
    """A calendar with what an outcome says of when and where it was. No cache keeps it."""
    thread, entry = outcome.thread, Event()
    address = root.rstrip("/") + path_of("outcome", thread.id)
    changed = (thread.edited_at or thread.created_at).astimezone(UTC)
    entry.add("uid", f"outcome-{outcome.id}@{urlsplit(root).hostname}")
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("dtstart", outcome.starts)
    if outcome.ends:
        entry.add("dtend", outcome.ends)
    entry.add("summary", thread.title)
    entry.add("location", outcome.place)
    entry.add("description", f"{thread.excerpt}\n\n{thread.group.name}: {address}")
    entry.add("url", address)
    return _calendar([entry], thread.title)


def _calendar(entries: list[Event], name: str) -> Response:
    calendar = Calendar()
    calendar.add("prodid", "-//Kithline//Dates//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(entry)
    calendar.add_missing_timezones()
    response = Response(calendar.to_ical(), mimetype="text/calendar")
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _entry(gathering: Gathering, answer: str, root: str) -> Event:
    thread, entry = gathering.thread, Event()
    address = root.rstrip("/") + path_of("post", thread.id, thread.title)
    entry.add("uid", f"date-{gathering.id}@{urlsplit(root).hostname}")
    entry.add("dtstamp", gathering.changed_at.astimezone(UTC))
    entry.add("last-modified", gathering.changed_at.astimezone(UTC))
    entry.add("sequence", gathering.sequence)
    entry.add("dtstart", gathering.starts)
    entry.add("dtend", gathering.ends)
    entry.add("summary", f"Waiting: {thread.title}" if answer == "waiting" else thread.title)
    entry.add("location", gathering.place)
    entry.add("description", f"{thread.excerpt}\n\n{thread.group.name}: {address}")
    entry.add("url", address)
    entry.add("status", STATES[answer])
    entry.add("transp", "TRANSPARENT" if answer in ("maybe", "waiting") else "OPAQUE")
    return entry
