"""A sign under what somebody said."""

from flask import Blueprint, redirect, render_template, request
from sqlalchemy import false

from app.core.database import db
from app.core.pages import page_of
from app.domain.discussions.models import REACTIONS, Reaction
from app.domain.discussions.operations import react, unreact
from app.domain.discussions.policy import can_react
from app.domain.discussions.queries import find_comment, find_thread, reactions_to, reactors_of
from app.edge.caller import caller
from app.web.returning import back_to

bp = Blueprint("reactions", __name__)
SHOWN = 40


@bp.get("/t/<int:thread_id>/reactions")
def index(thread_id):
    thread = find_thread(thread_id, seen_by=caller())
    return _who(thread)


@bp.post("/t/<int:thread_id>/reactions")
def create(thread_id):
    thread = find_thread(thread_id, seen_by=caller())
    react(thread, by=caller(), kind=request.form.get("kind", ""))
    return redirect(back_to(thread), 303)


@bp.post("/t/<int:thread_id>/reactions/delete")
def destroy(thread_id):
    thread = find_thread(thread_id, seen_by=caller())
    unreact(thread, by=caller())
    return redirect(back_to(thread), 303)


@bp.get("/comments/<int:comment_id>/reactions")
def index_of_comment(comment_id):
    comment = find_comment(comment_id, seen_by=caller())
    return _who(comment.thread, comment)


@bp.post("/comments/<int:comment_id>/reactions")
def create_on_comment(comment_id):
    comment = find_comment(comment_id, seen_by=caller())
    react(comment.thread, by=caller(), kind=request.form.get("kind", ""), comment=comment)
    return redirect(back_to(comment.thread, comment), 303)


@bp.post("/comments/<int:comment_id>/reactions/delete")
def destroy_on_comment(comment_id):
    comment = find_comment(comment_id, seen_by=caller())
    unreact(comment.thread, by=caller(), comment=comment)
    return redirect(back_to(comment.thread, comment), 303)


def _who(thread, comment=None):
    gone, kind = thread.is_deleted or comment is not None and comment.deleted_at, request.args.get("kind", "")
    signs = reactors_of(thread, comment).where(false()) if gone else reactors_of(thread, comment)
    shown = signs.where(Reaction.kind == kind) if kind in REACTIONS else signs
    page = page_of(shown, Reaction.id, size=SHOWN, after=request.args.get("after"), scalars=True)
    own = db.session.scalar(signs.where(Reaction.person_id == caller().id))
    counts = (
        {} if gone else reactions_to([thread.id], comments=[comment.id] if comment else ()).get((thread.id, comment and comment.id), {})
    )
    about = {"thread": thread, "comment": comment, "may_react": can_react(caller(), thread) is True, "kind": kind, "counts": counts}
    return render_template("reactions/index.html", page=page, mine=own and own.kind, **about)
