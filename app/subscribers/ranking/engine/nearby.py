"""Who is near a person by endorsements, theirs and those of the people they endorse."""

from collections.abc import Mapping
from math import exp, fsum

import numpy as np
from scipy.sparse import csr_array

from app.subscribers.ranking.engine.constant import Constant
from app.subscribers.ranking.engine.endorsement import ALPHA, endorsements

CONSTANTS = {
    "eps": Constant(
        1e-4, "what is smaller, for each endorsement passed on, is not followed", "measured: 1.5 ms a person, .71-.95 of the top 20"
    ),
    "steepness": Constant(20.0, "how fast trust grows with nearness", "feed measurement, starting value"),
    "first_hand": Constant(3.0, "an act from own experience against any other act", "starting value, not fitted"),
    "author": Constant(2.0, "the author's own nearness against that of somebody who acted", "starting value, not fitted"),
}
EPS, STEEPNESS, FIRST_HAND, AUTHOR = (c.value for c in CONSTANTS.values())


def shares_of(source, target, weight, n: int) -> csr_array:
    """How each of `n` people shares out their endorsements, (n, n); takes and raises what `endorsement.build` does."""
    source, target, weight = endorsements(source, target, weight, n)
    return csr_array((weight / np.bincount(source, weight, n)[source], (source, target)), shape=(n, n))


def nearby(shares: csr_array, person: int, eps: float = EPS, alpha: float = ALPHA) -> dict[int, float]:
    """Personalised PageRank of `person` in `shares`: for whoever is near, a share; together at most 1.

    Whoever endorses nobody gives back to `person`. Everybody with more than eps times the number of their endorsements
    waiting passes it on, all at once, until nobody has; work is bounded by 1 / (alpha eps) whatever the size of the
    house. Source: Andersen, Chung and Lang 2006.
    """
    near, waiting = np.zeros((2, shares.shape[0]))
    waiting[person] = 1
    passing = np.array([person])
    found = [passing]
    while passing.size:
        mass = waiting[passing]
        waiting[passing] = 0
        near[passing] += alpha * mass
        begin, width = shares.indptr[passing], shares.indptr[passing + 1] - shares.indptr[passing]
        waiting[person] += (1 - alpha) * mass[width == 0].sum()
        link = np.repeat(begin - np.cumsum(width) + width, width) + np.arange(width.sum())
        reached = shares.indices[link]
        np.add.at(waiting, reached, shares.data[link] * np.repeat((1 - alpha) * mass, width))
        reached = np.append(reached, person)
        wide = shares.indptr[reached + 1] - shares.indptr[reached]
        passing = np.unique(reached[waiting[reached] >= eps * np.maximum(wide, 1)])
        found.append(passing)
    people = np.unique(np.concatenate(found))
    return dict(zip(people.tolist(), near[people].tolist(), strict=True))


def nearest(near: Mapping[int, float], person: int, k: int) -> list[tuple[int, float]]:
    """The `k` nearest of `nearby` with their shares, nearest first, without `person` themselves."""
    others = ((other, share) for other, share in near.items() if other != person)
    return sorted(others, key=lambda pair: (-pair[1], pair[0]))[:k]


def trusted(near: Mapping[int, float], acts: Mapping[int, bool], author: int | None = None) -> float:
    """How far a reader may trust what stands behind a contribution, from 0 up to 1.

    `near` is `nearby` of the reader, `acts` says of everybody who acted on it whether from own experience. It is
    1 - exp(-20 (sum_v near(v) c_v + 2 near(author))) with c = 3 for own experience and 1 otherwise.
    """
    # The exact sum, so that the order of acts changes no digit.
    backing = fsum(near.get(one, 0.0) * (FIRST_HAND if first_hand else 1.0) for one, first_hand in acts.items())
    return 1 - exp(-STEEPNESS * (backing + AUTHOR * near.get(author, 0.0)))
