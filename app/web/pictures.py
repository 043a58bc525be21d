"""Small clear pictures, placed by arithmetic: how support came in and where it may end, and the way a thing took through groups."""

from dataclasses import dataclass

from app.core.numbers import nice

WIDTH, HEIGHT = 640, 220
LEFT, RIGHT, TOP, BOTTOM = 36, 84, 16, 28
ROW, INDENT = 44, 28


@dataclass(frozen=True)
class Tick:
    """A mark on an axis: where it stands and what it says."""

    at: float
    word: str


@dataclass(frozen=True)
class Curve:
    """Supporters over time as an SVG path, the band in which four forecasts in five end, and marks for both axes."""

    width: int
    height: int
    line: str
    area: str
    band: str
    ends: list[Tick]
    across: list[Tick]
    up: list[Tick]
    floor: float
    now: float


@dataclass(frozen=True)
class Stop:
    """A group on the way, `depth` steps from the first; `bend` is the SVG path from the one it came out of."""

    room: object
    depth: int
    x: int
    y: int
    bend: str


def curve_of(moments: list[tuple[float, int]], age: float, low: float, high: float) -> Curve:
    """The picture of `moments`, pairs of an age in hours and the people by then, up to `age`, then `low` to `high`."""
    most, span = nice(max(high, len(moments), 1)), max(age, 1.0)
    right, floor = WIDTH - RIGHT, HEIGHT - BOTTOM

    def x(hour: float) -> float:
        return round(LEFT + (right - LEFT) * min(hour / span, 1.0), 1)

    def y(people: float) -> float:
        return round(floor - (floor - TOP) * people / most, 1)

    steps = "".join(f"H{x(hour)}V{y(people)}" for hour, people in moments)
    line = f"M{LEFT},{floor}{steps}H{right}"
    people, end = len(moments), WIDTH - RIGHT + 44
    band = f"M{right},{y(people)}L{end},{y(high)}V{y(max(low, people))}Z"
    ends = [Tick(y(value), f"{value:.0f}") for value in dict.fromkeys((round(max(low, people)), round(high)))]
    across = [Tick(x(span * part), _age(span * part)) for part in (0, 0.5)]
    return Curve(
        WIDTH, HEIGHT, line, f"{line}V{floor}Z", band, ends, [*across, Tick(right, "now")],
        [Tick(y(value), f"{value:.0f}") for value in (most / 2, most)], floor, right,
    )  # fmt: skip


def way_of(rooms: list, home_id: int) -> list[Stop]:
    """The groups in the order one walks them: each below the one it was brought out of, the home first."""
    children = {}
    for room in rooms:
        if room.group_id != home_id:
            children.setdefault(room.parent_id if room.by or room.group_id == 0 else home_id, []).append(room)
    stops, here = [], {room.group_id: room for room in rooms}
    waiting = [(here[home_id], 0, None)] if home_id in here else []
    placed = set()
    while waiting:
        room, depth, above = waiting.pop()
        x, y = 14 + depth * INDENT, 22 + len(stops) * ROW
        bend = f"M{above.x},{above.y}V{y - 10}Q{above.x},{y} {above.x + 10},{y}H{x}" if above else ""
        stop = Stop(room, depth, x, y, bend)
        stops.append(stop)
        placed.add(room.group_id)
        waiting += [(child, depth + 1, stop) for child in reversed(children.get(room.group_id, ())) if child.group_id not in placed]
    return stops


def _age(age: float) -> str:
    if age < 1:
        return "at first"
    return f"{age:.0f} h" if age < 72 else f"{age / 24:.0f} days"
