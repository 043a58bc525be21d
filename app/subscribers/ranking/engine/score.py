"""The score of a contribution on each list: a sum of named parts, of which only age moves with the clock.

Age takes the same from all, so a list is in the order of a number written once per change: the other parts + birth / tau.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from math import fsum, log, sqrt
from typing import NamedTuple

from app.subscribers.ranking.engine.constant import Constant
from app.subscribers.ranking.engine.diversity import DOUBT
from app.subscribers.ranking.engine.quality import FLOOR, MU

VERSION = "v3"
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
PLACES = 2
_SIMULATED = "measured in a simulation with planted rings and brigades"

# Per list the weight of each part, and tau, the hours in which a contribution loses 1 by age; 0 for lists that do not age.
SURFACES = {
    "front": {"quality": 1.0, "first-hand": 0.3, "tau": 96.0},
    "rising": {"quality": 0.5, "traction": 1.0, "momentum": 1.0, "first-hand": 0.3, "tau": 24.0},
    "best": {"quality": 1.0, "support": 0.10, "groups": 0.30, "first-hand": 0.5, "tau": 0.0},
    "groups": {"groups": 1.0, "quality": 0.3, "tau": 720.0},
    "quiet": {"quality": 1.0, "depth": 1.0, "tau": 720.0},
}
WORDS = {"front": "Home", "rising": "Rising", "best": "Best of the month", "groups": "Most groups", "quiet": "Quiet but loved"}


def _constant(surface: str, part: str, weight: float) -> Constant:
    means = "hours after which a contribution has lost 1 by age, 0 for never" if part == "tau" else f"weight of {part}"
    spreads = "measured on timed cascades" if part in ("traction", "momentum") else "starting value"
    return Constant(weight, f"{WORDS[surface]}: {means}", _SIMULATED if surface == "front" else spreads)


_GATED = {
    "best_voices": Constant(8.0, "effective voices before something may be the best of a month, in a house of 500", "starting value"),
    "whole_house": Constant(500.0, "people from which on that need holds in full; below, by the root of their share", "starting value"),
    "least_support": Constant(3.0, "effective voices needed in the smallest house", "starting value"),
    "two_groups": Constant(1.5, "effective groups before something counts as standing in several", "starting value"),
    "quiet_most": Constant(8.0, "supporters up to which something is quiet", "starting value"),
    "quiet_least": Constant(3.0, "supporters before something is loved", "starting value: two who answer are a conversation"),
    "quiet_depth": Constant(0.5, "share of them of which more must have done more than give a sign", "starting value"),
    "quiet_days": Constant(60.0, "days after which something is quiet but loved no longer", "starting value: twice the 720 h of its age"),
    "groups_days": Constant(90.0, "days after which something stands in most groups no longer", "starting value: a quarter of a year"),
}
_WEIGHTS = [(surface, part, weight) for surface, weights in SURFACES.items() for part, weight in weights.items()]
CONSTANTS = {f"{surface}_{part}": _constant(surface, part, weight) for surface, part, weight in _WEIGHTS} | _GATED
BEST_SUPPORT, WHOLE_HOUSE, LEAST_SUPPORT, TWO_GROUPS, QUIET_MOST, QUIET_LEAST, QUIET_DEPTH, QUIET_DAYS, GROUPS_DAYS = (
    c.value for c in _GATED.values()
)


class Figures(NamedTuple):
    """What is known of a contribution, reader apart."""

    quality: float  # ln((mu + LCB) / mu)
    effective: float = 0.0  # E, voices
    groups: float = 0.0  # D^Z, groups
    supporters: int = 0
    firsthand: int = 0
    deep: int = 0  # supporters who did more than give a sign
    reproduction: float = 0.0  # R, people brought by each supporter
    usual: float = 0.0  # a / b, what R is in its group
    momentum: float = 0.0  # ln, 0 as usual


def parts(surface: str, figures: Figures) -> dict[str, float]:
    """The parts of the score on `surface` (a key of SURFACES) but for age, unrounded, by name; they are added up."""
    return {name: weight * part(figures) for name, weight, part in _TERMS[surface]}


def weighed(surface: str, figures: Figures) -> dict[str, tuple[float, float]]:
    """Of those parts on `surface` that do not count in full: the weight, and the part before it."""
    return {name: (weight, part(figures)) for name, weight, part in _TERMS[surface] if weight != 1.0}


def may_stand(surface: str, figures: Figures, people: int) -> bool:
    """Whether something belongs on that list at all, in a house of `people`. Volume orders only what passed for quality."""
    gate = _GATES.get(surface)
    return gate is None or gate(figures, people)


def order_key(surface: str, figures: Figures, created_at: datetime) -> float:
    """What orders contributions on `surface` for good: as all age alike, only when they began matters."""
    tau = SURFACES[surface]["tau"]
    return fsum([weight * part(figures) for _, weight, part in _TERMS[surface]]) + (hours(EPOCH, created_at) / tau if tau else 0.0)


def oldest(surface: str, at: datetime) -> datetime | None:
    """When something must have begun to stand on `surface` at the moment `at`; None where age alone keeps nothing away."""
    days = _DAYS.get(surface)
    return at - timedelta(days=days) if days else None


def least_key(surface: str, at: datetime) -> float:
    """A key that nothing young enough for `surface` (of those with an `oldest`) is below: where reading along its index may end."""
    return order_key(surface, _LEAST[surface], oldest(surface, at))


def freshness(surface: str, created_at: datetime, at: datetime) -> float:
    """The part that age has taken off at the moment `at`."""
    tau = SURFACES[surface]["tau"]
    return -hours(created_at, at) / tau if tau else 0.0


def support_needed(people: int) -> float:
    """Effective voices before something may be the best of a month, in a house of `people`."""
    return max(LEAST_SUPPORT, BEST_SUPPORT * sqrt(min(people, WHOLE_HOUSE) / WHOLE_HOUSE))


def hours(since: datetime, until: datetime) -> float:
    return (until - since).total_seconds() / 3600


def rounded(value: float) -> float:
    """`value` as it is shown: what is printed must add up to the score printed."""
    return round(value, PLACES) + 0.0


def score(values) -> float:
    """The sum of `values` that are rounded already."""
    return rounded(fsum(values))


def shown(named: Mapping[str, float]) -> dict[str, float]:
    """The parts rounded as they are shown."""
    return {name: rounded(value) for name, value in named.items()}


_PARTS = {
    "quality": lambda f: f.quality,
    "support": lambda f: log(1 + f.effective),
    "groups": lambda f: log(max(f.groups, 1.0)) * f.supporters / (f.supporters + DOUBT),
    "traction": lambda f: log((1 + f.reproduction) / (1 + f.usual)),
    "momentum": lambda f: f.momentum,
    "first-hand": lambda f: log(1 + f.firsthand),
    "depth": lambda f: log((1 + f.deep) / (1 + f.supporters)),
}
_TERMS = {
    surface: [(name, weight, _PARTS[name]) for name, weight in weights.items() if name in _PARTS] for surface, weights in SURFACES.items()
}
_DAYS = {"quiet": QUIET_DAYS, "groups": GROUPS_DAYS}
# The worst that the gates of these lists let in.
_LEAST = {"quiet": Figures(quality=0.0, deep=0, supporters=1), "groups": Figures(quality=log(FLOOR / MU))}
_GATES = {
    # Faster by as much as is shown: a card that says "as usual" does not stand on this list.
    "rising": lambda f, people: f.quality > 0 and f.supporters > 1 and rounded(f.momentum) > 0,
    "best": lambda f, people: f.quality > 0 and f.effective >= support_needed(people),
    "groups": lambda f, people: f.groups >= TWO_GROUPS,
    "quiet": lambda f, people: f.quality > 0 and QUIET_LEAST <= f.supporters <= QUIET_MOST and f.deep > QUIET_DEPTH * f.supporters,
}
