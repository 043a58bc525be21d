"""Saying whether one comes."""

from flask import Blueprint, redirect, request

from app.domain.discussions.paths import path_of
from app.domain.gatherings.operations import attend
from app.domain.gatherings.queries import find_gathering
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.posts import show

bp = Blueprint("attendances", __name__)


@bp.post("/t/<int:post_id>/attendances")
@shows_again(show)
def create(post_id):
    gathering = find_gathering(post_id, seen_by=caller())
    attend(gathering, by=caller(), answer=request.form.get("answer", ""))
    return redirect(f"{path_of('post', gathering.id, gathering.thread.title)}#date", 303)
