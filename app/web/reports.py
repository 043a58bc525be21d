"""Asking that somebody looks at something, and reading what came of it."""

from flask import Blueprint, redirect, render_template, request

from app.core.errors import Forbidden
from app.core.pages import page_of
from app.domain.moderation.models import Report
from app.domain.moderation.operations import report
from app.domain.moderation.policy import can_report
from app.domain.moderation.queries import find_report, reports_by
from app.domain.moderation.subjects import copy_of, subject_of
from app.domain.moderation.wording import RULES
from app.edge.caller import caller
from app.edge.limits import at_most
from app.edge.refusals import shows_again
from app.web.things import is_named, place_of, thing_named

bp = Blueprint("reports", __name__)


@bp.get("/reports")
def index():
    page = page_of(reports_by(caller()), Report.created_at, Report.id, size=25, after=request.args.get("after"), scalars=True)
    return render_template("reports/index.html", page=page)


@bp.get("/reports/new")
def new(errors=None, form=None):
    form = form or request.args
    if not is_named(form):
        return redirect("/reports", 303)
    thing = thing_named(form)
    if (verdict := can_report(caller(), thing)) is not True:
        raise Forbidden(verdict)
    about = {"subject": subject_of(thing), "copy": copy_of(thing), "place": place_of(thing), "rules": RULES}
    return render_template("reports/new.html", errors=errors or {}, form=form, **about)


@bp.post("/reports")
@at_most(20, "reports")
@shows_again(new)
def create():
    words = {name: request.form.get(name, "") for name in ("reason", "words")}
    row = report(thing_named(request.form), by=caller(), **words)
    return redirect(f"/reports/{row.id}", 303)


@bp.get("/reports/<int:report_id>")
def show(report_id):
    return render_template("reports/show.html", report=find_report(report_id, seen_by=caller()), rules=RULES)
