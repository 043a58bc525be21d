"""The inbox: only what is addressed to me."""

from datetime import date, timedelta
from itertools import groupby

from flask import Blueprint, jsonify, render_template, request

from app.core.clock import now
from app.domain.people.quiet import quiet_until
from app.edge.caller import caller
from app.subscribers.notifications.queries import inbox_of, unread_count

bp = Blueprint("notifications", __name__)


@bp.get("/inbox")
def index():
    shown = "unread" if request.args.get("show") == "unread" else "all"
    page = inbox_of(caller(), unread_only=shown == "unread", after=request.args.get("after"))
    days = [(_called(day), list(rows)) for day, rows in groupby(page.rows, lambda told: told.row.updated_at.date())]
    return render_template("notifications/index.html", days=days, next=page.next, shown=shown, quiet=quiet_until(caller(), now()))


@bp.get("/inbox/count")
def count():
    return jsonify(unread=unread_count(caller()))


def _called(day: date) -> str:
    today = now().date()
    named = {today: "Today", today - timedelta(days=1): "Yesterday"}
    return named.get(day) or f"{day:%A} {day.day} {day:%B}" + (f" {day.year}" if day.year != today.year else "")
