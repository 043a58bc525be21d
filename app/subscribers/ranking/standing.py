"""What a contribution's evidence comes to: the columns of its rank, by the engine's arithmetic alone."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

import numpy as np

from app.subscribers.ranking.engine import score
from app.subscribers.ranking.engine.arrival import faded, momentum
from app.subscribers.ranking.engine.diversity import effective
from app.subscribers.ranking.engine.quality import UNIT, effective_support, quality_part, solve_one
from app.subscribers.ranking.engine.score import Figures, hours, may_stand, order_key
from app.subscribers.ranking.engine.traction import EXPECTED, UNTOLD, Traction, reproduction
from app.subscribers.ranking.house import House
from app.subscribers.ranking.voices import STRENGTHS

KEYS = {"rising": "rising_key", "best": "best_key", "groups": "groups_key", "quiet": "quiet_key"}
# After this nothing is waited for any more, and the clock changes no number.
LIVE_HOURS = 14 * 24


class Evidence(NamedTuple):
    """A contribution and what is known for and against it. `voices` are rows with group_id, strength, deep and at."""

    thread_id: int
    group_id: int
    created_at: datetime
    statistics: list[int]
    examined: int
    voices: list
    prior: float


def columns_of(evidence: Evidence, house: House, at: datetime) -> dict:
    """The columns of the contribution's `Rank` at the moment `at`."""
    q, se = solve_one(evidence.statistics, evidence.prior)
    figures = _figures(evidence, q, se, house, at)
    return {
        "thread_id": evidence.thread_id,
        "group_id": evidence.group_id,
        "night": house.night,
        "statistics": list(evidence.statistics),
        "examined": evidence.examined,
        "supporters": figures.supporters,
        "firsthand": figures.firsthand,
        "deep": figures.deep,
        "reached": len({voice.group_id for voice in evidence.voices}),
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


def _figures(evidence: Evidence, q: float, se: float, house: House, at: datetime) -> Figures:
    ages = ages_of(evidence.voices, at)
    return Figures(
        quality=float(quality_part(q, se)),
        effective=float(effective_support(q, se, evidence.examined * UNIT)),
        groups=_breadth(evidence.voices, house),
        supporters=len(evidence.voices),
        firsthand=sum(voice.strength == STRENGTHS["first-hand"] for voice in evidence.voices),
        deep=sum(bool(voice.deep) for voice in evidence.voices),
        reproduction=traction_of(evidence, ages, house, at).reproduction,
        usual=house.usual.get(evidence.group_id, EXPECTED),
        momentum=momentum_of(evidence, ages, house, at),
    )


def figures_from(rank, house: House) -> Figures:
    """The Figures a `Rank` (or a row with its columns) was written from; those of a newcomer where there is none."""
    if rank.quality is None:
        q, se = solve_one((0,) * 9, 0.0)
        return Figures(quality=float(quality_part(q, se)))
    return Figures(
        quality=float(quality_part(rank.quality, rank.doubt)),
        effective=rank.effective,
        groups=rank.groups,
        supporters=rank.supporters,
        firsthand=rank.firsthand,
        deep=rank.deep,
        reproduction=rank.reproduction,
        usual=house.usual.get(rank.group_id, EXPECTED),
        momentum=rank.momentum,
    )


def traction_of(evidence: Evidence, ages: np.ndarray, house: House, at: datetime) -> Traction:
    """R of the contribution whose voices are of `ages`, with its error and forecast at `at`.

    Whoever comes in a room it was brought to came through somebody; at home nobody can tell, so half are counted.
    """
    if hours(evidence.created_at, at) > LIVE_HOURS:
        ages = np.full(len(ages), np.inf)
    later = sorted((voice.at, voice.group_id) for voice in evidence.voices)[1:]
    offspring = sum(UNTOLD if group_id == evidence.group_id else 1.0 for _, group_id in later)
    return reproduction(ages, offspring, house.usual.get(evidence.group_id, EXPECTED))


def momentum_of(evidence: Evidence, ages: np.ndarray, house: House, at: datetime) -> float:
    """Whether support comes faster than it usually still does at that age; 0 once nothing is expected to spread."""
    age = hours(evidence.created_at, at)
    if not evidence.voices or age > LIVE_HOURS:
        return 0.0
    recent = float(np.sum(faded(ages)))
    return float(momentum(recent, len(evidence.voices), age, house.curve, house.fading))


def ages_of(voices: Iterable, at: datetime) -> np.ndarray:
    """How many hours ago each voice was raised, sorted, so that sums do not depend on the order of events."""
    return np.sort(np.array([max(hours(voice.at, at), 0.0) for voice in voices], float))


def month_of(moment: datetime) -> int:
    """A number for the month of `moment`, one more for the next."""
    return moment.year * 12 + moment.month - 1


def _breadth(voices: list, house: House) -> float:
    counts = sorted(Counter(voice.group_id for voice in voices).items())
    if len(counts) < 2:
        return float(len(counts))
    groups, numbers = [group for group, _ in counts], np.array([number for _, number in counts], float)
    return float(effective(numbers, house.similarity(groups)))


def _key(surface: str, figures: Figures, created_at: datetime, house: House) -> float | None:
    return order_key(surface, figures, created_at) if may_stand(surface, figures, house.people) else None
