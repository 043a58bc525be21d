"""Where milestones stand in a picture: time runs to the right, each has a row. Pure arithmetic."""

from dataclasses import dataclass
from datetime import date, timedelta
from textwrap import wrap

ROW, TOP, BOTTOM = 52, 54, 18
EDGE = 14


@dataclass(frozen=True)
class Measures:
    """How wide the picture is, and how many letters fit beside a mark."""

    width: int
    letters: int
    ticks: int


WIDE = Measures(width=920, letters=46, ticks=12)
NARROW = Measures(width=336, letters=18, ticks=4)


@dataclass(frozen=True)
class Tick:
    """A day named on the axis."""

    x: int
    word: str


@dataclass(frozen=True)
class Mark:
    """A milestone's place: its sign at (x, y), its words beside it, before the sign where there is no room after."""

    milestone: object
    state: str
    x: int
    y: int
    words_x: int
    anchor: str
    lines: list[str]


@dataclass(frozen=True)
class Picture:
    """Everything a template needs to draw a timeline."""

    width: int
    height: int
    ticks: list[Tick]
    marks: list[Mark]
    today_x: int


def state_of(milestone, today: date) -> str:
    """Whether it was reached, is late, or lies ahead."""
    return "reached" if milestone.reached_at else "late" if milestone.due < today else "ahead"


def draw(milestones: list, *, begun: date, today: date, measures: Measures = WIDE) -> Picture:
    """The picture of `milestones`, which need title, due and reached_at, from `begun` to the last of them or today."""
    first = min([begun, today, *(milestone.due for milestone in milestones)])
    last = max([first + timedelta(days=14), today, *(milestone.due for milestone in milestones)])
    days, room = (last - first).days, measures.width - 2 * EDGE

    def x_of(day: date) -> int:
        return EDGE + (day - first).days * room // days

    marks = [_mark(milestone, x_of(milestone.due), row, today, measures) for row, milestone in enumerate(milestones)]
    ticks = [Tick(x_of(day), f"{day.day} {day:%b}" if days <= 62 else f"{day:%b %Y}" if day.month == 1 else f"{day:%b}")
             for day in _days_named(first, last, measures.ticks)]  # fmt: skip
    return Picture(measures.width, TOP + len(milestones) * ROW + BOTTOM, ticks, marks, x_of(today))


def _mark(milestone, x: int, row: int, today: date, measures: Measures) -> Mark:
    before = x > measures.width // 2
    lines = wrap(milestone.title, measures.letters, max_lines=2, placeholder="…")
    return Mark(
        milestone,
        state_of(milestone, today),
        x,
        TOP + row * ROW + ROW // 2,
        x - 16 if before else x + 16,
        "end" if before else "start",
        lines,
    )


def _days_named(first: date, last: date, most: int) -> list[date]:
    """Mondays of a short time, first days of the months of a long one, thinned out to at most `most`."""
    if (last - first).days <= 62:
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        named = [day for day in days if day.weekday() == 0]
    else:
        months = range(first.year * 12 + first.month, last.year * 12 + last.month)
        named = [date(month // 12, month % 12 + 1, 1) for month in months]
    step = -(-len(named) // most) or 1
    return named[::step]
