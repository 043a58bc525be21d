"""What rings and sock puppets gain on a real network of trust, by endorsement rank and by counting."""

import numpy as np

from app.subscribers.ranking.engine.endorsement import ALPHA, build, rank
from evaluation.data import data
from evaluation.interval import between
from evaluation.report import Report

SEED = 7
RING = 0.05
# How many of the ring each of its members endorses; 30 makes the in-degree of the ring four to five times what it was.
BACKS = 30
MASTERS = 5


def trust() -> tuple[np.ndarray, np.ndarray, np.ndarray, int]:
    """Trust statements of Advogato between different people: from, to, weight (m,), and the number of people."""
    source, target, weight = np.loadtxt(data("advogato") / "out.advogato", skiprows=1).T
    names, ends = np.unique(np.concatenate([source, target]), return_inverse=True)
    source, target = np.split(ends, 2)
    others = source != target
    return source[others], target[others], weight[others], len(names)


def attacks(report: Report, draws: int) -> None:
    """How many times their share a ring of 5 % of members, and five masters of sock puppets, gain; mean of `draws`."""
    report.section("Rings and sock puppets: Advogato (4.3)")
    source, target, weight, n = trust()
    dice = np.random.default_rng(SEED)
    gains = np.array([ring_gain(source, target, weight, n, dice) for _ in range(draws)])
    for name, gain in zip(("in-degree", "endorsement rank"), gains.T, strict=True):
        bound = {"at_most": float(gains[:, 0].mean())} if name == "endorsement rank" else {}
        report.add(f"ring of 5 %, gain by {name}", gain.mean(), interval=between(gain), **bound, remark="times its share")
    gains = np.array([puppet_gain(source, target, weight, n, dice) for _ in range(draws)])
    names = ("in-degree", "rank starting anywhere", "rank starting at verified people")
    for name, gain in zip(names, gains.T, strict=True):
        # Whatever their number, puppets can at best send all of it back: 1 + .75^2 + .75^4 + …
        bound = {"at_most": 1 / (1 - (1 - ALPHA) ** 2)} if "verified" in name else {}
        report.add(f"sock puppets, gain by {name}", gain.mean(), interval=between(gain), **bound, remark="times the masters' share")


def ring_gain(source, target, weight, n: int, dice: np.random.Generator) -> tuple[float, float]:
    """The gain of a ring by in-degree and by endorsement rank: all it gave before stays, each backs 30 others of it."""
    ring = dice.choice(n, int(RING * n), replace=False)
    backing = np.repeat(ring, BACKS)
    backed = ring[(np.repeat(np.arange(len(ring)), BACKS) + dice.integers(1, len(ring), len(backing))) % len(ring)]
    after = np.append(source, backing), np.append(target, backed), np.append(weight, np.ones(len(backing)))
    everybody = np.ones(n)
    scores = (degree(source, target, weight, n), degree(*after, n)), (ranks(source, target, weight, everybody), ranks(*after, everybody))
    return tuple(new[ring].sum() / old[ring].sum() for old, new in scores)


def puppet_gain(source, target, weight, n: int, dice: np.random.Generator) -> tuple[float, float, float]:
    """The gain of five masters whose accounts, 5 % of all, endorse them and are endorsed by them."""
    masters = dice.choice(np.unique(target), MASTERS, replace=False)
    puppets = np.arange(n, n + int(RING * n))
    owner = masters[np.arange(len(puppets)) % MASTERS]
    after = tuple(
        np.concatenate(parts) for parts in ((source, puppets, owner), (target, owner, puppets), (weight, np.ones(2 * len(puppets))))
    )
    all_of_them = n + len(puppets)
    verified = np.arange(all_of_them) < n
    before = ranks(source, target, weight, np.ones(n))
    pairs = (
        (degree(source, target, weight, n), degree(*after, all_of_them)),
        (before, ranks(*after, np.ones(all_of_them))),
        (before, ranks(*after, verified)),
    )
    return tuple(new[masters].sum() / old[masters].sum() for old, new in pairs)


def degree(source, target, weight, n: int) -> np.ndarray:
    """In-degree (n,) as a share of all."""
    return np.bincount(target, weight, n) / np.sum(weight)


def ranks(source, target, weight, restart) -> np.ndarray:
    """Endorsement rank (n,), as the product has it."""
    return rank(build(source, target, weight, len(restart)), restart)
