"""Being asked into a team or to take a step, and answering for oneself."""

from flask import Blueprint, redirect, render_template, request

from app.core.errors import Invalid
from app.core.parsing import number_of
from app.domain.posts.queries import people_named
from app.domain.projects.operations import accept_asking, ask, decline_asking, withdraw_asking
from app.domain.projects.queries import find_asking, find_project, find_step
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.projects import show as project_page
from app.web.steps import edit as step_page

bp = Blueprint("askings", __name__)


def form_page(project_id, errors=None, form=None):
    step_id = number_of(form or {}, "step")
    return step_page(step_id, errors, form) if step_id else project_page(project_id, errors, form)


@bp.post("/p/<int:project_id>/askings")
@shows_again(form_page)
def create(project_id):
    project = find_project(project_id, seen_by=caller())
    step_id = number_of(request.form, "step")
    step = find_step(step_id, seen_by=caller()) if step_id else None
    people = people_named(request.form.get("people", ""), group=project.thread.group, seen_by=caller())
    if len(people) != 1:
        raise Invalid(people="Ask one person at a time." if people else "Whom do you want to ask?")
    ask(project, by=caller(), person=people[0], words=request.form.get("words", ""), step=step)
    return redirect(f"/steps/{step.id}/edit" if step else f"/p/{project_id}#team", 303)


@bp.get("/askings/<int:asking_id>")
def show(asking_id, errors=None, form=None, **_):
    asking = find_asking(asking_id, seen_by=caller())
    return render_template("askings/show.html", asking=asking, project=asking.project, errors=errors or {})


@bp.post("/askings/<int:asking_id>/accept", defaults={"change": accept_asking})
@bp.post("/askings/<int:asking_id>/decline", defaults={"change": decline_asking})
@bp.post("/askings/<int:asking_id>/withdraw", defaults={"change": withdraw_asking})
@shows_again(show)
def update(asking_id, change):
    asking = find_asking(asking_id, seen_by=caller())
    change(asking, by=caller())
    return redirect(f"/p/{asking.project_id}#team", 303)
