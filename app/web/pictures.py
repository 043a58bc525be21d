"""Small clear pictures, placed by arithmetic: how support came in and where it may end, and the way a thing took through groups."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.core.numbers import nice
from app.web.words import plural

WIDTH, HEIGHT = 640, 220
LEFT, RIGHT, TOP, BOTTOM = 36, 44, 16, 28
# How wide the band of the forecast is, and the room that two numbers need beside it, on a phone too.
BAND, BESIDE = 44, 40
# Closer than this and two numbers print over each other where letters are largest.
APART = 26
ROW, INDENT, DEEPEST = 52, 16, 6


@dataclass(frozen=True)
class Tick:
    """A mark on an axis: where it stands and what it says."""

    at: float
    word: str


@dataclass(frozen=True)
class Curve:
    """People over time as an SVG path, the band in which four forecasts in five end, "" for none, and marks for both axes."""

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


def curve_of(moments: list[tuple[float, int]], age: float, began: datetime, ends: tuple[float, float] | None) -> Curve:
    """The picture of `moments`, pairs of an age in hours and the people by then, from `began` on up to `age`.

    Then, where anything can be said of it, the band between the two `ends`.
    """
    people = len(moments)
    low, high = (max(ends[0], people), max(ends[1], people)) if ends else (people, people)
    most, span = nice(max(high, 1)), max(age, 1.0)
    right, floor = WIDTH - RIGHT - (BAND + BESIDE if ends else 0), HEIGHT - BOTTOM

    def x(hour: float) -> float:
        return round(LEFT + (right - LEFT) * min(hour / span, 1.0), 1)

    def y(people: float) -> float:
        return round(floor - (floor - TOP) * people / most, 1)

    steps = "".join(f"H{x(hour)}V{y(people)}" for hour, people in moments)
    line = f"M{LEFT},{floor}{steps}H{right}"
    band = f"M{right},{y(people)}L{right + BAND},{y(high)}V{y(low)}Z" if ends else ""
    across = [Tick(x(span * part), _date(began + timedelta(hours=span * part), span)) for part in (0, 0.5, 1)]
    return Curve(
        WIDTH, HEIGHT, line, f"{line}V{floor}Z", band, _ends(low, high, y) if ends else [], across,
        [Tick(y(value), f"{value:.0f}") for value in (most / 2, most)], floor, right,
    )  # fmt: skip


def _ends(low: float, high: float, y) -> list[Tick]:
    """What stands beside the ends of the band: two numbers, or one word for both where they would print over each other."""
    low, high = round(low), round(high)
    if y(low) - y(high) < APART:
        return [Tick(y((low + high) / 2), f"{low}" if low == high else f"{low}–{high}")]
    return [Tick(y(low), f"{low}"), Tick(y(high), f"{high}")]


def steps_of(moments: list[tuple[float, int]]) -> list[tuple[str, int]]:
    """`moments` as rows of a table: after how long, in words, how many people there were; one row for each wording."""
    return list({_after(hour): people for hour, people in moments}.items())


def _after(hour: float) -> str:
    if hour < 1:
        return "less than an hour"
    return plural(round(hour), "hour") if hour < 72 else plural(round(hour / 24), "day")


def _date(at: datetime, span: float) -> str:
    """A mark of an axis that is `span` hours long."""
    return f"{at:%a %H:%M}" if span < 72 else f"{at.day} {at:%b}"


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
        x, y = 14 + min(depth, DEEPEST) * INDENT, ROW // 2 + len(stops) * ROW
        stop = Stop(room, depth, x, y, _bend(above, x, y) if above else "")
        stops.append(stop)
        placed.add(room.group_id)
        waiting += [(child, depth + 1, stop) for child in reversed(children.get(room.group_id, ())) if child.group_id not in placed]
    return stops


def _bend(above: Stop, x: int, y: int) -> str:
    return f"M{above.x},{above.y}V{y}" if x == above.x else f"M{above.x},{above.y}V{y - 10}Q{above.x},{y} {above.x + 10},{y}H{x}"
