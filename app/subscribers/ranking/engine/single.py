"""The engine's arithmetic for one contribution, in plain numbers: somebody waits, and numpy takes longer to call than this to count.

Formulas and sources stand at the functions for arrays that each docstring names; tests hold the two together. Sums are exact
(fsum), so the order in which people came changes nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from math import exp, fsum, log, log2, sqrt

from app.subscribers.ranking.engine.arrival import ARRIVAL_HOURS, ARRIVAL_LEAST, HALF_LIFE, MOMENTUM_DOUBT
from app.subscribers.ranking.engine.quality import FLOOR, LAMBDA_QUALITY, MU, UNIT, VARIANCE, inverse, lower
from app.subscribers.ranking.engine.traction import CAP, DOUBT, EXPECTED, FLAT_HOURS, THETA, Traction

_SOON = 1 + 1 / THETA


def solve(statistics: Iterable[int], prior: float) -> tuple[float, float]:
    """(q, se) of its nine integers and its prior, as `quality.solve`."""
    *m, b0, b1, b2 = [one * UNIT for one in statistics]
    (i00, i01, i02), _ = inverse(*m)
    return i00 * (b0 + LAMBDA_QUALITY * prior) + i01 * b1 + i02 * b2, sqrt(VARIANCE * i00)


def quality_part(q: float, se: float) -> float:
    """As `quality.quality_part`."""
    return log(max(MU + lower(q, se), FLOOR) / MU)


def effective_support(q: float, se: float, examined: float) -> float:
    """As `quality.effective_support`."""
    return max(MU + lower(q, se), 0.0) * examined


def examined(position: int) -> float:
    """As `quality.examined`."""
    return 1 / log2(1 + position)


def weight_of(track: float, tie: int) -> float:
    """As `quality.weight_of`."""
    return track / sqrt(1 + tie)


def effective(counts: Mapping[int, int], similarity: Callable[[int, int], float]) -> float:
    """Effective number of groups of {group: people}, as `diversity.effective`; `similarity` is 1 of a group and itself."""
    if len(counts) < 2:
        return float(len(counts))
    total, entropy = sum(counts.values()), []
    for one, people in counts.items():
        ordinary = fsum([number * similarity(one, other) for other, number in counts.items()])
        entropy.append(people * log(total / ordinary))
    return exp(fsum(entropy) / total)


def exposure(ages: Iterable[float]) -> float:
    """The sum of Phi over supporters who came `ages` hours ago, as of `traction.expressed`; inf is for ever ago."""
    return fsum([_expressed(age) for age in ages])


def reproduction(ages: list[float], offspring: float, expected: float = EXPECTED) -> Traction:
    """The traction of supporters who came `ages` hours ago, `offspring` of them through others, as `traction.ratio` and `forecast`."""
    seen = exposure(ages)
    top, bottom = DOUBT * expected + offspring, DOUBT + seen
    r = min(top / bottom, CAP)
    return Traction(top / bottom, sqrt(top) / bottom, len(ages) + r * (len(ages) - seen) / (1 - r))


def momentum(ages: list[float], age: float, curve: list[float], fading: list[float]) -> float:
    """Momentum of supporters who came `ages` hours ago to something `age` hours old, as `arrival.momentum`."""
    recent = fsum([0.5 ** (ago / HALF_LIFE) for ago in ages])
    share = _read_off(fading, age) / max(_read_off(curve, age), ARRIVAL_LEAST)
    return log((recent + MOMENTUM_DOUBT) / (len(ages) * share + MOMENTUM_DOUBT))


def _expressed(age: float) -> float:
    if age <= FLAT_HOURS:
        return age / FLAT_HOURS / _SOON
    return (1 + (1 - (age / FLAT_HOURS) ** -THETA) / THETA) / _SOON


def _read_off(curve: list[float], age: float) -> float:
    """The curve's value at `age` hours, between full hours on a straight line."""
    if age >= ARRIVAL_HOURS:
        return curve[-1]
    hour = int(age)
    return curve[hour] + (age - hour) * (curve[hour + 1] - curve[hour])
