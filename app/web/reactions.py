"""A sign under what somebody said."""

from urllib.parse import urlsplit

from flask import Blueprint, redirect, render_template, request

from app.core.database import db
from app.domain.discussions.operations import react, unreact
from app.domain.discussions.paths import path_of
from app.domain.discussions.policy import can_react
from app.domain.discussions.queries import find_comment, find_thread, reactors_of
from app.edge.caller import caller

bp = Blueprint("reactions", __name__)


@bp.get("/t/<int:thread_id>/reactions")
def index(thread_id):
    thread = find_thread(thread_id, seen_by=caller())
    return _who(thread)


@bp.post("/t/<int:thread_id>/reactions")
def create(thread_id):
    thread = find_thread(thread_id, seen_by=caller())
    react(thread, by=caller(), kind=request.form.get("kind", ""))
    return redirect(_back_to(thread), 303)


@bp.post("/t/<int:thread_id>/reactions/delete")
def destroy(thread_id):
    thread = find_thread(thread_id, seen_by=caller())
    unreact(thread, by=caller())
    return redirect(_back_to(thread), 303)


@bp.get("/comments/<int:comment_id>/reactions")
def index_of_comment(comment_id):
    comment = find_comment(comment_id, seen_by=caller())
    return _who(comment.thread, comment)


@bp.post("/comments/<int:comment_id>/reactions")
def create_on_comment(comment_id):
    comment = find_comment(comment_id, seen_by=caller())
    react(comment.thread, by=caller(), kind=request.form.get("kind", ""), comment=comment)
    return redirect(_back_to(comment.thread, comment), 303)


@bp.post("/comments/<int:comment_id>/reactions/delete")
def destroy_on_comment(comment_id):
    comment = find_comment(comment_id, seen_by=caller())
    unreact(comment.thread, by=caller(), comment=comment)
    return redirect(_back_to(comment.thread, comment), 303)


def _back_to(thread, comment=None) -> str:
    """The page of the conversation from which the sign was given; without one, where it is found."""
    path, came = path_of(thread.kind, thread.id, thread.title), urlsplit(request.referrer or "")
    if came.netloc == request.host and came.path in (path, path.partition("-")[0]):
        return f"{came.path}{came.query and '?'}{came.query}{f'#comment_{comment.id}' if comment else ''}"
    return f"/comments/{comment.id}" if comment else path


def _who(thread, comment=None):
    gone = thread.is_deleted or comment is not None and comment.deleted_at
    given = [] if gone else list(db.session.scalars(reactors_of(thread, comment).limit(300)))
    mine = next((sign.kind for sign in given if sign.person_id == caller().id), None)
    about = {"thread": thread, "comment": comment, "may_react": can_react(caller(), thread) is True}
    return render_template("reactions/index.html", given=given, mine=mine, **about)
