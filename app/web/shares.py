"""Carrying a thread into another group."""

from flask import Blueprint, redirect, render_template, request

from app.core.database import db
from app.core.errors import Forbidden, Invalid
from app.core.parsing import number_of
from app.domain.discussions.models import Share
from app.domain.discussions.paths import path_of
from app.domain.discussions.policy import can_share
from app.domain.discussions.queries import find_share, find_thread
from app.domain.groups.queries import find_group_by_id
from app.domain.shares.operations import share, take_out
from app.domain.shares.policy import can_take_out
from app.domain.shares.queries import bringings_of, places_for
from app.edge.caller import caller
from app.edge.limits import at_most
from app.edge.refusals import shows_again

bp = Blueprint("shares", __name__)


@bp.get("/t/<int:thread_id>/shares/new")
def new(thread_id, errors=None, form=None):
    thread = find_thread(thread_id, seen_by=caller())
    if (verdict := can_share(caller(), thread)) is not True:
        raise Forbidden(verdict or "Whoever works here and belongs to the group carries it on.")
    asked = list(db.session.scalars(bringings_of(thread, by=caller()).limit(20)))
    places = places_for(thread, caller())
    return render_template("shares/new.html", thread=thread, places=places, asked=asked, errors=errors or {}, form=form or request.args)


@bp.post("/t/<int:thread_id>/shares")
@at_most(30, "things brought to other groups")
@shows_again(new)
def create(thread_id):
    thread = find_thread(thread_id, seen_by=caller())
    if not request.form.get("group"):
        raise Invalid(group="Choose the group you bring it to.")
    into = find_group_by_id(number_of(request.form, "group"), seen_by=caller())
    parent = find_share(number_of(request.form, "via"), seen_by=caller()) if request.form.get("via") else None
    brought = share(thread, by=caller(), into=into, note=request.form.get("note", ""), parent=parent)
    return redirect(_place(thread, into) if isinstance(brought, Share) else f"/t/{thread_id}/shares/new", 303)


@bp.get("/shares/<int:share_id>/out")
def edit(share_id, errors=None, form=None):
    """Before a thread is taken out of a group: why."""
    share = _share(share_id)
    if (verdict := can_take_out(caller(), share)) is not True:
        raise Forbidden(verdict)
    return render_template("shares/edit.html", share=share, thread=share.thread, errors=errors or {}, form=form or {})


@bp.post("/shares/<int:share_id>/out")
@shows_again(edit)
def destroy(share_id):
    share = _share(share_id)
    slug = share.group.slug
    take_out(share, by=caller(), reason=request.form.get("reason", ""))
    return redirect(f"/g/{slug}", 303)


def _share(share_id) -> Share:
    share = find_share(share_id, seen_by=caller())
    find_thread(share.thread_id, seen_by=caller())
    return share


def _place(thread, into) -> str:
    return f"{path_of(thread.kind, thread.id, thread.title)}?room={into.slug}"
