"""The steps of a project: its board, adding, taking, moving, changing, dropping."""

from flask import Blueprint, redirect, render_template, request

from app.core.errors import Forbidden
from app.core.parsing import date_of, number_of
from app.domain.projects.models import Step
from app.domain.projects.operations import add_step, change_step, drop_step, finish_step, give_back_step, move_step, take_step
from app.domain.projects.policy import can_work
from app.domain.projects.queries import find_project, find_step
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.project_boards import board_of

bp = Blueprint("steps", __name__)


@bp.get("/p/<int:project_id>/steps")
def index(project_id, errors=None, form=None):
    project = find_project(project_id, seen_by=caller())
    shown = "list" if request.args.get("as") == "list" else "board"
    return render_template("steps/index.html", project=project, shown=shown, errors=errors or {}, form=form or {}, **board_of(project))


@bp.post("/p/<int:project_id>/steps")
@shows_again(index)
def create(project_id):
    project = find_project(project_id, seen_by=caller())
    add_step(project, by=caller(), title=request.form.get("step", ""), due=date_of(request.form, "due"))
    return redirect(_back(project_id), 303)


def as_it_stands(step_id, errors=None, form=None, **_):
    return index(find_step(step_id, seen_by=caller()).project_id, errors, form)


@bp.post("/steps/<int:step_id>/take", defaults={"change": take_step})
@bp.post("/steps/<int:step_id>/finish", defaults={"change": finish_step})
@bp.post("/steps/<int:step_id>/give-back", defaults={"change": give_back_step})
@shows_again(as_it_stands)
def change(step_id, change):
    step = find_step(step_id, seen_by=caller())
    change(step, by=caller())
    return redirect(_back(step.project_id), 303)


@bp.post("/steps/<int:step_id>/move")
@shows_again(as_it_stands)
def move(step_id):
    step = find_step(step_id, seen_by=caller())
    move_step(step, by=caller(), to=request.form.get("to", ""), before=_step_named("before"))
    return redirect(_back(step.project_id), 303)


@bp.get("/steps/<int:step_id>/edit")
def edit(step_id, errors=None, form=None):
    step = find_step(step_id, seen_by=caller())
    project = find_project(step.project_id, seen_by=caller())
    if (verdict := can_work(caller(), project)) is not True:
        raise Forbidden(verdict)
    form = {"title": step.title, "due": step.due or "", "waits_for": step.waits_for_id or ""} | dict(form or {})
    return render_template("steps/edit.html", step=step, project=project, errors=errors or {}, form=form, **board_of(project))


@bp.post("/steps/<int:step_id>/edit")
@shows_again(edit)
def update(step_id):
    step = find_step(step_id, seen_by=caller())
    title, due = request.form.get("title", ""), date_of(request.form, "due")
    change_step(step, by=caller(), title=title, due=due, waits_for=_step_named("waits_for"))
    return redirect(f"/p/{step.project_id}/steps", 303)


@bp.post("/steps/<int:step_id>/delete")
@shows_again(as_it_stands)
def destroy(step_id):
    step = find_step(step_id, seen_by=caller())
    project_id = step.project_id
    drop_step(step, by=caller())
    return redirect(f"/p/{project_id}/steps", 303)


def _step_named(field: str) -> Step | None:
    step_id = number_of(request.form, field)
    return find_step(step_id, seen_by=caller()) if step_id else None


def _back(project_id: int) -> str:
    """Where the form stood: on the board, in the list, or on the project's own page."""
    pages = {"board": f"/p/{project_id}/steps", "list": f"/p/{project_id}/steps?as=list"}
    return pages.get(request.form.get("back", ""), f"/p/{project_id}#steps")
