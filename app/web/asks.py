"""What an idea asks for: asking, changing it, asking no longer."""

from flask import Blueprint, redirect, render_template, request

from app.core.errors import Forbidden
from app.core.parsing import number_of
from app.domain.ideas.operations import ask_for, change_ask, drop_ask
from app.domain.ideas.policy import can_change_ask
from app.domain.ideas.queries import find_ask, find_idea
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.ideas import show

bp = Blueprint("asks", __name__)


@bp.post("/i/<int:idea_id>/asks")
@shows_again(show)
def create(idea_id):
    idea = find_idea(idea_id, seen_by=caller())
    ask_for(idea, by=caller(), kind=request.form.get("kind", ""), **_sent())
    return redirect(f"/i/{idea_id}#asks", 303)


@bp.get("/asks/<int:ask_id>/edit")
def edit(ask_id, errors=None, form=None):
    ask, idea = find_ask(ask_id, seen_by=caller())
    if can_change_ask(caller(), ask) is not True:
        raise Forbidden("Who cares for the idea says what it asks for.")
    form = form or {name: getattr(ask, name) for name in ("what", "minimum", "optimum", "unit")}
    return render_template("asks/edit.html", ask=ask, idea=idea, errors=errors or {}, form=form)


@bp.post("/asks/<int:ask_id>/edit")
@shows_again(edit)
def update(ask_id):
    ask, idea = find_ask(ask_id, seen_by=caller())
    change_ask(ask, by=caller(), **_sent())
    return redirect(f"/i/{idea.id}#asks", 303)


@bp.post("/asks/<int:ask_id>/delete")
def destroy(ask_id):
    ask, idea = find_ask(ask_id, seen_by=caller())
    drop_ask(ask, by=caller())
    return redirect(f"/i/{idea.id}#asks", 303)


def _sent() -> dict:
    amounts = {name: number_of(request.form, name, high=100_000_000) for name in ("minimum", "optimum")}
    return amounts | {name: request.form.get(name, "") for name in ("what", "unit")}
