"""Deciding what waits at a desk: a report, or an appeal."""

from flask import Blueprint, redirect, request

from app.core.errors import Invalid
from app.core.parsing import number_of
from app.domain.moderation.models import Case
from app.domain.moderation.operations import answer_appeal, bar_account, dismiss, remove, suspend_member, warn
from app.domain.moderation.queries import find_appeal, find_case
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.desks import appeal_again, case_again, desk_path

bp = Blueprint("decisions", __name__)


@bp.post("/cases/<int:case_id>/decisions")
@shows_again(case_again)
def create(case_id):
    case = find_case(case_id, seen_by=caller())
    _decide(case, request.form.get("decision", ""))
    return redirect(desk_path(case, "reports"), 303)


def _decide(case: Case, decision: str) -> None:
    said = {name: request.form.get(name, "") for name in ("rule", "reason")}
    if decision == "dismiss":
        dismiss(case, by=caller(), reason=said["reason"])
    elif decision in ("remove", "warn"):
        {"remove": remove, "warn": warn}[decision](case, by=caller(), **said)
    elif decision == "suspend":
        suspend_member(case, by=caller(), days=number_of(request.form, "days", default=0), **said)
    elif decision == "bar":
        bar_account(case, by=caller(), hours=number_of(request.form, "hours", default=0), **said)
    else:
        raise Invalid(decision="Choose what to do about it.")


@bp.post("/appeals/<int:appeal_id>/decisions")
@shows_again(appeal_again)
def answer(appeal_id):
    appeal = find_appeal(appeal_id, seen_by=caller())
    if request.form.get("decision") not in ("uphold", "undo"):
        raise Invalid(decision="Choose whether it stands.")
    undo = request.form.get("decision") == "undo"
    answer_appeal(appeal, by=caller(), undo=undo, reason=request.form.get("reason", ""))
    return redirect(desk_path(appeal, "appeals"), 303)
