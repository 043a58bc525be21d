"""Two ideas that should become one: choosing the other, seeing both side by side, asking, answering, splitting."""

import re

from flask import Blueprint, redirect, render_template, request

from app.core.errors import Forbidden, Invalid, NotFound
from app.domain.ideas.operations import agree_to_merge, ask_to_merge, call_off_merge, refuse_merge, split_ideas
from app.domain.ideas.policy import can_answer_merger, can_call_off, can_edit_idea, can_split
from app.domain.ideas.queries import find_idea, find_merger
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.lookalikes import like

bp = Blueprint("mergers", __name__)
ADDRESS = re.compile(r"(?:.*/i/)?(\d{1,9})/?(?:[#?].*)?")


@bp.get("/i/<int:idea_id>/mergers/new")
def new(idea_id, errors=None, form=None):
    idea, form = find_idea(idea_id, seen_by=caller()), form or request.args
    if can_edit_idea(caller(), idea) is not True:
        raise Forbidden("Who cares for an idea asks whether it should become one with another.")
    other, wrong = _named(form)
    alike = [] if other else like(idea.thread.title, "idea", but=idea_id)
    return render_template("mergers/new.html", idea=idea, other=other, alike=alike, errors=(errors or {}) | wrong, form=form)


@bp.post("/i/<int:idea_id>/mergers")
@shows_again(new)
def create(idea_id):
    idea, (other, wrong) = find_idea(idea_id, seen_by=caller()), _named(request.form)
    if other is None:
        raise Invalid(**(wrong or {"with": "Which other idea?"}))
    keep_other, note = request.form.get("keep") == "other", request.form.get("note", "")
    merger = ask_to_merge(idea, by=caller(), other=other, keep_other=keep_other, note=note)
    return redirect(f"/mergers/{merger.id}" if merger.state == "asked" else f"/i/{merger.kept_id}", 303)


@bp.get("/mergers/<int:merger_id>")
def show(merger_id, errors=None, form=None):
    merger, kept, gone = find_merger(merger_id, seen_by=caller())
    may = {
        "may_answer": can_answer_merger(caller(), merger) is True,
        "may_call_off": can_call_off(caller(), merger) is True,
        "may_split": can_split(caller(), merger) is True,
    }
    return render_template("mergers/show.html", merger=merger, kept=kept, gone=gone, errors=errors or {}, form=form or {}, **may)


@bp.post("/mergers/<int:merger_id>/agree", defaults={"answer": agree_to_merge})
@bp.post("/mergers/<int:merger_id>/delete", defaults={"answer": call_off_merge})
@bp.post("/mergers/<int:merger_id>/split", defaults={"answer": split_ideas})
@shows_again(lambda merger_id, answer, **again: show(merger_id, **again))
def update(merger_id, answer):
    merger, kept, gone = find_merger(merger_id, seen_by=caller())
    answer(merger, by=caller())
    return redirect(f"/i/{gone.id}" if answer is split_ideas else f"/i/{kept.id}", 303)


@bp.post("/mergers/<int:merger_id>/refuse")
@shows_again(show)
def refuse(merger_id):
    merger, _, _ = find_merger(merger_id, seen_by=caller())
    refuse_merge(merger, by=caller(), reason=request.form.get("reason", ""))
    return redirect(f"/i/{merger.asked_of_id}", 303)


def _named(form):
    """The other idea that `form` names by number or address, and what is wrong with it."""
    text = (form.get("with") or "").strip()
    if not text:
        return None, {}
    try:
        return find_idea(int(ADDRESS.fullmatch(text)[1]), seen_by=caller()), {}
    except (TypeError, NotFound):
        return None, {"with": "No such idea. Paste its address, like /i/12."}
