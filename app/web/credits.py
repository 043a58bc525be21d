"""One's own line in a credit sheet."""

from flask import Blueprint, redirect, request
from sqlalchemy import select

from app.core.database import db
from app.domain.announcements.models import Announcement
from app.domain.announcements.operations import renew_names
from app.domain.lineage.credits import find_credit
from app.domain.outcomes.operations import answer_credit
from app.edge.caller import caller

bp = Blueprint("credits", __name__)


@bp.post("/credits/<int:credit_id>")
def update(credit_id):
    """What one answers is true at once on what has been told already."""
    credit, answer = find_credit(credit_id, seen_by=caller()), request.form.get("shown_as", "")
    answer_credit(credit, by=caller(), shown_as=answer, decline=answer == "decline")
    for announcement in db.session.scalars(select(Announcement).where(Announcement.outcome_id == credit.thread_id)):
        renew_names(announcement, by=caller())
    # Whoever answers several at once, on their own line, stays there.
    return redirect("/me/line" if request.form.get("back") == "line" else f"/o/{credit.thread_id}#credit", 303)
