"""An idea becomes a project."""

from flask import Blueprint, redirect, render_template, request

from app.core.errors import Forbidden, Invalid
from app.core.parsing import number_of
from app.domain.ideas.queries import find_idea
from app.domain.posts.queries import people_named
from app.domain.projects.operations import ask_to_lead, promote, undo_promotion
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
    sheet = {"goal": request.form.get("goal", ""), "trial_weeks": weeks}
    if request.form.get("lead") == "ask":
        ask_to_lead(idea, by=caller(), person=_named(idea), words=request.form.get("words", ""), **sheet)
        return redirect(f"/i/{idea.id}#lead", 303)
    return redirect(f"/p/{promote(idea, by=caller(), **sheet).id}", 303)


def _named(idea):
    people = people_named(request.form.get("people", ""), group=idea.thread.group, seen_by=caller())
    if len(people) != 1:
        raise Invalid(people="Ask one person at a time." if people else "Whom do you want to ask?")
    return people[0]


@bp.post("/p/<int:project_id>/promotions/delete")
def destroy(project_id):
    idea = undo_promotion(find_project(project_id, seen_by=caller()), by=caller())
    return redirect(f"/i/{idea.id}", 303)
