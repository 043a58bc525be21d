"""What is lent to a project, and taking it back."""

from flask import Blueprint, redirect, request

from app.core.parsing import date_of
from app.domain.projects.operations import lend, take_back
from app.domain.projects.queries import find_lending, find_project
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.projects import show

bp = Blueprint("lendings", __name__)


@bp.post("/p/<int:project_id>/lendings")
@shows_again(show)
def create(project_id):
    project = find_project(project_id, seen_by=caller())
    lend(project, by=caller(), what=request.form.get("what", ""), until=date_of(request.form, "until"))
    return redirect(f"/p/{project_id}#lent", 303)


@bp.post("/lendings/<int:lending_id>/delete")
def destroy(lending_id):
    lending = find_lending(lending_id, seen_by=caller())
    take_back(lending, by=caller())
    return redirect(f"/p/{lending.project_id}#lent", 303)
