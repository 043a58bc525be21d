"""Being asked to lead an idea as a project, and answering for oneself."""

from flask import Blueprint, redirect, render_template

from app.domain.projects.operations import accept_lead_asking, decline_lead_asking, withdraw_lead_asking
from app.domain.projects.queries import find_lead_asking, project_of
from app.edge.caller import caller
from app.edge.refusals import shows_again

bp = Blueprint("lead_askings", __name__)


@bp.get("/lead-askings/<int:asking_id>")
def show(asking_id, errors=None, form=None, **_):
    asking = find_lead_asking(asking_id, seen_by=caller())
    project = project_of(asking.idea)
    return render_template("lead_askings/show.html", asking=asking, idea=asking.idea, project=project, errors=errors or {})


@bp.post("/lead-askings/<int:asking_id>/accept")
@shows_again(show)
def create(asking_id):
    asking = find_lead_asking(asking_id, seen_by=caller())
    project = accept_lead_asking(asking, by=caller()) or project_of(asking.idea)
    return redirect(f"/p/{project.id}" if project else f"/i/{asking.idea_id}", 303)


@bp.post("/lead-askings/<int:asking_id>/decline", defaults={"change": decline_lead_asking})
@bp.post("/lead-askings/<int:asking_id>/withdraw", defaults={"change": withdraw_lead_asking})
@shows_again(show)
def destroy(asking_id, change):
    asking = find_lead_asking(asking_id, seen_by=caller())
    change(asking, by=caller())
    return redirect(f"/i/{asking.idea_id}", 303)
