"""The family tree of a thread: where it came from, what came of it."""

from collections import deque
from dataclasses import dataclass

from flask import Blueprint, render_template, request

from app.core.parsing import number_of
from app.domain.discussions.queries import find_thread
from app.domain.lineage.drawing import NARROW, WIDE, Drawing, Relative, draw, family
from app.domain.lineage.queries import line_of
from app.domain.lineage.scroll import Scroll, unroll
from app.domain.lineage.tree import Line, Node
from app.edge.caller import caller

bp = Blueprint("trees", __name__)

FEW = 14  # so many are drawn a second time for narrow screens, and begin to speak in the list
MOST = 36


@dataclass(frozen=True)
class Look:
    """The nearest of a family drawn at large, or all of it as a scroll; how many more each node leads to that are not drawn."""

    relatives: list[Relative]
    more: dict[int, int]
    wide: Drawing | None = None
    narrow: Drawing | None = None
    scroll: Scroll | None = None

    @property
    def is_small(self) -> bool:
        return len(self.relatives) <= FEW and not self.scroll


@bp.get("/tree/<int:thread_id>")
def show(thread_id):
    thread = find_thread(thread_id, seen_by=caller())
    line = line_of(thread, seen_by=caller())
    if request.args.get("show") == "all" and len(line.nodes) > MOST:
        look = _all_of(line, thread_id, number_of(request.args, "row", default=-1, low=-1))
    else:
        look = _nearest_of(line, thread_id)
    return render_template("trees/show.html", thread=thread, line=line, look=look)


def nearest(line: Line, here: int, most: int) -> list[Node]:
    """The `most` nodes that are fewest steps away from `here`, oldest first."""
    beside = {}
    for parent, child in line.edges:
        beside.setdefault(parent, []).append(child)
        beside.setdefault(child, []).append(parent)
    found, queue = {here: None}, deque([here])
    while queue and len(found) < most:
        for other in beside.get(queue.popleft(), ()):
            if other not in found:
                found[other] = None
                queue.append(other)
    near = set(list(found)[:most])
    return [node for node in line.nodes if node.id in near]


def _nearest_of(line: Line, here: int) -> Look:
    relatives = family(nearest(line, here, MOST), line.edges)
    drawn, more = {relative.node.id for relative in relatives}, {}
    for pair in line.edges:
        # From where the drawing ends one can go on; from what may not be read there is no way.
        for inside, outside in (pair, pair[::-1]):
            if inside in drawn and outside not in drawn and inside > 0:
                more[inside] = more.get(inside, 0) + 1
    return Look(relatives, more, draw(relatives, WIDE), draw(relatives, NARROW) if len(relatives) <= FEW else None)


def _all_of(line: Line, here: int, row: int) -> Look:
    """All of the family; without a `row` the page on which `here` stands."""
    relatives = family(line.nodes, line.edges)
    if row < 0:
        row = next(place for place, node in enumerate(line.nodes) if node.id == here)
    scroll = unroll(relatives, first=row)
    return Look(scroll.relatives, {}, scroll=scroll)
