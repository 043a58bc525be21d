"""The next steps of a project: adding, taking, finishing."""

from flask import Blueprint, redirect, request

from app.domain.projects.operations import add_step, finish_step, take_step
from app.domain.projects.queries import find_project, find_step
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.projects import show

bp = Blueprint("steps", __name__)


@bp.post("/p/<int:project_id>/steps")
@shows_again(show)
def create(project_id):
    add_step(find_project(project_id, seen_by=caller()), by=caller(), title=request.form.get("step", ""))
    return redirect(f"/p/{project_id}#steps", 303)


@bp.post("/steps/<int:step_id>/take", defaults={"change": take_step})
@bp.post("/steps/<int:step_id>/finish", defaults={"change": finish_step})
def update(step_id, change):
    step = find_step(step_id, seen_by=caller())
    change(step, by=caller())
    return redirect(f"/p/{step.project_id}#steps", 303)
