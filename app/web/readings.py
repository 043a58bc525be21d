"""Marking things read."""

from flask import Blueprint, redirect, request

from app.edge.caller import caller
from app.subscribers.notifications.operations import mark_all_read, mark_read
from app.subscribers.notifications.queries import find_notification, told

bp = Blueprint("readings", __name__)


@bp.post("/inbox/<int:notification_id>/readings")
def create(notification_id):
    """Seen: back to the inbox, or with `open` on to the thing itself."""
    row = find_notification(notification_id, seen_by=caller())
    mark_read(row, by=caller())
    return redirect(told(row, seen_by=caller()).sentence.path if request.form.get("open") else "/inbox", 303)


@bp.post("/inbox/readings")
def create_all():
    """Everything seen."""
    mark_all_read(by=caller())
    return redirect("/inbox", 303)
