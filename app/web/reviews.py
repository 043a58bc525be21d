"""Handing an announcement in, pulling it back, asking for changes, saying that it is ready."""

from flask import Blueprint, redirect, request

from app.domain.announcements.operations import ask_for_changes, mark_ready, pull_back, submit
from app.domain.announcements.queries import find_announcement
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.announcements import show

bp = Blueprint("reviews", __name__)


@bp.post("/n/<slug>/reviews")
@shows_again(show)
def create(slug):
    submit(find_announcement(slug, seen_by=caller()), by=caller())
    return redirect(f"/n/{slug}", 303)


@bp.post("/n/<slug>/reviews/delete", defaults={"change": pull_back})
@bp.post("/n/<slug>/reviews/ready", defaults={"change": mark_ready})
def update(slug, change):
    change(find_announcement(slug, seen_by=caller()), by=caller())
    return redirect(f"/n/{slug}", 303)


@bp.post("/n/<slug>/reviews/changes")
@shows_again(show)
def changes(slug):
    ask_for_changes(find_announcement(slug, seen_by=caller()), by=caller(), asked=request.form.get("asked", ""))
    return redirect(f"/n/{slug}", 303)
