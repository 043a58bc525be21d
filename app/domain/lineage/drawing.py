"""Where the nodes of a family tree stand: time runs down, every group has its lane. Pure arithmetic."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from textwrap import wrap

PRIVATE = "Private"


@dataclass(frozen=True)
class Lane:
    """A column of the drawing: one group's."""

    name: str
    x: int


@dataclass(frozen=True)
class Spot:
    """A node's place: its sign at (x, y), its words in `lines` from `words_x` on."""

    node: object
    x: int
    y: int
    words_x: int
    lines: list[str]


@dataclass(frozen=True)
class Drawing:
    """Everything a template needs to draw a family tree: strokes are SVG paths."""

    width: int
    height: int
    lanes: list[Lane]
    spots: list[Spot]
    strokes: list[str]


@dataclass(frozen=True)
class Relative:
    """A node with what it grew out of and what grew out of it, for the list that equals the drawing."""

    node: object
    parents: list
    children: list


@dataclass(frozen=True)
class Measures:
    """Sizes of a drawing in pixels; `letters` is how many fit into a line of words."""

    lane: int
    row: int
    top: int
    letters: int
    paper: int = 0  # few lanes share this width
    beside: bool = False  # words stand to the right of all lanes, for narrow screens
    words: int = 250
    aside: int = 13  # how far a stroke swings out around what stands in its lane


LETTER = 8
WIDE = Measures(lane=236, row=104, top=76, letters=25, paper=940)
NARROW = Measures(lane=26, row=92, top=34, letters=31, beside=True)


def family(nodes, edges) -> list[Relative]:
    """The nodes in the order they come, oldest first, each with its parents and children among them. Edges are (parent id, child id)."""
    relatives = {node.id: Relative(node, [], []) for node in nodes}
    for parent, child in dict.fromkeys(edges):
        if parent in relatives and child in relatives:
            relatives[parent].children.append(relatives[child].node)
            relatives[child].parents.append(relatives[parent].node)
    return list(relatives.values())


def draw(relatives: list[Relative], measures: Measures = WIDE) -> Drawing:
    """The drawing of a family as `family()` returns it. Nodes need id, title and group (the lane's name, empty if hidden)."""
    names = list(dict.fromkeys(lane_of(relative.node) for relative in relatives))
    measures = _stretched(measures, len(names))
    columns = {name: 28 + index * measures.lane for index, name in enumerate(names)}
    beside = 28 + max(len(names) - 1, 0) * measures.lane + 30
    spots = {}
    for row, relative in enumerate(relatives):
        x = columns[lane_of(relative.node)]
        lines = wrap(relative.node.title, measures.letters, max_lines=2, placeholder="…") if measures.letters else []
        spots[relative.node.id] = Spot(relative.node, x, measures.top + row * measures.row, beside if measures.beside else x + 26, lines)
    width = beside + measures.words if measures.beside else 28 + len(names) * measures.lane
    lanes = {}
    for spot in spots.values():
        lanes.setdefault(spot.x, []).append(spot.y)
    strokes = [_stroke(spots[parent.id], spots[r.node.id], lanes, measures) for r in relatives for parent in r.parents]
    height = measures.top + max(len(relatives) - 1, 0) * measures.row + 52
    return Drawing(width, height, [Lane(name, x) for name, x in columns.items()], list(spots.values()), strokes)


def lane_of(node) -> str:
    """The name of the lane a node stands in; all hidden ones share one, so that it says nothing about them."""
    return node.group or PRIVATE


def _stretched(measures: Measures, lanes: int) -> Measures:
    """Wider lanes, and longer lines of words, where there are few."""
    lane = max(measures.lane, min(measures.paper // max(lanes, 1), 440))
    return replace(measures, lane=lane, letters=max(measures.letters, (lane - 36) // LETTER) if measures.paper else measures.letters)


def _stroke(parent: Spot, child: Spot, lanes: dict[int, list[int]], measures: Measures) -> str:
    """From parent to child along the lanes, around whatever stands between: `lanes` are the heights at which something stands in each."""
    half = measures.row // 2
    turn = child.y - half
    stands = lanes[parent.x]
    below = bisect_right(stands, parent.y)
    blocked = below < len(stands) and stands[below] <= turn
    points = [(parent.x, parent.y)]
    side = parent.x
    if blocked:
        side = parent.x - measures.aside
        points += [(parent.x, parent.y + half), (side, parent.y + half)]
    if side != child.x:
        points += [(side, turn), (child.x, turn)]
    return _rounded([*points, (child.x, child.y)])


def _rounded(points: list[tuple[int, int]], radius: int = 12) -> str:
    """A path through `points` with soft corners."""
    path = ["M{},{}".format(*points[0])]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        start, end = _towards(corner, before, radius), _towards(corner, after, radius)
        path.append("L{},{}Q{},{} {},{}".format(*start, *corner, *end))
    return "".join([*path, "L{},{}".format(*points[-1])])


def _towards(corner, other, radius: int) -> tuple[int, int]:
    """The point `radius` away from the corner in the direction of the other, at most half the way."""
    (x, y), (a, b) = corner, other
    far = abs(a - x) + abs(b - y)
    step = min(radius, far // 2)
    return (x, y) if not far else (x + (a - x) * step // far, y + (b - y) * step // far)
