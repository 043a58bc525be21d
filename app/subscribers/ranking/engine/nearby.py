"""Who is near a person by endorsements, theirs and those of the people they endorse."""

from collections import deque
from collections.abc import Mapping
from math import exp

from app.subscribers.ranking.engine.constant import Constant
from app.subscribers.ranking.engine.endorsement import ALPHA
from app.subscribers.ranking.engine.live import Rows

CONSTANTS = {
    "eps": Constant(
        1e-4, "what is smaller, for each endorsement passed on, is not followed", "measured: 1.5 ms a person, .71-.95 of the top 20"
    ),
    "steepness": Constant(20.0, "how fast trust grows with nearness", "feed measurement, starting value"),
    "first_hand": Constant(3.0, "an act from own experience against any other act", "starting value, not fitted"),
    "author": Constant(2.0, "the author's own nearness against that of somebody who acted", "starting value, not fitted"),
}
EPS, STEEPNESS, FIRST_HAND, AUTHOR = (c.value for c in CONSTANTS.values())


def nearby(rows: Rows, person: int, eps: float = EPS, alpha: float = ALPHA) -> dict[int, float]:
    """Personalised PageRank of `person`: for whoever is near, a share; together at most 1.

    `rows` are those of `live.rows_of`. Whoever endorses nobody gives back to `person`. Work is bounded by
    1 / (alpha eps) whatever the size of the house. Source: Andersen, Chung and Lang 2006, with the threshold
    eps times the number of endorsements.
    """
    near: dict[int, float] = {}
    left = {person: 1.0}
    waiting = deque([person])
    while waiting:
        one = waiting.popleft()
        row = rows.get(one)
        mass = left.get(one, 0.0)
        if mass < eps * (len(row) if row else 1):
            continue
        left[one] = 0.0
        near[one] = near.get(one, 0.0) + alpha * mass
        row = row or {person: 1.0}
        factor = (1 - alpha) * mass / sum(row.values())
        for other, weight in row.items():
            left[other] = now = left.get(other, 0.0) + weight * factor
            if now >= eps:
                waiting.append(other)
    return near


def nearest(near: Mapping[int, float], person: int, k: int) -> list[tuple[int, float]]:
    """The `k` nearest of `nearby` with their shares, nearest first, without `person` themselves."""
    others = ((other, share) for other, share in near.items() if other != person)
    return sorted(others, key=lambda pair: (-pair[1], pair[0]))[:k]


def trusted(near: Mapping[int, float], acts: Mapping[int, bool], author: int | None = None) -> float:
    """How far a reader may trust what stands behind a contribution, from 0 up to 1.

    `near` is `nearby` of the reader, `acts` says of everybody who acted on it whether from own experience. It is
    1 - exp(-20 (sum_v near(v) c_v + 2 near(author))) with c = 3 for own experience and 1 otherwise.
    """
    backing = sum(near.get(one, 0.0) * (FIRST_HAND if first_hand else 1.0) for one, first_hand in acts.items())
    return 1 - exp(-STEEPNESS * (backing + AUTHOR * near.get(author, 0.0)))
