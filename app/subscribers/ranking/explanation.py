"""Why something stands where it stands, for one reader: the parts its score is the sum of."""

from datetime import datetime

from app.subscribers.ranking import formula
from app.subscribers.ranking.candidates import Carried
from app.subscribers.ranking.formula import Part
from app.subscribers.ranking.reader import Reader

ALWAYS = ("quality", "your group", "age")


def figures_of(row, reader: Reader, carried: Carried | None, at: datetime) -> dict[str, float]:
    """The numbers for `row` (of `rows_of`) as `reader` sees it at the moment `at`, rounded as they are shown."""
    static = row.parts or {"quality": formula.quality(0, []).part, "first-hand": 0.0}
    room = carried.group_id if carried else row.group_id
    values = {
        **static,
        "your group": formula.attention(reader.attention.get(room, 0.0)),
        "your ground": formula.ground(row.author_id in reader.answered or _knows(reader, row)),
        "trusted": formula.trust(row.behind),
        "age": formula.freshness(row.created_at, at),
    }
    return {name: formula.rounded(value) for name, value in values.items()}


def parts_of(figures: dict[str, float], row, reader: Reader, carried: Carried | None, at: datetime) -> list[Part]:
    """`figures` with the words for them, those that are nothing left out unless they are always told."""
    words = {
        "quality": _behind_it(row.supporters or 0),
        "first-hand": _people(row.firsthand or 0, "writes", "write") + " from their own experience",
        "your group": _your_group(row, reader, carried),
        "your ground": _your_ground(row, reader),
        "trusted": _people(row.behind, "you have answered stands", "you have answered stand") + " behind it",
        "age": _age(formula.hours(row.created_at, at)),
    }
    return [Part(name, words[name], value) for name, value in figures.items() if value or name in ALWAYS]


def _knows(reader: Reader, row) -> bool:
    return row.group_id in reader.grounds and row.author_id != reader.person.id


def _your_group(row, reader: Reader, carried: Carried | None) -> str:
    group_id, name = (carried.group_id, carried.group_name) if carried else (row.group_id, row.group_name)
    share = reader.attention.get(group_id)
    return f"You are in {name}, where {share:.0%} of what you do happens" if share else f"You are not in {name}"


def _your_ground(row, reader: Reader) -> str:
    if row.author_id in reader.answered:
        return f"You have answered {row.author_name} before"
    return f"You have written from your own experience in {row.group_name}"


def _behind_it(people: int) -> str:
    return _people(people, "stands", "stand") + " behind it" if people else "Nobody stands behind it yet"


def _people(number: int, one: str, many: str) -> str:
    return f"1 person {one}" if number == 1 else f"{number} people {many}"


def _age(hours: float) -> str:
    if hours < 1:
        return "Less than an hour old"
    number, unit = (int(hours), "hour") if hours < 48 else (int(hours / 24), "day")
    return f"{number:,} {unit}{'s' if number != 1 else ''} old"
