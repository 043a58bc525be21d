"""Saved for later: one's own list, and putting things on it."""

from flask import Blueprint, redirect, render_template, request

from app.core.pages import page_of
from app.domain.bookmarks.models import Bookmark
from app.domain.bookmarks.operations import save, unsave
from app.domain.bookmarks.queries import bookmarks_of
from app.domain.discussions.queries import find_comment, find_thread
from app.edge.caller import caller
from app.web.returning import back_to

bp = Blueprint("bookmarks", __name__)


@bp.get("/saved")
def index():
    page = page_of(bookmarks_of(caller()), Bookmark.id, size=20, after=request.args.get("after"), scalars=True)
    return render_template("bookmarks/index.html", page=page)


@bp.post("/t/<int:thread_id>/bookmarks", defaults={"change": save})
@bp.post("/t/<int:thread_id>/bookmarks/delete", defaults={"change": unsave})
def update(thread_id, change):
    thread = find_thread(thread_id, seen_by=caller())
    change(thread, by=caller())
    return redirect(back_to(thread), 303)


@bp.post("/comments/<int:comment_id>/bookmarks", defaults={"change": save})
@bp.post("/comments/<int:comment_id>/bookmarks/delete", defaults={"change": unsave})
def update_comment(comment_id, change):
    comment = find_comment(comment_id, seen_by=caller())
    change(comment.thread, by=caller(), comment=comment)
    return redirect(back_to(comment.thread, comment), 303)
