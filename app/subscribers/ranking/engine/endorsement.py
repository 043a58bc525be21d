"""Endorsement rank: whose contributions people back whose contributions people back, from verified people on."""

from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array

from app.subscribers.ranking.engine.constant import Constant

CONSTANTS = {
    "alpha": Constant(0.25, "how much of the rank starts anew at verified people", "measured against rings on the Advogato trust network"),
    "half_life": Constant(90.0, "days after which an endorsement counts half", "starting value, not fitted"),
    "push": Constant(0.1, "a change smaller than this share of an average rank waits", "Andersen, Chung and Lang 2006; measured"),
    "tolerance": Constant(1e-6, "how far all ranks together may be off", "rounding of float32"),
    "rounds": Constant(200, "after so many rounds the iteration ends in any case", "0.75 to this power is nothing"),
}
ALPHA, HALF_LIFE, PUSH, TOLERANCE, ROUNDS = (c.value for c in CONSTANTS.values())


class Graph(NamedTuple):
    """Who endorses whom, ready to be ranked.

    Places in the matrix are ordered by activity, so that the ranks read most often lie together.
    """

    incoming: csr_array
    order: np.ndarray


def decayed(strength, days):
    """`strength` of an endorsement `days` old; scalars or arrays."""
    return strength * 0.5 ** (np.asarray(days) / HALF_LIFE)


def pair_weight(strength):
    """How much all that one person did for another (sum of decayed strengths, ≥ 0) weighs: log2(1 + strength)."""
    return np.log2(1 + np.asarray(strength))


def pairs_of(source, target, strength, days, n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Source, target and weight of each pair among `n` people, from all that one did for the other, (m,) each.

    What was done is added up, faded by its age in `days`, before it is weighed: ten signs are not ten endorsements.
    """
    table = csr_array((decayed(np.asarray(strength, float), days), (source, target)), shape=(n, n)).tocoo()
    left = table.data > 0
    return table.row[left], table.col[left], pair_weight(table.data[left])


def build(source, target, weight, n: int, dtype=np.float32) -> Graph:
    """The graph of `n` people in which `source[i]` endorses `target[i]` with `weight[i]` > 0; all shaped (m,).

    Several endorsements of a pair add up; what people give themselves is left out. Raises ValueError for a
    weight that is not positive, or a person outside 0..n-1.
    """
    source, target, weight = endorsements(source, target, weight, n)
    order = np.argsort(-np.bincount(source, minlength=n), kind="stable").astype(np.int32)
    place = np.empty(n, np.int32)
    place[order] = np.arange(n, dtype=np.int32)
    share = (weight / np.bincount(source, weight, n)[source]).astype(dtype)
    return Graph(csr_array((share, (place[target], place[source])), shape=(n, n)), order)


def endorsements(source, target, weight, n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The three (m,) arrays checked and without what people give themselves. Raises ValueError as `build` does."""
    source, target, weight = np.asarray(source, np.int32), np.asarray(target, np.int32), np.asarray(weight)
    if source.size and (min(source.min(), target.min()) < 0 or max(source.max(), target.max()) >= n):
        raise ValueError(f"people are numbered 0 to {n - 1}")
    if not np.all(weight > 0):
        raise ValueError("an endorsement weighs more than nothing")
    others = source != target
    return (source, target, weight) if others.all() else (source[others], target[others], weight[others])


def rank(graph: Graph, restart, tolerance=TOLERANCE, alpha=ALPHA) -> np.ndarray:
    """Endorsement rank (n,), summing to 1: x = a s + (1 - a) P'x.

    `restart` (n,) is s in any unit: 1 for verified people and 0 for others, members of a group, people with
    first-hand experience of a topic. Whoever endorses nobody gives back to s. Ends when the L1 error is surely below
    `tolerance`. Raises ValueError if nothing starts anywhere. Source: PageRank (Page and Brin 1998) with the
    restart of TrustRank (Gyöngyi et al. 2004).
    """
    start = seeds(restart)[graph.order].astype(graph.incoming.dtype)
    x, before = start.copy(), np.inf
    for _ in range(int(ROUNDS)):
        following = graph.incoming @ x
        following *= start.dtype.type(1 - alpha)
        # What is not passed on starts anew: the usual share, and all that reached people who endorse nobody.
        following += start.dtype.type(1 - following.sum(dtype=float)) * start
        moved = np.abs(np.subtract(following, x, out=x), out=x).sum(dtype=float)
        x = following
        # A round brings x nearer by 1 - a at least, which bounds all later rounds; in the end only rounding still moves.
        if moved * (1 - alpha) <= alpha * tolerance or moved >= before:
            break
        before = moved
    by_person = np.empty_like(x)
    by_person[graph.order] = x / x.sum(dtype=float)
    return by_person


def settled(graph: Graph, restart, tolerance=TOLERANCE, alpha=ALPHA) -> np.ndarray:
    """The solution (n,) of x = a s + (1 - a) P'x in which what reaches people who endorse nobody ends there.

    As giving back to s only adds to s, it is `rank` in another unit; with it, one endorsement changes few numbers.
    """
    x = rank(graph, restart, tolerance, alpha)
    passed_on = (graph.incoming @ x[graph.order]).sum(dtype=float)
    return x * (alpha / (1 - (1 - alpha) * passed_on))


def seeds(restart) -> np.ndarray:
    """Where rank starts (n,), summing to 1. Raises ValueError if nothing starts anywhere."""
    start = np.asarray(restart, float)
    if not start.sum() > 0 or start.min() < 0:
        raise ValueError("rank must start somewhere")
    return start / start.sum()


def log_lift(ranks) -> np.ndarray:
    """What a person received, ln(n x): 0 is the average person, and nobody is below what verified people start with."""
    ranks = np.asarray(ranks, float)
    return np.log(np.maximum(len(ranks) * ranks, ALPHA))
