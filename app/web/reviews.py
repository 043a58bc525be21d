"""Handing an announcement in, asking for changes, saying that it is ready."""

from flask import Blueprint, redirect, request

from app.domain.announcements.operations import ask_for_changes, mark_ready, submit
from app.domain.announcements.queries import find_announcement
from app.edge.caller import caller

bp = Blueprint("reviews", __name__)


@bp.post("/n/<slug>/reviews")
def create(slug):
    submit(find_announcement(slug, seen_by=caller()), by=caller())
    return redirect(f"/n/{slug}", 303)


@bp.post("/n/<slug>/reviews/ready")
def update(slug):
    mark_ready(find_announcement(slug, seen_by=caller()), by=caller())
    return redirect(f"/n/{slug}", 303)


@bp.post("/n/<slug>/reviews/changes")
def destroy(slug):
    ask_for_changes(find_announcement(slug, seen_by=caller()), by=caller(), asked=request.form.get("asked", ""))
    return redirect(f"/n/{slug}", 303)
