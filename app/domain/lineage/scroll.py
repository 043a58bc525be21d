"""A family too large for one look: a row for each, the lanes and strokes beside it, so many rows at a time. Pure arithmetic."""

from dataclasses import dataclass, replace

from app.domain.lineage.drawing import Measures, Relative, Spot, draw, lane_of

ROWS = Measures(lane=22, row=64, top=32, letters=0, beside=True, words=0)
AT_ONCE = 60
WIDEST = 96


@dataclass(frozen=True)
class Scroll:
    """The rows from `first` (the first of all is 0) on, the part of the drawing that stands beside them, and where the pages
    before and after begin, None where there is none. `rows` is where each node of the family stands."""

    first: int
    relatives: list[Relative]
    top: int
    width: int
    height: int
    spots: list[Spot]
    strokes: list[str]
    rows: dict[int, int]
    earlier: int | None
    later: int | None

    @property
    def last(self) -> int:
        return self.first + len(self.relatives)

    def page_with(self, node_id: int) -> int:
        """The first row of the page on which that node stands."""
        return self.rows[node_id] // AT_ONCE * AT_ONCE


def unroll(relatives: list[Relative], *, first: int) -> Scroll:
    """The page of a family that holds its row `first`; the last page if it has not that many."""
    first = min(first, max(len(relatives) - 1, 0)) // AT_ONCE * AT_ONCE
    lanes = len({lane_of(relative.node) for relative in relatives})
    lane = max(min(ROWS.lane, WIDEST // max(lanes, 1)), 6)
    # A stroke beside its lane stays clear of the lane next to it.
    measures = replace(ROWS, lane=lane, aside=min(9, lane // 2))
    drawing, shown = draw(relatives, measures), relatives[first : first + AT_ONCE]
    top, height = first * ROWS.row, len(shown) * ROWS.row
    spots = {spot.node.id: spot for spot in drawing.spots}
    strokes = dict.fromkeys(
        part
        for (parent, child), whole in zip(_pairs(relatives), drawing.strokes, strict=True)
        if (part := _cut(spots[parent], spots[child], whole, top, top + height, measures.aside))
    )
    rows = {relative.node.id: row for row, relative in enumerate(relatives)}
    return Scroll(
        first=first, relatives=shown, top=top, width=28 + lanes * measures.lane, height=height, strokes=list(strokes),
        spots=[spots[relative.node.id] for relative in shown], rows=rows,
        earlier=first - AT_ONCE if first else None, later=first + AT_ONCE if first + AT_ONCE < len(relatives) else None,
    )  # fmt: skip


def _pairs(relatives: list[Relative]) -> list[tuple[int, int]]:
    return [(parent.id, relative.node.id) for relative in relatives for parent in relative.parents]


def _cut(parent: Spot, child: Spot, stroke: str, top: int, bottom: int, aside: int) -> str:
    """The part of a stroke between `top` and `bottom`, empty if there is none. Many that only pass through are one."""
    if child.y < top or parent.y > bottom:
        return ""
    if child.y <= bottom:
        return stroke
    # It leads out of the page below: straight down beside its lane, however many leave there.
    side = parent.x - aside
    begin = f"M{parent.x},{parent.y}L{side},{parent.y + aside}" if parent.y >= top else f"M{side},{top}"
    return f"{begin}V{bottom}"
