"""Talking in any thread."""

from flask import Blueprint, redirect, render_template, request

from app.core.database import db
from app.core.errors import Forbidden, Invalid
from app.core.parsing import number_of, truth_of
from app.domain.discussions.models import Comment
from app.domain.discussions.operations import comment_on, delete_comment, edit_comment, restore_comment
from app.domain.discussions.paths import path_of
from app.domain.discussions.policy import can_comment, can_edit_comment
from app.domain.discussions.queries import find_comment, find_thread, rooms_of, versions_of
from app.domain.drafts.operations import discard_draft
from app.domain.files.queries import files_on
from app.edge.caller import caller
from app.edge.limits import at_most
from app.edge.refusals import shows_again
from app.edge.uploads import takes_files
from app.web.attachments import attach_sent
from app.web.drafts import resumed
from app.web.exchanges import place_of
from app.web.quotes import begun, comment_named

bp = Blueprint("comments", __name__)


@bp.get("/t/<int:thread_id>/comments/new")
def new(thread_id, errors=None, form=None):
    """The form on a page of its own: where words that were refused, or an answer without script, are written."""
    thread = find_thread(thread_id, seen_by=caller())
    if (verdict := can_comment(caller(), thread)) is not True:
        raise Forbidden(verdict)
    form = form or resumed(request.args)
    parent = comment_named(form, "parent", thread) or comment_named(form, "quote", thread)
    rooms = rooms_of(thread, seen_by=caller())
    room = parent.group if parent and not parent.everywhere else _room(rooms, form.get("room"))
    kept = {name: form.get(name) for name in ("firsthand", "from_whom", "everywhere", "preview")}
    form = kept | {"body": begun(form, thread)}
    about = {"thread": thread, "rooms": rooms, "room": room, "parent": parent}
    return render_template("comments/new.html", errors=errors or {}, form=form, **about)


@bp.post("/t/<int:thread_id>/comments")
@at_most(120, "replies")
@takes_files
@shows_again(new)
def create(thread_id):
    thread = find_thread(thread_id, seen_by=caller())
    parent = find_comment(number_of(request.form, "parent"), seen_by=caller()) if request.form.get("parent") else None
    everywhere = truth_of(request.form, "everywhere")
    words = {name: request.form.get(name, "") for name in ("body", "firsthand", "from_whom")}
    room = _room(rooms_of(thread, seen_by=caller()), request.form.get("room"))
    comment = comment_on(thread, by=caller(), room=room, parent=parent, everywhere=everywhere, **words)
    attach_sent(comment)
    discard_draft(request.form.get("draft_place", ""), by=caller())
    return redirect(_place(comment), 303)


@bp.get("/comments/<int:comment_id>")
def show(comment_id):
    """The permalink: the page of the conversation that holds the comment."""
    return redirect(_place(find_comment(comment_id, seen_by=caller())), 303)


@bp.get("/comments/<int:comment_id>/whole")
def whole(comment_id):
    comment = find_comment(comment_id, seen_by=caller())
    return render_template("comments/whole.html", comment=comment, files=files_on(comment.thread, [comment]))


@bp.get("/comments/<int:comment_id>/edit")
def edit(comment_id, errors=None, form=None):
    comment = find_comment(comment_id, seen_by=caller())
    if not can_edit_comment(caller(), comment):
        raise Forbidden("Only who said it changes it.")
    return render_template("comments/edit.html", comment=comment, errors=errors or {}, form=form or {"body": comment.body})


@bp.post("/comments/<int:comment_id>/edit")
@takes_files
@shows_again(edit)
def update(comment_id):
    comment = edit_comment(find_comment(comment_id, seen_by=caller()), by=caller(), body=request.form.get("body", ""))
    attach_sent(comment)
    return redirect(_place(comment), 303)


@bp.post("/comments/<int:comment_id>/delete")
def destroy(comment_id):
    comment = find_comment(comment_id, seen_by=caller())
    delete_comment(comment, by=caller())
    return redirect(_place(comment), 303)


@bp.post("/comments/<int:comment_id>/restore")
def restore(comment_id):
    """Undo of what was just taken back."""
    comment = find_comment(comment_id, seen_by=caller())
    restore_comment(comment, by=caller())
    return redirect(_place(comment), 303)


@bp.get("/comments/<int:comment_id>/history")
def history(comment_id):
    comment = find_comment(comment_id, seen_by=caller())
    versions = [] if comment.deleted_at else list(db.session.scalars(versions_of(comment.thread, comment).limit(50)))
    return render_template("comments/history.html", comment=comment, versions=versions)


def _room(rooms, slug):
    room = next((group for group in rooms if group.slug == slug), None) if slug else rooms[0]
    if room is None:
        raise Invalid(room="This has not been brought to that group.")
    return room


def _place(comment: Comment) -> str:
    thread = comment.thread
    asked = [f"room={comment.group.slug}"] if comment.group_id != thread.group_id else []
    asked += place_of(comment)
    path = path_of(thread.kind, thread.id, "" if thread.is_deleted else thread.title)
    return f"{path}{'?' if asked else ''}{'&'.join(asked)}#comment_{comment.id}"
