"""The summary above a long conversation."""

from flask import Blueprint, redirect, render_template, request

from app.core.database import db
from app.core.errors import Forbidden
from app.core.parsing import number_of
from app.domain.discussions.paths import path_of
from app.domain.discussions.queries import find_thread
from app.domain.summaries.operations import sum_up
from app.domain.summaries.policy import can_sum_up
from app.domain.summaries.queries import summaries_of
from app.edge.caller import caller
from app.edge.refusals import shows_again

bp = Blueprint("summaries", __name__)


@bp.get("/t/<int:thread_id>/summary")
def edit(thread_id, errors=None, form=None):
    thread = find_thread(thread_id, seen_by=caller())
    if (verdict := can_sum_up(caller(), thread)) is not True:
        raise Forbidden(verdict or "")
    newest = db.session.scalar(summaries_of(thread).limit(1))
    form = {"body": form.get("body")} if form else {"body": newest and newest.body}
    return render_template("summaries/edit.html", thread=thread, newest=newest, errors=errors or {}, form=form)


@bp.post("/t/<int:thread_id>/summary")
@shows_again(edit)
def update(thread_id):
    thread = find_thread(thread_id, seen_by=caller())
    sum_up(thread, by=caller(), body=request.form.get("body", ""), basis=number_of(request.form, "basis"))
    return redirect(f"{path_of(thread.kind, thread.id, thread.title)}#summary", 303)


@bp.get("/t/<int:thread_id>/summary/history")
def history(thread_id):
    thread = find_thread(thread_id, seen_by=caller())
    versions = [] if thread.is_deleted else list(db.session.scalars(summaries_of(thread).limit(50)))
    return render_template("summaries/history.html", thread=thread, versions=versions)
