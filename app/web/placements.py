"""Where a post stands: on top, closed for replies, in another group."""

from flask import Blueprint, redirect, render_template, request

from app.core.database import db
from app.core.errors import Forbidden, Invalid
from app.core.parsing import number_of
from app.domain.discussions.paths import path_of
from app.domain.discussions.queries import find_thread
from app.domain.groups.queries import find_group_by_id
from app.domain.placements.operations import lock, move_post, pin, unlock, unpin
from app.domain.placements.policy import KEEPERS, can_lock, can_move
from app.domain.placements.queries import groups_to_move_to, widens
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.returning import back_to

bp = Blueprint("placements", __name__)


@bp.post("/t/<int:thread_id>/pin", defaults={"change": pin})
@bp.post("/t/<int:thread_id>/pin/delete", defaults={"change": unpin})
@bp.post("/t/<int:thread_id>/lock/delete", defaults={"change": unlock})
def update(thread_id, change):
    thread = find_thread(thread_id, seen_by=caller())
    change(thread, by=caller())
    return redirect(back_to(thread), 303)


@bp.get("/t/<int:thread_id>/lock")
def new_lock(thread_id, errors=None, form=None):
    thread = find_thread(thread_id, seen_by=caller())
    if (verdict := can_lock(caller(), thread)) is not True:
        raise Forbidden(verdict or KEEPERS)
    return render_template("placements/lock.html", thread=thread, errors=errors or {}, form=form or {"reason": thread.lock_reason})


@bp.post("/t/<int:thread_id>/lock")
@shows_again(new_lock)
def create_lock(thread_id):
    thread = find_thread(thread_id, seen_by=caller())
    lock(thread, by=caller(), reason=request.form.get("reason", ""))
    return redirect(_path(thread), 303)


@bp.get("/t/<int:thread_id>/move")
def new_move(thread_id, errors=None, form=None):
    thread = find_thread(thread_id, seen_by=caller())
    if (verdict := can_move(caller(), thread)) is not True:
        raise Forbidden(verdict or "")
    groups = list(db.session.scalars(groups_to_move_to(caller(), thread)))
    wider = {group.id: widens(thread.group, group) for group in groups}
    return render_template("placements/move.html", thread=thread, groups=groups, wider=wider, errors=errors or {}, form=form or {})


@bp.post("/t/<int:thread_id>/move")
@shows_again(new_move)
def create_move(thread_id):
    thread = find_thread(thread_id, seen_by=caller())
    if not request.form.get("group"):
        raise Invalid(group="Choose the group it belongs in.")
    into = find_group_by_id(number_of(request.form, "group"), seen_by=caller())
    move_post(thread, by=caller(), into=into, reason=request.form.get("reason", ""))
    return redirect(_path(thread), 303)


def _path(thread) -> str:
    return path_of(thread.kind, thread.id, thread.title)
