"""Why something stands where it stands, for one reader: the parts its score is the sum of."""

from datetime import datetime

from app.subscribers.ranking import formula
from app.subscribers.ranking.candidates import Carried
from app.subscribers.ranking.formula import Part
from app.subscribers.ranking.reader import Reader


def parts_of(row, reader: Reader, carried: Carried | None, at: datetime) -> list[Part]:
    """The parts for `row` (of `candidates_for`) as `reader` sees it at the moment `at`, ready to be shown."""
    static = row.parts or {"quality": formula.quality(0, []).part, "first-hand": 0.0}
    parts = [
        Part("quality", _behind_it(row.supporters or 0), static["quality"]),
        Part("first-hand", _people(row.firsthand or 0, "writes", "write") + " from their own experience", static["first-hand"]),
        _your_group(row, reader, carried),
        _your_ground(row, reader),
        Part("trusted", _people(row.behind, "you have answered stands", "you have answered stand") + " behind it", formula.trust(row.behind)),
        Part("age", _age(formula.hours(row.created_at, at)), formula.freshness(row.created_at, at)),
    ]
    always = ("quality", "your group", "age")
    return [part for part in formula.rounded(parts) if part.value or part.name in always]


def _your_group(row, reader: Reader, carried: Carried | None) -> Part:
    group_id, name = (carried.group_id, carried.group_name) if carried else (row.group_id, row.group_name)
    share = reader.attention.get(group_id, 0.0)
    words = f"You are in {name}, where {share:.0%} of what you do happens" if share else f"You are not in {name}"
    return Part("your group", words, formula.attention(share))


def _your_ground(row, reader: Reader) -> Part:
    if row.author_id in reader.answered:
        return Part("your ground", f"You have answered {row.author_name} before", formula.ground(True))
    own = row.group_id in reader.grounds and row.author_id != reader.person.id
    return Part("your ground", f"You have written from your own experience in {row.group_name}", formula.ground(own))


def _behind_it(people: int) -> str:
    return _people(people, "stands", "stand") + " behind it" if people else "Nobody stands behind it yet"


def _people(number: int, one: str, many: str) -> str:
    return f"1 person {one}" if number == 1 else f"{number} people {many}"


def _age(hours: float) -> str:
    if hours < 1:
        return "Less than an hour old"
    number, unit = (int(hours), "hour") if hours < 48 else (int(hours / 24), "day")
    return f"{number:,} {unit}{'s' if number != 1 else ''} old"
