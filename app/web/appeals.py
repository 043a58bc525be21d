"""Asking for a second look at what was decided about oneself."""

from flask import Blueprint, redirect, render_template, request

from app.domain.moderation.operations import appeal
from app.domain.moderation.queries import appeal_against, find_act, rest_of
from app.domain.moderation.wording import RULES
from app.edge.caller import caller, open_to_resting
from app.edge.refusals import shows_again

bp = Blueprint("appeals", __name__)


@bp.get("/acts/<int:act_id>")
def show(act_id, errors=None, form=None):
    act = find_act(act_id, seen_by=caller())
    about = {"act": act, "appeal": appeal_against(act), "rules": RULES}
    page = "appeals/resting.html" if caller().is_barred else "appeals/show.html"
    return render_template(page, errors=errors or {}, form=form or {}, **about)


@bp.post("/acts/<int:act_id>/appeals")
@open_to_resting
@shows_again(show)
def create(act_id):
    appeal(find_act(act_id, seen_by=caller()), by=caller(), words=request.form.get("words", ""))
    return redirect("/resting" if caller().is_barred else f"/acts/{act_id}", 303)


@bp.get("/resting")
@open_to_resting
def resting():
    """The one page of somebody whose account rests: why, until when, and how to ask for a second look."""
    act = rest_of(caller()) if caller().is_barred else None
    if act is None:
        return redirect("/home", 303)
    return render_template("appeals/resting.html", act=act, appeal=appeal_against(act), rules=RULES, errors={}, form={})
