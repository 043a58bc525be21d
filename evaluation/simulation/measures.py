"""What a run is judged by: exposure against that of other posts of equal quality."""

import numpy as np

from evaluation.simulation.loop import Outcome
from evaluation.simulation.world import WINDOW, World

ALIKE = 15  # so many posts to either side, in the order of quality, are of equal quality


def lift(world: World, outcome: Outcome, posts, others, hours: tuple[int, int] | None = None) -> float:
    """Exposure of `posts` relative to that of those of `others` with equal true quality; 1 = no difference.

    Both are numbers of posts; those born within `hours` count, else all that lived their whole time while it counts. nan where
    there are none.
    """
    posts, others = _judged(world, posts, hours), _judged(world, others, hours)
    others = others[np.argsort(world.posts.quality[others])]
    sums = np.concatenate(([0], np.cumsum(outcome.exposure[others])))
    at = np.searchsorted(world.posts.quality[others], world.posts.quality[posts])
    low, high = np.maximum(at - ALIKE, 0), np.minimum(at + ALIKE, len(others))
    expected = np.sum((sums[high] - sums[low]) / np.maximum(high - low, 1))
    return float(outcome.exposure[posts].sum() / expected) if expected else float("nan")


def newcomer_lift(world: World, outcome: Outcome) -> float:
    """Exposure of newcomers' posts relative to equally good ones, written meanwhile by those who were there before."""
    is_new = world.people.is_newcomer[world.posts.author]
    since = np.searchsorted(world.posts.born, world.people.joined[world.people.is_newcomer].min())
    meanwhile = np.arange(len(is_new)) >= since
    return lift(world, outcome, np.flatnonzero(is_new), np.flatnonzero(meanwhile & ~is_new & ~world.posts.is_planted))


def seniority_slope(world: World, outcome: Outcome) -> float:
    """Standard deviations of ln(1 + exposure) that a standard deviation of the author's seniority brings at equal quality."""
    posts = _judged(world, np.flatnonzero(~world.posts.is_planted))
    x = np.column_stack((world.people.seniority[world.posts.author[posts]], world.posts.quality[posts]))
    y = np.log1p(outcome.exposure[posts])
    scaled = (x - x.mean(axis=0)) / x.std(axis=0)
    return float(np.linalg.lstsq(scaled, (y - y.mean()) / y.std(), rcond=None)[0][0])


def _judged(world: World, posts, hours: tuple[int, int] | None = None) -> np.ndarray:
    since, until = hours or (world.counts, world.hours - WINDOW)
    born = world.posts.born[posts]
    return np.asarray(posts)[(born >= since) & (born < until)]
