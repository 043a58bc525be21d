"""Places in a team, taken and given up by oneself."""

from flask import Blueprint, redirect, request

from app.domain.projects.operations import give_up_place, take_place
from app.domain.projects.queries import find_project
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.projects import show

bp = Blueprint("places", __name__)


@bp.post("/p/<int:project_id>/places")
@shows_again(show)
def create(project_id):
    take_place(find_project(project_id, seen_by=caller()), by=caller(), does=request.form.get("does", ""))
    return redirect(f"/p/{project_id}#team", 303)


@bp.post("/p/<int:project_id>/places/delete")
def destroy(project_id):
    give_up_place(find_project(project_id, seen_by=caller()), by=caller())
    return redirect(f"/p/{project_id}#team", 303)
