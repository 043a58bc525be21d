"""Hopes and doubts about an idea."""

from flask import Blueprint, redirect, request

from app.domain.ideas.operations import consider, take_back
from app.domain.ideas.queries import find_consideration, find_idea
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.ideas import show

bp = Blueprint("considerations", __name__)


@bp.post("/i/<int:idea_id>/considerations")
@shows_again(show)
def create(idea_id):
    idea = find_idea(idea_id, seen_by=caller())
    side = request.form.get("side", "")
    consider(idea, by=caller(), side=side, body=request.form.get("body", ""))
    return redirect(f"/i/{idea_id}#{'doubts' if side == 'doubt' else 'hopes'}", 303)


@bp.post("/considerations/<int:consideration_id>/delete")
def destroy(consideration_id):
    consideration = find_consideration(consideration_id, seen_by=caller())
    take_back(consideration, by=caller())
    return redirect(f"/i/{consideration.idea_id}", 303)
