"""What somebody has against an idea that was made out of their own words."""

from flask import Blueprint, redirect, request

from app.domain.ideas.operations import object_to, take_objection_back
from app.domain.ideas.queries import find_idea
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.ideas import show

bp = Blueprint("objections", __name__)


@bp.post("/i/<int:idea_id>/objections")
@shows_again(show)
def create(idea_id):
    object_to(find_idea(idea_id, seen_by=caller()), by=caller(), reason=request.form.get("reason", ""))
    return redirect(f"/i/{idea_id}", 303)


@bp.post("/i/<int:idea_id>/objections/delete")
def destroy(idea_id):
    take_objection_back(find_idea(idea_id, seen_by=caller()), by=caller())
    return redirect(f"/i/{idea_id}", 303)
