"""How a project is going, told by its team."""

from flask import Blueprint, redirect, request

from app.domain.projects.operations import post_update
from app.domain.projects.queries import find_project
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.projects import show

bp = Blueprint("updates", __name__)


@bp.post("/p/<int:project_id>/updates")
@shows_again(show)
def create(project_id):
    project, words = (
        find_project(project_id, seen_by=caller()),
        {name: request.form.get(name, "") for name in ("body", "next_up", "blocks")},
    )
    update = post_update(project, by=caller(), **words)
    return redirect(f"/p/{project_id}#update_{update.id}", 303)
