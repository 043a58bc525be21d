"""One's own line in a credit sheet."""

from flask import Blueprint, redirect, request

from app.domain.lineage.credits import find_credit
from app.domain.outcomes.operations import answer_credit
from app.edge.caller import caller

bp = Blueprint("credits", __name__)


@bp.post("/credits/<int:credit_id>")
def update(credit_id):
    credit = find_credit(credit_id, seen_by=caller())
    answer_credit(credit, by=caller(), shown_as=request.form.get("shown_as", ""))
    return redirect(f"/o/{credit.thread_id}#credit", 303)
