"""Gatherings as calendars read them (iCalendar, RFC 5545)."""

from datetime import UTC
from urllib.parse import urlsplit

from flask import Response
from icalendar import Calendar, Event

from app.domain.discussions.paths import path_of
from app.domain.gatherings.models import Gathering

STATES = {"yes": "CONFIRMED", "maybe": "TENTATIVE", "waiting": "TENTATIVE", "": "CONFIRMED"}


def calendar_of(dates: list[tuple[Gathering, str]], *, name: str, root: str) -> Response:
    """A calendar of `dates`, each with what its reader answered; `root` is the address of the house. No cache keeps it."""
    calendar = Calendar()
    calendar.add("prodid", "-//Kithline//Dates//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for gathering, answer in dates:
        calendar.add_component(_entry(gathering, answer, root))
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
