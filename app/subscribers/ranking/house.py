"""What last night found out about the house as a whole, and what it means for one person's answers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import NamedTuple

from sqlalchemy import delete, func, or_, select

from app.core.database import db
from app.subscribers.ranking.engine.arrival import ARRIVAL_HOURS, GRID, fit_fading
from app.subscribers.ranking.engine.quality import PER_UNIT, observation
from app.subscribers.ranking.engine.single import examined, weight_of
from app.subscribers.ranking.models import Night, PersonRank, Tie

TIES = timedelta(days=90)
# Until a house has a curve of its own: half of all supporters within six hours.
USUAL_CURVE = ((1 - 0.5 ** (GRID / 6)) / (1 - 0.5 ** (ARRIVAL_HOURS / 6))).tolist()


@dataclass(frozen=True)
class House:
    """The figures of a night. `usual` is R by group, `alike` how similar pairs of open groups are."""

    night: int = 0
    ran_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    people: int = 0
    curve: list[float] = field(default_factory=lambda: USUAL_CURVE)
    usual: dict[int, float] = field(default_factory=dict)
    alike: dict[tuple[int, int], float] = field(default_factory=dict)
    crossing: float = 0.0

    @cached_property
    def fading(self) -> list[float]:
        """What one supporter usually counts for momentum at each hour, by the curve."""
        return fit_fading(self.curve).tolist()

    def similarity(self, one: int, other: int) -> float:
        """How alike two groups are, 0 to 1; those no night has seen are like no other."""
        return 1.0 if one == other else self.alike.get((min(one, other), max(one, other)), 0.0)


class Side(NamedTuple):
    """What last night made of a person, as far as it weighs on their answers."""

    generosity: float = 0.0
    factors: tuple[float, float] = (0.0, 0.0)
    track: float = 1.0
    prior: float = 0.0


NOBODY = Side()
# The last night's figures by its number: they never change, and are large.
_last: dict[int, House] = {}


def house_now() -> House:
    """The figures of the last night."""
    return house_of(db.session.scalar(select(func.max(Night.id))))


def house_of(night: int | None) -> House:
    """The figures of that night, read only once; those of an empty house before the first."""
    if night is None:
        return House()
    if night not in _last:
        _last.clear()
        _last[night] = _house(db.session.get(Night, night))
    return _last[night]


def forget() -> None:
    """Read the figures again when they are next asked for: another database may be behind them."""
    _last.clear()


def sides_of(people: Iterable[int]) -> dict[int, Side]:
    """The sides of `people` of whom a night has made anything."""
    query = select(*SIDE).where(PersonRank.person_id.in_(list(people)))
    return {person_id: side_from(*values) for person_id, *values in db.session.execute(query)}


def ties_among(people: Iterable[int], authors: Iterable[int]) -> dict[tuple[int, int], int]:
    """How often people stood behind authors lately: {(person, author): number}."""
    query = select(Tie.person_id, Tie.author_id, Tie.number).where(Tie.author_id.in_(list(authors)), Tie.person_id.in_(list(people)))
    return {(person, author): number for person, author, number in db.session.execute(query)}


def forget_figures_of(people: Iterable[int]) -> None:
    """Within the caller's transaction, drop what a night made of `people`, and of what others and they have answered each other."""
    ids = list(people)
    db.session.execute(delete(PersonRank).where(PersonRank.person_id.in_(ids)))
    db.session.execute(delete(Tie).where(or_(Tie.person_id.in_(ids), Tie.author_id.in_(ids))))


def side_from(generosity, side1, side2, track, prior) -> Side:
    """A Side of the columns of `SIDE`, which are all null where no night has seen the person."""
    return NOBODY if generosity is None else Side(generosity, (side1, side2), track, prior)


def supported(side: Side, tie: int, at: datetime, house: House) -> tuple[int, ...]:
    """The nine integers of somebody's support. `tie` includes this very support if last night has seen it."""
    seen = house.ran_at - TIES <= at < house.ran_at
    return observation(1, weight_of(side.track, max(tie - seen, 0)), side.generosity, side.factors)


def passed_over(side: Side, position: int) -> tuple[int, ...]:
    """The nine integers of an offer nobody took up."""
    return observation(0, examined(position), side.generosity, side.factors)


def looked_at(position: int) -> int:
    """How far an offer may be taken for seen, in units of the statistics."""
    return round(examined(position) * PER_UNIT)


SIDE = (PersonRank.person_id, PersonRank.generosity, PersonRank.side1, PersonRank.side2, PersonRank.track, PersonRank.prior)


def _house(night: Night) -> House:
    figures = night.figures
    return House(
        night=night.id,
        ran_at=night.ran_at,
        people=figures["people"],
        curve=figures["curve"] or USUAL_CURVE,
        usual={int(group): value for group, value in figures["usual"].items()},
        alike={(g, h): value for g, h, value in figures["alike"]},
        crossing=figures["crossing"],
    )
