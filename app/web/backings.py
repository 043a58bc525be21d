"""Standing behind an idea, and stepping back."""

from flask import Blueprint, redirect, request

from app.core.errors import Invalid
from app.core.parsing import number_of
from app.domain.groups.queries import find_group_by_id
from app.domain.ideas.operations import back, step_back
from app.domain.ideas.queries import find_idea
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.ideas import show

bp = Blueprint("backings", __name__)


@bp.post("/i/<int:idea_id>/backings")
@shows_again(show)
def create(idea_id):
    idea = find_idea(idea_id, seen_by=caller())
    if not request.form.get("way"):
        raise Invalid(way="Say how: each way is a help.")
    group = find_group_by_id(number_of(request.form, "group") or idea.thread.group_id, seen_by=caller())
    offer = {
        "hours": number_of(request.form, "hours", high=1000),
        "skill": request.form.get("skill", ""),
        "note": request.form.get("note", ""),
    }
    back(idea, by=caller(), way=request.form["way"], group=group, **offer)
    return redirect(f"/i/{idea_id}#support", 303)


@bp.post("/i/<int:idea_id>/backings/delete")
def destroy(idea_id):
    idea = find_idea(idea_id, seen_by=caller())
    step_back(idea, by=caller(), way=request.form.get("way", ""))
    return redirect(f"/i/{idea_id}#support", 303)
