"""Why something stands where it stands, for one reader: the parts its score is the sum of, in words and numbers."""

from datetime import datetime
from typing import NamedTuple

from app.subscribers.ranking.candidates import Carried
from app.subscribers.ranking.engine import personal
from app.subscribers.ranking.engine.personal import UNSEEN
from app.subscribers.ranking.engine.score import freshness, hours, parts, shown
from app.subscribers.ranking.house import House
from app.subscribers.ranking.reader import Reader
from app.subscribers.ranking.standing import figures_from

# Home looks at no figure of the house.
UNKNOWN = House()
ALWAYS = ("quality", "your group", "age", "momentum", "traction", "groups", "depth")


class Part(NamedTuple):
    """One summand of a score, in words and as a number."""

    name: str
    words: str
    value: float


def figures_of(row, reader: Reader, carried: Carried | None, at: datetime) -> dict[str, float]:
    """The numbers for `row` (of `rows_of`) on Home as `reader` sees it at the moment `at`, rounded as they are shown."""
    room = carried.group_id if carried else row.group_id
    return shown(
        {
            **parts("front", figures_from(row, UNKNOWN)),
            "your group": personal.attention(reader.attention.get(room, 0.0)),
            "your ground": personal.ground(row.author_id in reader.answered or _knows(reader, row)),
            "trusted": personal.trust(row.behind),
            "age": freshness("front", row.created_at, at),
        }
    )


def figures_on(surface: str, row, house: House, at: datetime) -> dict[str, float]:
    """The numbers for `row` on a list that is the same for all, rounded as they are shown."""
    aged = freshness(surface, row.created_at, at)
    return shown(parts(surface, figures_from(row, house)) | ({"age": aged} if aged else {}))


def parts_of(figures: dict[str, float], row, reader: Reader, carried: Carried | None, at: datetime, *, is_kept: bool = False) -> list[Part]:
    """`figures` with the words for them, those that are nothing left out unless they are always told."""
    words = {
        "quality": _behind_it(row),
        "support": f"About {_voices(row.effective or 0)} left when everything one side explains is taken away",
        "groups": _groups(row),
        "traction": f"Each backer has so far brought {row.reproduction or 0:.1f} others",
        "momentum": _momentum(figures.get("momentum", 0.0)),
        "first-hand": _people(row.firsthand or 0, "writes", "write") + " from their own experience",
        "depth": _depth(row),
        "your group": _your_group(row, reader, carried),
        "your ground": _your_ground(row, reader),
        "trusted": _people(row.behind, "you have answered stands", "you have answered stand") + " behind it",
        "variety": "You see the same person or group above already",
        "age": _age(hours(row.created_at, at)),
    }
    told = [Part(name, words[name], value) for name, value in figures.items() if value or name in ALWAYS]
    kept = Part("kept place", f"One place in {UNSEEN:.0f} is kept for new things few have met", 0.0)
    return [*told, kept] if is_kept else told


def _knows(reader: Reader, row) -> bool:
    return row.group_id in reader.grounds and row.author_id != reader.person.id


def _your_group(row, reader: Reader, carried: Carried | None) -> str:
    group_id, name = (carried.group_id, carried.group_name) if carried else (row.group_id, row.group_name)
    if share := reader.attention.get(group_id):
        return f"You are in {name}, where {share:.0%} of what you do happens"
    return followed_because(row) or f"You are not in {name}"


def followed_because(row) -> str:
    """“You follow Ada Lovelace”, “You follow #repair”, or nothing."""
    if row.follows_author:
        return f"You follow {row.author_name}"
    return f"You follow #{row.followed_tag}" if row.followed_tag else ""


def _your_ground(row, reader: Reader) -> str:
    if row.author_id in reader.answered:
        return f"You have answered {row.author_name} before"
    return f"You have written from your own experience in {row.group_name}"


def _behind_it(row) -> str:
    if not row.author_name:
        # Whoever is seen there and not counted would be its author.
        return "What people make of it so far"
    return _people(row.supporters, "stands", "stand") + " behind it" if row.supporters else "Nobody stands behind it yet"


def _depth(row) -> str:
    told = f"{row.deep or 0} of {row.supporters or 0} did more than give a sign"
    return told if row.author_name else "Some do more than give a sign"


def _groups(row) -> str:
    return f"It stands in {row.reached or 0} group{'s' if row.reached != 1 else ''}, which count as {row.groups or 0:.1f}"


def _momentum(value: float) -> str:
    return "Support comes faster than usual at this age" if value > 0 else "Support comes as usual at this age, or slower"


def _voices(number: float) -> str:
    return f"{number:.1f} voices"


def _people(number: int, one: str, many: str) -> str:
    return f"1 person {one}" if number == 1 else f"{number} people {many}"


def _age(age: float) -> str:
    if age < 1:
        return "Less than an hour old"
    number, unit = (int(age), "hour") if age < 48 else (int(age / 24), "day")
    return f"{number:,} {unit}{'s' if number != 1 else ''} old"
