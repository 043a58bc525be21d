"""The sweep of live posts: everything that moves with the clock, for all of them at once."""

from math import fsum
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array

from app.subscribers.ranking.engine.arrival import GRID, faded, momentum
from app.subscribers.ranking.engine.diversity import effective, similarity
from app.subscribers.ranking.engine.quality import UNIT, effective_support, observations, quality_part, solve
from app.subscribers.ranking.engine.score import SURFACES, Figures, parts
from app.subscribers.ranking.engine.traction import UNTOLD, expressed, forecast, ratio

GROUPS = 300


class Posts(NamedTuple):
    """Live posts (n,) with statistics (n, 9) and weights of groups (n, g), and their supporters (m,): post and hours ago."""

    age: np.ndarray
    statistics: np.ndarray
    groups: np.ndarray
    post: np.ndarray
    ago: np.ndarray
    alike: csr_array
    curve: np.ndarray


def live_posts(n: int, seed: int = 4) -> Posts:
    """`n` invented posts up to three days old, with twenty supporters each on average and many with hardly any."""
    dice = np.random.default_rng(seed)
    age, people = dice.uniform(1, 72, n), dice.geometric(0.05, n)
    post = np.repeat(np.arange(n), people)
    statistics = np.zeros((n, 9), np.int64)
    np.add.at(
        statistics, post, observations(np.ones(len(post)), 1.0 + 0 * post, 0.1 * dice.random(len(post)), dice.normal(size=(len(post), 2)))
    )
    groups = np.zeros((n, GROUPS))
    np.add.at(groups, (post, dice.integers(0, GROUPS, len(post))), 1)
    alike = similarity(dice.random((2000, GROUPS)) < 0.02)
    return Posts(age, statistics, groups, post, age[post] * dice.random(len(post)), alike, 1 - np.exp(-GRID / 12))


def sweep(live: Posts) -> np.ndarray:
    """(4, n), all worked out anew: the score on "rising", and support, groups and forecast, which are shown."""
    n = len(live.age)
    found = solve(live.statistics, np.zeros(n))
    support = effective_support(found.q, found.se, live.statistics[:, 0] * UNIT)
    people = np.bincount(live.post, minlength=n)
    phi = expressed(live.ago)
    exposure = np.bincount(live.post, phi, n)
    reproduction, _ = ratio(UNTOLD * np.maximum(people - 1, 0), exposure)
    groups = effective(live.groups, live.alike)
    figures = {
        "quality": quality_part(found.q, found.se),
        "effective": support,
        "groups": groups,
        "supporters": people,
        "reproduction": reproduction,
        "momentum": momentum(np.bincount(live.post, faded(live.ago), n), people, live.age, live.curve),
    }
    rows = zip(*(column.tolist() for column in figures.values()), strict=True)
    merit = [fsum(parts("rising", Figures(**dict(zip(figures, row, strict=True)))).values()) for row in rows]
    score = np.array(merit) - live.age / SURFACES["rising"]["tau"]
    return np.stack([score, support, groups, forecast(people, reproduction, people - exposure)])
