"""Notices of what a team means to do with a thing somebody else looks after."""

from flask import Blueprint, redirect, render_template, request

from app.core.errors import Forbidden, Invalid
from app.core.parsing import date_of, truth_of
from app.domain.posts.queries import people_named
from app.domain.projects.operations import agree_to_notice, give_notice, object_to_notice, withdraw_notice
from app.domain.projects.policy import can_tell, can_withdraw_notice
from app.domain.projects.queries import find_notice, find_project
from app.edge.caller import caller
from app.edge.refusals import shows_again

bp = Blueprint("notices", __name__)


@bp.get("/p/<int:project_id>/notices/new")
def new(project_id, errors=None, form=None):
    project = find_project(project_id, seen_by=caller())
    if (verdict := can_tell(caller(), project)) is not True:
        raise Forbidden(verdict)
    return render_template("notices/new.html", project=project, errors=errors or {}, form=form or {})


@bp.post("/p/<int:project_id>/notices")
@shows_again(new)
def create(project_id):
    project, form = find_project(project_id, seen_by=caller()), request.form
    people = people_named(form.get("people", ""), group=project.thread.group, seen_by=caller())
    if len(people) != 1:
        raise Invalid(people="One person at a time." if people else "Who looks after it?")
    needs_yes = truth_of(form, "spends") or truth_of(form, "for_good")
    words = {"what": form.get("what", ""), "why": form.get("why", ""), "starts_on": date_of(form, "starts_on")}
    notice = give_notice(project, by=caller(), keeper=people[0], needs_yes=needs_yes, **words)
    return redirect(f"/notices/{notice.id}", 303)


@bp.get("/notices/<int:notice_id>")
def show(notice_id, errors=None, form=None, **_):
    notice = find_notice(notice_id, seen_by=caller())
    working = can_withdraw_notice(caller(), notice) is True
    return render_template(
        "notices/show.html", notice=notice, project=notice.project, working=working, errors=errors or {}, form=form or {}
    )


@bp.post("/notices/<int:notice_id>/agree", defaults={"change": agree_to_notice})
@bp.post("/notices/<int:notice_id>/withdraw", defaults={"change": withdraw_notice})
@shows_again(show)
def update(notice_id, change):
    change(find_notice(notice_id, seen_by=caller()), by=caller())
    return redirect(f"/notices/{notice_id}", 303)


@bp.post("/notices/<int:notice_id>/object")
@shows_again(show)
def refuse(notice_id):
    words = {"harm": request.form.get("harm", ""), "instead": request.form.get("instead", "")}
    object_to_notice(find_notice(notice_id, seen_by=caller()), by=caller(), **words)
    return redirect(f"/notices/{notice_id}", 303)
