"""Projects: a group's work, starting one, reading one, moving it along."""

from flask import Blueprint, redirect, render_template, request

from app.core.errors import Forbidden, Invalid
from app.core.parsing import number_of
from app.domain.groups.queries import find_group_by_id
from app.domain.projects.operations import (
    activate,
    edit_project,
    pause,
    reopen,
    resume,
    return_to_trial,
    revive,
    start,
    step_down,
    stop,
    take_lead,
    write_headline,
)
from app.domain.projects.policy import can_work
from app.domain.projects.queries import find_project
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.boards import work_of
from app.web.corners import group_page
from app.web.navigation import my_groups
from app.web.project_pages import about_project

bp = Blueprint("projects", __name__)


@bp.get("/g/<slug>/work")
def index(slug):
    about = group_page(slug, readers_only=True)
    return render_template("projects/index.html", **work_of(about["group"]), **about)


@bp.get("/projects/new")
def new(errors=None, form=None):
    form = form or request.args
    return render_template("projects/new.html", errors=errors or {}, form=form, groups=my_groups())


@bp.post("/projects")
@shows_again(new)
def create():
    if not request.form.get("group"):
        raise Invalid(group="Choose the group that does this.")
    group = find_group_by_id(number_of(request.form, "group"), seen_by=caller())
    project = start(group, by=caller(), title=request.form.get("title", ""), goal=request.form.get("goal", ""))
    return redirect(f"/p/{project.id}", 303)


@bp.get("/p/<int:project_id>")
def show(project_id, errors=None, form=None, **_):
    project = find_project(project_id, seen_by=caller())
    return render_template("projects/show.html", project=project, errors=errors or {}, form=form or {}, **about_project(project))


@bp.get("/p/<int:project_id>/edit")
def edit(project_id, errors=None, form=None):
    project = find_project(project_id, seen_by=caller())
    if (verdict := can_work(caller(), project)) is not True:
        raise Forbidden(verdict)
    form = form or {"title": project.thread.title, "goal": project.goal}
    return render_template("projects/edit.html", project=project, errors=errors or {}, form=form)


@bp.post("/p/<int:project_id>/edit")
@shows_again(edit)
def update(project_id):
    project = find_project(project_id, seen_by=caller())
    edit_project(project, by=caller(), title=request.form.get("title", ""), goal=request.form.get("goal", ""))
    return redirect(f"/p/{project_id}", 303)


@bp.post("/p/<int:project_id>/activate", defaults={"change": activate})
@bp.post("/p/<int:project_id>/return", defaults={"change": return_to_trial})
@bp.post("/p/<int:project_id>/pause", defaults={"change": pause})
@bp.post("/p/<int:project_id>/resume", defaults={"change": resume})
@bp.post("/p/<int:project_id>/step-down", defaults={"change": step_down})
@bp.post("/p/<int:project_id>/take-lead", defaults={"change": take_lead})
@bp.post("/p/<int:project_id>/revive", defaults={"change": revive})
@bp.post("/p/<int:project_id>/reopen", defaults={"change": reopen})
@shows_again(show)
def change(project_id, change):
    change(find_project(project_id, seen_by=caller()), by=caller())
    return redirect(f"/p/{project_id}", 303)


@bp.post("/p/<int:project_id>/stop")
@shows_again(show)
def destroy(project_id):
    stop(find_project(project_id, seen_by=caller()), by=caller(), reason=request.form.get("reason", ""))
    return redirect(f"/p/{project_id}", 303)


@bp.post("/p/<int:project_id>/headline")
@shows_again(show)
def headline(project_id):
    words = {name: request.form[name] for name in ("headline", "who_for", "was_wrong", "is_different") if name in request.form}
    write_headline(find_project(project_id, seen_by=caller()), by=caller(), **{"headline": "", **words})
    return redirect(f"/p/{project_id}#backwards", 303)
