"""A conversation that is held in two groups, both rooms beside each other."""

from flask import Blueprint, render_template

from app.domain.discussions.queries import find_thread
from app.edge.caller import caller
from app.web.navigation import my_groups
from app.web.rooms import two_rooms

bp = Blueprint("side_by_sides", __name__)


@bp.get("/t/<int:thread_id>/rooms")
def show(thread_id):
    """Both rooms; on a narrow screen one of them, with tabs."""
    thread = find_thread(thread_id, seen_by=caller())
    return render_template("side_by_sides/show.html", mine=my_groups(), **two_rooms(thread))
