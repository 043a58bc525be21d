"""The picture above a group."""

from flask import Blueprint, current_app, redirect, request, send_from_directory

from app.core.errors import Invalid, NotFound
from app.domain.groups.operations import change_cover
from app.domain.groups.queries import find_group
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.groups import edit

bp = Blueprint("covers", __name__)


@bp.get("/g/<slug>/cover/<name>")
def show(slug, name):
    """To whoever may know of the group, and to nobody else."""
    group = find_group(slug, seen_by=caller())
    if not group.cover or name != group.cover:
        raise NotFound
    # Of a group that is not for everybody a browser asks each time: who may know of it today may not tomorrow.
    kept = 24 * 3600 if group.is_open else 0
    response = send_from_directory(current_app.config["HOUSE"].uploads, name, mimetype="image/webp", max_age=kept)
    response.cache_control.public, response.cache_control.private = None, True
    return response


@bp.post("/g/<slug>/cover")
@shows_again(edit)
def create(slug):
    file = request.files.get("cover")
    if file is None or not file.filename:
        raise Invalid(cover="Choose a picture first.")
    change_cover(find_group(slug, seen_by=caller()), by=caller(), picture=file.read(), folder=current_app.config["HOUSE"].uploads)
    return redirect(f"/g/{slug}/edit", 303)


@bp.post("/g/<slug>/cover/delete")
def destroy(slug):
    change_cover(find_group(slug, seen_by=caller()), by=caller(), picture=None, folder=current_app.config["HOUSE"].uploads)
    return redirect(f"/g/{slug}/edit", 303)
