"""How support comes in over a post's life, and what the support so far therefore lets expect.

The same ten people say more of a post after one hour than after twenty. The arrival curve F(age) is the share of all
its supporters that a post usually has by that age; with a prior of its group it turns "so far" into "in the end".
"""

from typing import NamedTuple

import numpy as np

from app.subscribers.ranking.engine.constant import Constant

CONSTANTS = {
    "arrival_hours": Constant(72.0, "hours after which nobody more is expected to come", "measured on public threads"),
    "arrival_least": Constant(0.02, "the least share of supporters assumed to have come, so that minutes do not explode", "starting value"),
    "momentum_half_life": Constant(6.0, "hours after which support counts half for momentum", "measured on public threads"),
    "momentum_doubt": Constant(1.0, "people's worth of doubt on both sides of momentum", "chosen on a training month of public threads"),
    "scout_power": Constant(2.0, "how often the track of a supporter counts: exp(4 s / (n + 3)) in all", "measured on public threads"),
    "prior_variance": Constant(1.05, "the least ratio of variance to mean of a group's supporters, 1 being pure chance", "guard"),
    "author_weight": Constant(0.5, "weight of what the author's posts came to before", "chosen on a training month of public threads"),
    "momentum_weight": Constant(1.0, "weight of momentum", "chosen on a training month of public threads"),
}
ARRIVAL_HOURS, ARRIVAL_LEAST, HALF_LIFE, MOMENTUM_DOUBT, SCOUT_POWER, PRIOR_VARIANCE, AUTHOR_WEIGHT, MOMENTUM_WEIGHT = (
    constant.value for constant in CONSTANTS.values()
)
GRID = np.arange(int(ARRIVAL_HOURS) + 1)


class Prior(NamedTuple):
    """A Gamma distribution of what posts of a group end with, in people: mean shape / rate; numbers or arrays."""

    shape: np.ndarray
    rate: np.ndarray


def fit_arrival(ages) -> np.ndarray:
    """The arrival curve (73,): the share of `ages` (m,) in hours that had come by each full hour, 1 at the end.

    `ages` are those of all supporters of ripe posts at the moment they came. Raises ValueError for none.
    """
    ages = np.sort(np.minimum(np.asarray(ages, float), ARRIVAL_HOURS))
    if not len(ages):
        raise ValueError("an arrival curve needs supporters")
    return np.searchsorted(ages, GRID, side="right") / len(ages)


def arrived(curve, age) -> np.ndarray:
    """F(age) in (0, 1]: the share of supporters that usually has come by `age` (any shape, hours)."""
    return np.maximum(np.interp(age, GRID, curve), ARRIVAL_LEAST)


def fit_prior(totals) -> Prior:
    """The prior of a group by moments, from what its ripe posts (n,) ended with, in people.

    A Gamma-Poisson count has variance m + m^2 / shape. Raises ValueError where no post or no support is known.
    """
    totals = np.asarray(totals, float)
    mean = totals.mean() if len(totals) else 0.0
    if not mean:
        raise ValueError("a prior needs posts that somebody supported")
    shape = mean**2 / max(totals.var() - mean, (PRIOR_VARIANCE - 1) * mean)
    return Prior(shape, shape / mean)


def posterior(support, share, prior: Prior) -> np.ndarray:
    """What a post is expected to end with, in people: (shape + support so far) / (rate + share arrived).

    The mean of a Gamma-Poisson model (Gelman et al., Bayesian Data Analysis, 2.6); support and share of one shape.
    """
    return (prior.shape + np.asarray(support)) / (prior.rate + np.asarray(share))


def scouted(tracks) -> np.ndarray:
    """What each supporter counts for by the track record of `engine.track`: between .25 and 4, a newcomer 1."""
    return np.asarray(tracks) ** SCOUT_POWER


def faded(hours_ago) -> np.ndarray:
    """What support of so many hours ago counts for momentum: forward decay (Cormode et al. 2009), half after 6 h."""
    return 0.5 ** (np.asarray(hours_ago) / HALF_LIFE)


def fit_fading(curve) -> np.ndarray:
    """What one supporter, coming as `curve` (73,) says, counts for momentum at each full hour of a post's age (73,)."""
    left = faded(GRID)
    # Whoever comes within an hour comes in its middle, as far as decay goes.
    return np.cumsum(np.diff(curve, prepend=0) / left) * left * faded(0.5)


def momentum(recent, support, age, curve, fading=None) -> np.ndarray:
    """ln((recent + 1) / (expected + 1)): whether support comes faster than it usually still does at that age.

    recent is the sum of `faded` over the `support` people so far, age in hours, all of one shape. Expected is what as
    many people would count for had they come along the curve; the one person of doubt keeps small numbers near 0.
    `fading` is `fit_fading(curve)`, for those who know it already.
    """
    share = np.interp(age, GRID, fit_fading(curve) if fading is None else fading) / arrived(curve, age)
    return np.log((np.asarray(recent) + MOMENTUM_DOUBT) / (np.asarray(support) * share + MOMENTUM_DOUBT))


def promise(expected, author, momentum) -> np.ndarray:
    """ln(expected people) + .5 author + momentum: what posts without recorded offers are ordered by, a sum of named parts.

    expected is a `posterior`, author the prior of `engine.track` over percentiles less .5, momentum as above; of one shape.
    """
    return np.log(expected) + AUTHOR_WEIGHT * np.asarray(author) + MOMENTUM_WEIGHT * np.asarray(momentum)
