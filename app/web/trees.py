"""The family tree of a thread: where it came from, what came of it."""

from flask import Blueprint, render_template

from app.domain.discussions.queries import find_thread
from app.domain.lineage.drawing import NARROW, WIDE, draw, family
from app.domain.lineage.queries import line_of
from app.edge.caller import caller

bp = Blueprint("trees", __name__)


@bp.get("/tree/<int:thread_id>")
def show(thread_id):
    thread = find_thread(thread_id, seen_by=caller())
    line = line_of(thread, seen_by=caller())
    relatives = family(line.nodes, line.edges)
    drawings = {"wide": draw(relatives, WIDE), "narrow": draw(relatives, NARROW)}
    return render_template("trees/show.html", thread=thread, line=line, relatives=relatives, **drawings)
