"""Where and when something is, as calendars read it (iCalendar, RFC 5545)."""

from urllib.parse import urlsplit

from flask import Response
from icalendar import Calendar, Event

from app.domain.announcements.models import Publication
from app.domain.announcements.own import Own


def calendar_with(publication: Publication, own: Own, *, root: str) -> Response:
    """A calendar with what the news invites to; `root` is the address of the house."""
    entry, calendar = Event(), Calendar()
    address = f"{root}news/{publication.slug}"
    entry.add("uid", f"news-{publication.id}@{urlsplit(root).hostname}")
    entry.add("dtstamp", publication.published_at)
    entry.add("dtstart", own.starts)
    if own.ends:
        entry.add("dtend", own.ends)
    entry.add("summary", publication.headline)
    entry.add("location", own.place)
    entry.add("description", f"{publication.summary}\n\n{address}")
    entry.add("url", address)
    calendar.add("prodid", "-//Kithline//News//EN")
    calendar.add("version", "2.0")
    calendar.add_component(entry)
    calendar.add_missing_timezones()
    return Response(calendar.to_ical(), mimetype="text/calendar", headers={"Content-Disposition": 'attachment; filename="date.ics"'})
