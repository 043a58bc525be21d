"""An idea becomes a project."""

from flask import Blueprint, redirect, render_template, request

from app.core.errors import Forbidden
from app.core.parsing import number_of
from app.domain.ideas.queries import find_idea
from app.domain.projects.operations import promote, undo_promotion
from app.domain.projects.policy import can_promote
from app.domain.projects.queries import find_project, project_of
from app.edge.caller import caller
from app.edge.refusals import shows_again

bp = Blueprint("promotions", __name__)
WEEKS = ((2, "2 weeks", "A quick try"), (4, "4 weeks", "The usual"), (8, "8 weeks", "Things take time"))


@bp.get("/i/<int:idea_id>/promotions/new")
def new(idea_id, errors=None, form=None):
    idea = find_idea(idea_id, seen_by=caller())
    verdict = can_promote(caller(), idea)
    if verdict is not True:
        raise Forbidden(verdict or "That is not yours to do.")
    form = form or {"goal": idea.first_step}
    return render_template("promotions/new.html", idea=idea, project=project_of(idea), errors=errors or {}, form=form, weeks=WEEKS)


@bp.post("/i/<int:idea_id>/promotions")
@shows_again(new)
def create(idea_id):
    idea = find_idea(idea_id, seen_by=caller())
    weeks = number_of(request.form, "trial_weeks", low=1, high=26, default=4)
    project = promote(idea, by=caller(), goal=request.form.get("goal", ""), trial_weeks=weeks)
    return redirect(f"/p/{project.id}", 303)


@bp.post("/p/<int:project_id>/promotions/delete")
def destroy(project_id):
    idea = undo_promotion(find_project(project_id, seen_by=caller()), by=caller())
    return redirect(f"/i/{idea.id}", 303)
