"""What a project wants to be true by when: a picture, a table, and changing them."""

from flask import Blueprint, redirect, render_template, request

from app.core.clock import now
from app.core.database import db
from app.core.errors import Forbidden
from app.core.parsing import date_of
from app.domain.projects.operations import change_milestone, drop_milestone, reach_milestone, set_milestone, unreach_milestone
from app.domain.projects.policy import can_work
from app.domain.projects.queries import find_milestone, find_project, milestones_of
from app.domain.projects.timeline import NARROW, WIDE, draw, state_of
from app.edge.caller import caller
from app.edge.refusals import shows_again

bp = Blueprint("milestones", __name__)


@bp.get("/p/<int:project_id>/milestones")
def index(project_id, errors=None, form=None):
    project, today = find_project(project_id, seen_by=caller()), now().date()
    rows = list(db.session.scalars(milestones_of(project)))
    begun = project.thread.created_at.date()
    pictures = {name: draw(rows, begun=begun, today=today, measures=size) for name, size in (("wide", WIDE), ("narrow", NARROW))}
    about = {"milestones": [(row, state_of(row, today)) for row in rows], "pictures": pictures, "errors": errors or {}, "form": form or {}}
    return render_template("milestones/index.html", project=project, working=can_work(caller(), project) is True, **about)


@bp.post("/p/<int:project_id>/milestones")
@shows_again(index)
def create(project_id):
    project = find_project(project_id, seen_by=caller())
    set_milestone(project, by=caller(), title=request.form.get("title", ""), due=date_of(request.form, "due"))
    return redirect(f"/p/{project_id}/milestones", 303)


@bp.get("/milestones/<int:milestone_id>/edit")
def edit(milestone_id, errors=None, form=None):
    milestone = find_milestone(milestone_id, seen_by=caller())
    project = find_project(milestone.project_id, seen_by=caller())
    if (verdict := can_work(caller(), project)) is not True:
        raise Forbidden(verdict)
    form = form or {"title": milestone.title, "due": milestone.due}
    return render_template("milestones/edit.html", milestone=milestone, project=project, errors=errors or {}, form=form)


@bp.post("/milestones/<int:milestone_id>/edit")
@shows_again(edit)
def update(milestone_id):
    milestone = find_milestone(milestone_id, seen_by=caller())
    change_milestone(milestone, by=caller(), title=request.form.get("title", ""), due=date_of(request.form, "due"))
    return redirect(f"/p/{milestone.project_id}/milestones", 303)


@bp.post("/milestones/<int:milestone_id>/reach", defaults={"change": reach_milestone})
@bp.post("/milestones/<int:milestone_id>/unreach", defaults={"change": unreach_milestone})
@bp.post("/milestones/<int:milestone_id>/delete", defaults={"change": drop_milestone})
def change(milestone_id, change):
    milestone = find_milestone(milestone_id, seen_by=caller())
    project_id = milestone.project_id
    change(milestone, by=caller())
    return redirect(f"/p/{project_id}/milestones", 303)
