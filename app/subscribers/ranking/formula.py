"""The arithmetic of ranking: pure functions, every constant with its source, every score a sum of named parts."""

from datetime import UTC, datetime
from math import exp, fsum, log, log2, sqrt
from typing import NamedTuple

VERSION = "v1"
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
PLACES = 2


class Constant(NamedTuple):
    """A number the formula stands on, what it means, and where it comes from."""

    value: float
    meaning: str
    source: str


CONSTANTS = {
    "mu": Constant(0.2, "share of offers that are usually supported; fixed, so that a replay gives the same numbers", "prior, not fitted"),
    "lambda": Constant(
        4.0, "how many offers' worth of doubt a new contribution starts with", "measured in a simulation with planted rings and brigades"
    ),
    "caution": Constant(
        0.35,
        "standard errors taken off: what little evidence there is counts less",
        "measured in a simulation with planted rings and brigades",
    ),
    "variance": Constant(0.12, "variance of a single answer", "measured in a simulation with planted rings and brigades"),
    "floor": Constant(0.01, "the least support rate assumed", "measured in a simulation with planted rings and brigades"),
    "first_hand": Constant(
        0.3, "weight of ln(1 + people who write from their own experience)", "measured in the same simulation, front page"
    ),
    "tau": Constant(96.0, "hours after which a contribution has lost 1", "measured in the same simulation, front page"),
    "attention": Constant(0.02, "share of attention a group has in which the reader does nothing", "attention gate"),
    "ground": Constant(0.611, "weight of the reader's own first-hand ground", "rank-order centroid of three criteria"),
    "trust": Constant(0.278, "weight of people the reader talks with", "rank-order centroid of three criteria"),
    "acquaintance": Constant(0.5, "how fast trust grows: 1 - exp(-0.5 n)", "starting value, not fitted"),
}
MU, LAMBDA, CAUTION, VARIANCE, FLOOR, FIRST_HAND, TAU, ATTENTION, GROUND, TRUST, ACQUAINTANCE = (c.value for c in CONSTANTS.values())
# One voice per person and contribution: the strongest sign given. "back" is ours, the others are measured.
STRENGTHS = {"react": 1.0, "comment": 1.5, "share": 2.0, "back": 2.0, "first-hand": 3.0}


class Part(NamedTuple):
    """One summand of a score, in words and as a number."""

    name: str
    words: str
    value: float


class Quality(NamedTuple):
    """Support beyond what is usual, how sure that is, and the part it contributes."""

    q: float
    se: float
    part: float


def examined(position: int) -> float:
    """How far an offer at `position` (from 1) of a list may be taken for seen."""
    return 1 / log2(1 + position)


def quality(supporters: int, passed: list[float]) -> Quality:
    """Ridge estimate of support beyond `MU` in closed form, intercept alone.

    `supporters` are people who stood behind it, `passed` the weights of offers nobody took up. The
    sums are exact and so do not depend on the order of events.
    """
    weight = fsum((supporters, *passed)) + LAMBDA
    q = fsum((supporters * (1 - MU), *(-MU * w for w in passed))) / weight
    se = sqrt(VARIANCE / weight)
    return Quality(q, se, log(max(MU + q - CAUTION * se, FLOOR) / MU))


def first_hand(people: int) -> float:
    """The part of `people` who write from their own experience."""
    return FIRST_HAND * log(1 + people)


def hours(since: datetime, until: datetime) -> float:
    return (until - since).total_seconds() / 3600


def order_key(merit: float, created_at: datetime) -> float:
    """What orders contributions for good: as all age alike, only when they began matters."""
    return merit + hours(EPOCH, created_at) / TAU


def freshness(created_at: datetime, at: datetime) -> float:
    """What age has taken off at the moment `at`."""
    return -hours(created_at, at) / TAU


def attention(share: float) -> float:
    """The part of a group that has `share` of the reader's own acts; 0 for one without any.

    ln(share + c), the attention gate, moved up by -ln c, the same for all, so that nothing is nothing.
    """
    return log(1 + share / ATTENTION)


def ground(stands_on: bool) -> float:
    """The part of the reader's own experience with the matter or direct exchange with the author."""
    return GROUND if stands_on else 0.0


def trust(people: int) -> float:
    """The part of `people` behind it whom the reader talks with."""
    return TRUST * (1 - exp(-ACQUAINTANCE * people))


def rounded(value: float) -> float:
    """`value` as it is shown: what is printed must add up to the score printed."""
    return round(value, PLACES) + 0.0


def score(values) -> float:
    """The sum of `values` that are rounded already."""
    return rounded(fsum(values))
