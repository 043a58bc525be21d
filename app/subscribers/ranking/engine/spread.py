"""Whom to bring in next: who would carry something to the most people whom nobody else would reach."""

from math import log, sqrt
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array

from app.subscribers.ranking.engine.constant import Constant

CONSTANTS = {
    "infection": Constant(0.6, "chance that somebody is reached if everybody they listen to carries it", "starting value, not fitted"),
    "per_group": Constant(2, "at most so many of the people named are of one group", "starting value, not fitted"),
    "sets": Constant(20_000, "samples to choose from, and as many again to judge the choice by", "measured: within 5 % of simulation"),
    "doubt": Constant(0.05, "chance that the guarantee is wrong", "convention"),
}
INFECTION, PER_GROUP, SETS, DOUBT = (c.value for c in CONSTANTS.values())


class Ways(NamedTuple):
    """Who can carry something to whom: to node v, `tellers[starts[v]:starts[v + 1]]`.

    A way with chance p gets the length -ln(1 - p), and all lie end to end: `ends` (m + 1,) are their ends. Points
    thrown on that line at random, one per unit of length, hit each way at least once with just its chance.
    """

    starts: np.ndarray
    tellers: np.ndarray
    ends: np.ndarray


class Pick(NamedTuple):
    """One to bring in, how many it brings that those before it do not, and its groups that have not met it."""

    node: int
    reach: float
    groups: tuple[int, ...]


class Plan(NamedTuple):
    """Whom to bring in, the total reach, its standard error, and how near the choice surely is to the best possible one."""

    picks: tuple[Pick, ...]
    reach: float
    error: float
    guarantee: float


class Sets(NamedTuple):
    """Reverse-reachable sets: `members[i]` would reach the root of set `sets[i]`; the root itself included."""

    sets: np.ndarray
    members: np.ndarray
    roots: np.ndarray


def ways(source, target, weight, n: int) -> Ways:
    """Ways along which each `source[i]` may bring something to `target[i]`, all (m,), among `n` nodes.

    p(u → v) = .6 w_uv / sum_in(v). People read what those they endorse back, so endorsements go in from the
    endorsed to the endorser. For groups, every pair with its similarity, both ways. Raises ValueError for a weight
    below 0.
    """
    weight = np.asarray(weight, float)
    if weight.size and weight.min() < 0:
        raise ValueError("a way weighs 0 or more")
    table = csr_array((weight, (target, source)), shape=(n, n))
    heard = np.repeat(np.maximum(table.sum(axis=1), np.finfo(float).tiny), np.diff(table.indptr))
    lengths = -np.log1p(-INFECTION * table.data / heard)
    return Ways(table.indptr, table.indices, np.concatenate([[0.0], np.cumsum(lengths)]))


def equally(groups) -> np.ndarray:
    """How much each person (n,) counts when every group of `groups` (n, g) is to count the same, however small."""
    member = csr_array(groups, dtype=float)
    return member @ (1 / np.maximum(member.sum(axis=0), 1))


def bring_in(paths: Ways, met, k: int, counts=None, groups=None, unmet=None, sets: int = int(SETS), seed: int = 0) -> Plan:
    """Up to `k` nodes to bring in, best first, with what each adds; the same answer for the same `seed`.

    `met` (n,) bool: who has met it already; they are neither named, nor counted, nor carry it on. `counts` (n,)
    says how much reaching each is worth in choosing (1 by default, or `equally`); the reach told is in nodes
    with counts above 0. `groups` (n, g) marks memberships: at most two of the named belong to one group, so that
    groups everybody is in are better left out. `unmet` (g,) bool: the groups that have not met it (all by default).
    Fewer are named if nobody else adds anything. Source: Borgs et al. 2014 for the sets, Tang et al. 2018 (OPIM-C)
    for the guarantee; gains are kept current for all nodes, which picks what CELF picks.
    """
    free = ~np.asarray(met, bool)
    worth = np.where(free, 1.0 if counts is None else counts, 0.0)
    member = csr_array((len(free), 0)) if groups is None else csr_array(groups)
    dice = np.random.default_rng(seed)
    if not worth.sum() > 0:
        return Plan((), 0.0, 0.0, 1.0)
    chance = worth / worth.sum()
    choosing, judging = (sample(paths, free, chance, sets, dice) for _ in range(2))
    chosen, covered, bound = greedy(choosing, k, len(free), member)
    first = first_to_reach(judging, chosen, len(free))
    # Each set stands for as many nodes as its root was unlikely to be drawn.
    stands_for = 1 / (sets * chance[judging.roots])
    gains = np.bincount(first, stands_for, k + 1)
    new = [
        tuple(g for g in member.indices[slice(*member.indptr[node : node + 2])].tolist() if unmet is None or unmet[g]) for node in chosen
    ]
    hits = np.where(first < len(chosen), stands_for * sets, 0.0)
    picks = tuple(Pick(node, float(gain), own) for node, gain, own in zip(chosen, gains, new, strict=False))
    return Plan(picks, float(hits.mean()), float(hits.std() / sqrt(sets)), guarantee(int((first < len(chosen)).sum()), bound, sets))


def sample(paths: Ways, free, chance, sets: int, dice: np.random.Generator) -> Sets:
    """`sets` reverse-reachable sets with roots drawn by `chance` (n,), through nodes that are `free` (n,) bool only.

    Source: reverse sampling of the independent cascade (Borgs et al. 2014).
    """
    n = len(free)
    # A root in each of `sets` equal parts of the chances, rather than anywhere: the same on average, and less by luck.
    upto = np.cumsum(chance)
    roots = np.searchsorted(upto / upto[-1], (np.arange(sets) + dice.random(sets)) / sets, side="right")
    fresh = np.arange(sets, dtype=np.int64) * n + roots
    seen = fresh
    while fresh.size:
        reached = np.unique(_told(paths, free, fresh, dice))
        spot = np.minimum(np.searchsorted(seen, reached), len(seen) - 1)
        fresh = reached[seen[spot] != reached]
        # Both are in order already, which this sort makes use of.
        seen = np.sort(np.concatenate([seen, fresh]), kind="stable")
    return Sets(seen // n, seen % n, roots)


def greedy(pool: Sets, k: int, n: int, member: csr_array) -> tuple[list[int], int, float]:
    """The nodes that cover the most sets of `pool`, one by one; how many sets; and what no `k` nodes can exceed.

    Source: Nemhauser et al. 1978 for the rule, Tang et al. 2018 for the bound: after each step, the sets covered
    so far plus the `k` largest gains left.
    """
    by_node = csr_array((np.ones(len(pool.members), bool), (pool.members, pool.sets)), shape=(n, len(pool.roots)))
    by_set = csr_array((np.ones(len(pool.members), bool), (pool.sets, pool.members)), shape=(len(pool.roots), n))
    gains = np.bincount(pool.members, minlength=n)
    open_sets = np.ones(len(pool.roots), bool)
    taken = np.zeros(member.shape[1])
    allowed = np.ones(n, bool)
    chosen: list[int] = []
    bound = float(len(pool.roots))
    while len(chosen) < k:
        bound = min(bound, (~open_sets).sum() + np.sort(gains)[-k:].sum())
        best = int(np.argmax(np.where(allowed, gains, 0)))
        if not allowed[best] or not gains[best]:
            break
        chosen.append(best)
        newly = by_node.indices[slice(*by_node.indptr[best : best + 2])]
        newly = newly[open_sets[newly]]
        open_sets[newly] = False
        gains -= np.bincount(by_set[newly].indices, minlength=n)
        taken[member.indices[slice(*member.indptr[best : best + 2])]] += 1
        allowed[best] = False
        allowed &= member @ (taken >= PER_GROUP) == 0
    return chosen, int((~open_sets).sum()), bound


def first_to_reach(pool: Sets, chosen: list[int], n: int) -> np.ndarray:
    """For each set of `pool`, which of `chosen` (by place) is the first to reach its root; their number if none does."""
    place = np.full(n, len(chosen))
    place[chosen] = np.arange(len(chosen))
    first = np.full(len(pool.roots), len(chosen))
    np.minimum.at(first, pool.sets, place[pool.members])
    return first


def guarantee(covered: int, bound: float, sets: int, doubt: float = DOUBT) -> float:
    """The share of the best possible reach that the choice surely has, except with a chance of `doubt`.

    `covered` sets of the judging pool against `bound` of the choosing pool. Source: Tang et al. 2018, OPIM-C, (13) and (15).
    """
    a = log(2 / doubt)
    lower = max(0.0, sqrt(covered + 2 * a / 9) - sqrt(a / 2)) ** 2 - a / 18
    upper = (sqrt(bound + a / 2) + sqrt(a / 2)) ** 2
    return max(0.0, lower) / min(upper, float(sets)) if upper else 0.0


def _told(paths: Ways, free, fresh, dice: np.random.Generator) -> np.ndarray:
    """Who told the nodes of `fresh` (set times n plus node), in the same form, some perhaps twice."""
    n = len(free)
    node = fresh % n
    first, last = paths.starts[node], paths.starts[node + 1]
    begin, length = paths.ends[first], paths.ends[last] - paths.ends[first]
    which = np.repeat(np.arange(len(fresh)), dice.poisson(length))
    point = begin[which] + dice.random(len(which)) * length[which]
    # Rounding may put a point on the very end, which is the next node's.
    way = np.minimum(np.searchsorted(paths.ends, point, side="right"), last[which]) - 1
    teller = paths.tellers[way]
    return ((fresh - node)[which] + teller)[free[teller]]
