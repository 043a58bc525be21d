"""The family tree of a thread: where it came from, what came of it."""

from flask import Blueprint, render_template

from app.domain.discussions.queries import find_thread
from app.domain.lineage.drawing import NARROW, WIDE, draw, family
from app.domain.lineage.queries import line_of
from app.domain.lineage.tree import Line, Node
from app.edge.caller import caller

bp = Blueprint("trees", __name__)

FEW = 14  # so many are drawn a second time for narrow screens, and begin to speak in the list
MOST = 36


@bp.get("/tree/<int:thread_id>")
def show(thread_id):
    thread = find_thread(thread_id, seen_by=caller())
    line = line_of(thread, seen_by=caller())
    relatives = family(nearest(line, thread_id, MOST), line.edges)
    is_small = len(relatives) <= FEW
    drawings = {"wide": draw(relatives, WIDE), "narrow": draw(relatives, NARROW) if is_small else None}
    return render_template("trees/show.html", thread=thread, line=line, relatives=relatives, is_small=is_small, **drawings)


def nearest(line: Line, here: int, most: int) -> list[Node]:
    """The `most` nodes that are fewest steps away from `here`, oldest first."""
    beside = {}
    for parent, child in line.edges:
        beside.setdefault(parent, []).append(child)
        beside.setdefault(child, []).append(parent)
    found = [here]
    for node_id in found:
        found += [other for other in dict.fromkeys(beside.get(node_id, ())) if other not in found]
    return [node for node in line.nodes if node.id in found[:most]]
