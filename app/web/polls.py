"""Voting in a poll, and closing it. A poll is opened, read and taken back as the post it stands in."""

from flask import Blueprint, redirect, request

from app.core.errors import Invalid
from app.domain.discussions.paths import path_of
from app.domain.polls.models import Poll
from app.domain.polls.operations import MOST_RANKED, cast_ballot, close_poll
from app.domain.polls.queries import find_poll
from app.edge.caller import caller
from app.edge.refusals import shows_again
from app.web.posts import show

bp = Blueprint("polls", __name__)


@bp.post("/t/<int:post_id>/ballots")
@shows_again(show)
def create(post_id):
    poll = find_poll(post_id, seen_by=caller())
    cast_ballot(poll, by=caller(), choices=_chosen(poll))
    return redirect(f"{_path(poll)}#poll", 303)


@bp.post("/t/<int:post_id>/poll/close")
def close(post_id):
    poll = find_poll(post_id, seen_by=caller())
    close_poll(poll, by=caller())
    return redirect(f"{_path(poll)}#poll", 303)


def _chosen(poll: Poll) -> list[int]:
    """The places chosen, as the form of that kind of poll names them: first to last, or all that are ticked."""
    ranked = [request.form.get(f"choice_{rank}", "") for rank in range(1, MOST_RANKED + 1)]
    sent = [place for place in ranked if place] if poll.way == "ranked" else request.form.getlist("choices")
    if not all(place.isdecimal() and place.isascii() and len(place) < 4 for place in sent):
        raise Invalid(choices="Choose from the options offered.")
    return [int(place) for place in sent]


def _path(poll: Poll) -> str:
    return path_of("post", poll.id, poll.thread.title)
