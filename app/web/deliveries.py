"""An idea that is done already."""

from flask import Blueprint, redirect, render_template

from app.core.errors import Forbidden
from app.domain.ideas.queries import find_idea
from app.domain.outcomes.operations import deliver_idea
from app.domain.outcomes.policy import can_deliver_idea
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.outcomes import words_sent

bp = Blueprint("deliveries", __name__)


@bp.get("/i/<int:idea_id>/deliveries/new")
def new(idea_id, errors=None, form=None):
    idea = find_idea(idea_id, seen_by=caller())
    verdict = can_deliver_idea(caller(), idea)
    if verdict is not True:
        raise Forbidden(verdict or "That is not yours to do.")
    return render_template("deliveries/new.html", idea=idea, errors=errors or {}, form=form or {"title": idea.thread.title})


@bp.post("/i/<int:idea_id>/deliveries")
@shows_again(new)
def create(idea_id):
    outcome = deliver_idea(find_idea(idea_id, seen_by=caller()), by=caller(), **words_sent())
    return redirect(f"/o/{outcome.id}", 303)
