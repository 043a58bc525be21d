"""Letting an announcement out, and taking it back."""

from flask import Blueprint, redirect, request

from app.domain.announcements.operations import publish, withdraw_publication
from app.domain.announcements.queries import find_announcement
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.announcements import show

bp = Blueprint("publications", __name__)


@bp.post("/n/<slug>/publications")
@shows_again(show)
def create(slug):
    publish(find_announcement(slug, seen_by=caller()), by=caller())
    return redirect(f"/n/{slug}", 303)


@bp.post("/n/<slug>/publications/delete")
@shows_again(show)
def destroy(slug):
    withdraw_publication(find_announcement(slug, seen_by=caller()), by=caller(), reason=request.form.get("reason", ""))
    return redirect(f"/n/{slug}", 303)
