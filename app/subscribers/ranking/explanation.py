"""Why something stands where it stands, for one reader: the parts its score is the sum of, in words and numbers."""

from datetime import datetime
from typing import NamedTuple

from app.subscribers.ranking.candidates import Carried
from app.subscribers.ranking.engine import personal
from app.subscribers.ranking.engine.score import freshness, parts, rounded, shown, weighed
from app.subscribers.ranking.house import House
from app.subscribers.ranking.reader import Reader
from app.subscribers.ranking.standing import figures_from
from app.subscribers.ranking.wording import title_of, words_for

# Home looks at no figure of the house.
UNKNOWN = House()
ALWAYS = ("quality", "your group", "age", "momentum", "traction", "depth")


class Part(NamedTuple):
    """One summand of a score, as it is called on a card, in words and as a number."""

    name: str
    title: str
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


def parts_of(
    figures: dict[str, float], row, reader: Reader, carried: Carried | None, at: datetime, *, surface: str = "front", is_kept: bool = False,
) -> list[Part]:  # fmt: skip
    """`figures` with the words for them, what moves most first; those that are nothing left out unless they are always told.

    Where a part counts in full, its number is what it is; where it counts for less, both are told.
    """
    words = words_for(figures, row, reader, carried, at)
    for name, (weight, whole) in weighed(surface, figures_from(row, UNKNOWN)).items():
        words[name] += f" ({_printed(whole)} × {weight:g})"
    told = [name for name, value in sorted(figures.items(), key=_by_size) if value or name in ALWAYS]
    told += ["kept place"] if is_kept else []
    return [Part(name, title_of(name, row, reader, carried), words[name], figures.get(name, 0.0)) for name in told]


def _by_size(figure: tuple[str, float]) -> float:
    return -abs(figure[1])


def _printed(value: float) -> str:
    return f"{rounded(value):.2f}".replace("-", "−")


def _knows(reader: Reader, row) -> bool:
    return row.group_id in reader.grounds and row.author_id != reader.person.id
