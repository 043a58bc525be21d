"""A group comes to rest, and goes on."""

from flask import Blueprint, redirect, render_template

from app.core.errors import Forbidden
from app.domain.groups.operations import archive, restore
from app.domain.groups.policy import can_own
from app.domain.groups.queries import find_group
from app.edge.caller import caller
from app.web.corners import group_page

bp = Blueprint("archives", __name__)


@bp.get("/g/<slug>/archive")
def new(slug):
    about = group_page(slug)
    if not can_own(caller(), about["group"]):
        raise Forbidden("An owner of the group does that.")
    return render_template("archives/new.html", **about)


@bp.post("/g/<slug>/archive")
def create(slug):
    archive(find_group(slug, seen_by=caller()), by=caller())
    return redirect(f"/g/{slug}", 303)


@bp.post("/g/<slug>/archive/delete")
def destroy(slug):
    restore(find_group(slug, seen_by=caller()), by=caller())
    return redirect(f"/g/{slug}", 303)
