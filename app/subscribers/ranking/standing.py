"""What a contribution's evidence comes to: the columns of its rank, by the engine's arithmetic alone."""

from datetime import datetime
from math import inf
from operator import attrgetter
from typing import NamedTuple

from app.subscribers.ranking.engine import score
from app.subscribers.ranking.engine.quality import UNIT
from app.subscribers.ranking.engine.score import Figures, hours, may_stand, order_key
from app.subscribers.ranking.engine.single import effective, effective_support, momentum, quality_part, reproduction, solve
from app.subscribers.ranking.engine.traction import EXPECTED, UNTOLD, Traction
from app.subscribers.ranking.house import House
from app.subscribers.ranking.voices import STRENGTHS

KEYS = {"rising": "rising_key", "best": "best_key", "groups": "groups_key", "quiet": "quiet_key"}
MOVING = ("reproduction", "momentum", "rising_key")
# After this nothing is waited for any more, and the clock changes no number.
LIVE_HOURS = 14 * 24
FIRSTHAND = STRENGTHS["first-hand"]
BY_MOMENT = attrgetter("at", "group_id")


class Evidence(NamedTuple):
    """A contribution and what is known for and against it. `voices` are rows with group_id, strength, deep and at."""

    thread_id: int
    group_id: int
    created_at: datetime
    statistics: list[int]
    examined: int
    voices: list
    prior: float


class Tally(NamedTuple):
    """The voices of a contribution counted: how many hours ago each was raised, people by group, and who came through others."""

    ages: list[float]
    groups: dict[int, int]
    firsthand: int
    deep: int
    offspring: float


def columns_of(evidence: Evidence, house: House, at: datetime) -> dict:
    """The columns of the contribution's `Rank` at the moment `at`."""
    q, se = solve(evidence.statistics, evidence.prior)
    tally = tally_of(evidence, at)
    figures = _figures(evidence, tally, q, se, house, at)
    return {
        "thread_id": evidence.thread_id,
        "group_id": evidence.group_id,
        "night": house.night,
        "statistics": evidence.statistics,
        "examined": evidence.examined,
        "supporters": figures.supporters,
        "firsthand": figures.firsthand,
        "deep": figures.deep,
        "reached": len(tally.groups),
        "quality": q,
        "doubt": se,
        "effective": figures.effective,
        "groups": figures.groups,
        "reproduction": figures.reproduction,
        "momentum": figures.momentum,
        "order_key": order_key("front", figures, evidence.created_at),
        **{column: _key(surface, figures, evidence.created_at, house) for surface, column in KEYS.items()},
        "month": month_of(evidence.created_at),
        "version": score.VERSION,
    }


def _figures(evidence: Evidence, tally: Tally, q: float, se: float, house: House, at: datetime) -> Figures:
    return Figures(
        quality=quality_part(q, se),
        effective=effective_support(q, se, evidence.examined * UNIT),
        groups=effective(tally.groups, house.similarity),
        supporters=len(tally.ages),
        firsthand=tally.firsthand,
        deep=tally.deep,
        reproduction=traction_of(evidence, tally, house, at).reproduction,
        usual=house.usual.get(evidence.group_id, EXPECTED),
        momentum=momentum_of(evidence, tally, house, at),
    )


def figures_from(rank, house: House) -> Figures:
    """The Figures a `Rank` (or a row with its columns) was written from; those of a newcomer where there is none."""
    if rank.quality is None:
        q, se = solve((0,) * 9, 0.0)
        return Figures(quality=quality_part(q, se))
    return Figures(
        quality=quality_part(rank.quality, rank.doubt),
        effective=rank.effective,
        groups=rank.groups,
        supporters=rank.supporters,
        firsthand=rank.firsthand,
        deep=rank.deep,
        reproduction=rank.reproduction,
        usual=house.usual.get(rank.group_id, EXPECTED),
        momentum=rank.momentum,
    )


def tally_of(evidence: Evidence, at: datetime) -> Tally:
    """The voices of the contribution counted at the moment `at`.

    Whoever comes in a room it was brought to came through somebody; at home nobody can tell, so half are counted. The first of
    all came by themselves.
    """
    ages, groups, firsthand, deep = [], {}, 0, 0
    for voice in evidence.voices:
        ages.append(max((at - voice.at).total_seconds() / 3600, 0.0))
        groups[voice.group_id] = groups.get(voice.group_id, 0) + 1
        firsthand += voice.strength == FIRSTHAND
        deep += bool(voice.deep)
    if not ages:
        return Tally(ages, groups, 0, 0, 0.0)
    at_home = groups.get(evidence.group_id, 0)
    began_at_home = min(evidence.voices, key=BY_MOMENT).group_id == evidence.group_id
    return Tally(ages, groups, firsthand, deep, UNTOLD * (at_home - began_at_home) + len(ages) - at_home - (not began_at_home))


def traction_of(evidence: Evidence, tally: Tally, house: House, at: datetime) -> Traction:
    """R of the contribution, with its error and forecast at `at`."""
    ages = [inf] * len(tally.ages) if hours(evidence.created_at, at) > LIVE_HOURS else tally.ages
    return reproduction(ages, tally.offspring, house.usual.get(evidence.group_id, EXPECTED))


def momentum_of(evidence: Evidence, tally: Tally, house: House, at: datetime) -> float:
    """Whether support comes faster than it usually still does at that age; 0 once nothing is expected to spread."""
    age = hours(evidence.created_at, at)
    return momentum(tally.ages, age, house.curve, house.fading) if tally.ages and age <= LIVE_HOURS else 0.0


def moved(row, voices: list, house: House, at: datetime) -> dict:
    """What the clock alone has made of a rank, the columns `MOVING`. `row` has the columns of a Rank and the thread's created_at."""
    evidence = Evidence(row.thread_id, row.group_id, row.created_at, row.statistics, row.examined, voices, 0.0)
    tally = tally_of(evidence, at)
    now = {"reproduction": traction_of(evidence, tally, house, at).reproduction, "momentum": momentum_of(evidence, tally, house, at)}
    return now | {"rising_key": _key("rising", figures_from(row, house)._replace(**now), row.created_at, house)}


def month_of(moment: datetime) -> int:
    """A number for the month of `moment`, one more for the next."""
    return moment.year * 12 + moment.month - 1


def _key(surface: str, figures: Figures, created_at: datetime, house: House) -> float | None:
    return order_key(surface, figures, created_at) if may_stand(surface, figures, house.people) else None
