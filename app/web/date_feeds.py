"""One's dates in one's own calendar: a secret address, shown once, that can be taken back."""

from flask import Blueprint, current_app, redirect, render_template, request

from app.domain.gatherings.operations import close_dates, open_dates
from app.domain.gatherings.queries import dates_of, person_behind_feed
from app.edge.caller import caller, open_door
from app.web.calendars import calendar_of

bp = Blueprint("date_feeds", __name__)


@bp.get("/feeds/<key>/dates.ics")
@open_door
def show(key):
    """Read anew each time as the one whose key it is, so that what they may no longer read is gone from it."""
    name = f"{current_app.config['HOUSE'].house_name} dates"
    return calendar_of(dates_of(person_behind_feed(key)), name=name, root=request.url_root)


@bp.post("/settings/dates")
def create():
    """Answered with the page itself: the address is nowhere kept, so no later page could show it."""
    return render_template("date_feeds/create.html", address=f"{request.url_root}feeds/{open_dates(by=caller())}/dates.ics")


@bp.post("/settings/dates/delete")
def destroy():
    close_dates(by=caller())
    return redirect("/settings#dates", 303)
