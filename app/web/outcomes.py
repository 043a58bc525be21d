"""Outcomes: delivering one, reading one, sending it round for credit."""

from flask import Blueprint, redirect, render_template, request

from app.core.errors import Forbidden, NotFound
from app.domain.outcomes.models import TYPES, Outcome
from app.domain.outcomes.operations import call_back, confirm, deliver_outcome, edit_outcome, send_for_credit, supersede
from app.domain.outcomes.policy import can_deliver, can_work_on_outcome
from app.domain.outcomes.queries import find_outcome, find_outcome_and_others
from app.domain.projects.queries import find_project
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.calendars import calendar_with
from app.web.line_pages import about_outcome

bp = Blueprint("outcomes", __name__)
WORDS = ("title", "type", "what_changed", "evidence", "learned")
OWN = ("links", "how_to_use", "ask_whom", "stands_now", "place", "zone", "starts", "ends")


@bp.get("/p/<int:project_id>/outcomes/new")
def new(project_id, errors=None, form=None):
    project = find_project(project_id, seen_by=caller())
    verdict = can_deliver(caller(), project)
    if verdict is not True:
        raise Forbidden(verdict or "The team tells what came of it.")
    return render_template("outcomes/new.html", project=project, errors=errors or {}, form=form or {"title": project.headline}, types=TYPES)


@bp.post("/p/<int:project_id>/outcomes")
@shows_again(new)
def create(project_id):
    project = find_project(project_id, seen_by=caller())
    outcome = deliver_outcome(project, by=caller(), **words_sent())
    return redirect(f"/o/{outcome.id}", 303)


@bp.get("/o/<int:outcome_id>")
def show(outcome_id, errors=None, **_):
    outcome, siblings = find_outcome_and_others(outcome_id, seen_by=caller())
    return render_template("outcomes/show.html", outcome=outcome, errors=errors or {}, **about_outcome(outcome, siblings))


@bp.get("/o/<int:outcome_id>/date.ics")
def date(outcome_id):
    outcome = find_outcome(outcome_id, seen_by=caller())
    if outcome.starts_at is None:
        raise NotFound
    response = calendar_with(outcome, root=request.url_root)
    response.headers["Content-Disposition"] = f'attachment; filename="outcome-{outcome.id}.ics"'
    return response


@bp.get("/o/<int:outcome_id>/edit")
def edit(outcome_id, errors=None, form=None):
    outcome = find_outcome(outcome_id, seen_by=caller())
    if can_work_on_outcome(caller(), outcome) is not True:
        raise Forbidden("The team tells what came of it.")
    form = form or _written(outcome)
    return render_template("outcomes/edit.html", outcome=outcome, errors=errors or {}, form=form)


@bp.post("/o/<int:outcome_id>/edit")
@shows_again(edit)
def update(outcome_id):
    outcome = find_outcome(outcome_id, seen_by=caller())
    edit_outcome(outcome, by=caller(), **words_sent())
    return redirect(f"/o/{outcome_id}", 303)


@bp.post("/o/<int:outcome_id>/send", defaults={"change": send_for_credit})
@bp.post("/o/<int:outcome_id>/confirm", defaults={"change": confirm})
@bp.post("/o/<int:outcome_id>/call-back", defaults={"change": call_back})
@bp.post("/o/<int:outcome_id>/supersede", defaults={"change": supersede})
@shows_again(show)
def change(outcome_id, change):
    change(find_outcome(outcome_id, seen_by=caller()), by=caller())
    return redirect(f"/o/{outcome_id}#credit", 303)


def words_sent() -> dict[str, str]:
    """The words of an outcome, as its form was filled in."""
    return {name: request.form.get(name, "") for name in (*WORDS, *OWN)}


def _written(outcome: Outcome) -> dict[str, str]:
    """The outcome as its form takes it."""
    moments = {name: f"{at:%Y-%m-%dT%H:%M}" for name in ("starts", "ends") if (at := getattr(outcome, name))}
    return {name: getattr(outcome, name, "") or "" for name in (*WORDS, *OWN)} | {"title": outcome.thread.title} | moments
