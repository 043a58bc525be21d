"""Cascades with a known reproduction number: what is planted must be found again (RANKING.md 4.4).

They are watched for 48 h from a single supporter on, and the engine expects the usual, not what was planted.
"""

from typing import NamedTuple

import numpy as np

from app.subscribers.ranking.engine.traction import FLAT_HOURS, THETA, crossing, expressed, ratio, table
from evaluation.report import Report

WATCHED, ENOUGH, SEEDS = 48.0, 20, 3
NINE_IN_TEN, EIGHT_IN_TEN = 1.6449, 1.2816
CROSSINGS = np.array([[0.5, 0.3, 0.1], [0.2, 0.4, 0.3], [0.1, 0.2, 0.6]])


class Planted(NamedTuple):
    """Supporters (m,) of planted posts: post, group, hour they came, and the place of who brought them, -1 for the first."""

    post: np.ndarray
    group: np.ndarray
    came: np.ndarray
    parent: np.ndarray


def plant(posts: int, k, dice: np.random.Generator, seeds: int = 1) -> Planted:
    """Posts that begin with `seeds` supporters of random groups, each of whom brings Poisson(k[g, h]) others of group h."""
    k = np.asarray(k, float)
    post, parent = np.repeat(np.arange(posts), seeds), np.full(posts * seeds, -1)
    group, came = dice.integers(len(k), size=posts * seeds), np.zeros(posts * seeds)
    told = [(post, group, came, parent)]
    first = 0
    while len(post):
        brought = dice.poisson(k[group])
        bringer, of_group = (np.repeat(index.ravel(), brought.ravel()) for index in np.indices(brought.shape))
        when = came[bringer] + delays(dice.random(len(bringer)))
        kept = when <= WATCHED
        parent = first + bringer[kept]
        first += len(post)
        post, group, came = post[bringer[kept]], of_group[kept], when[kept]
        told.append((post, group, came, parent))
    return Planted(*(np.concatenate(column) for column in zip(*told, strict=True)))


def delays(u, theta: float = THETA, flat: float = FLAT_HOURS) -> np.ndarray:
    """After how many hours the share `u` of [0, 1) has come: the inverse of `expressed`."""
    scaled = np.asarray(u) * (1 + 1 / theta)
    return flat * np.where(scaled <= 1, scaled, np.maximum(1 - theta * (scaled - 1), 1e-12) ** (-1 / theta))


def run(report: Report, fast: bool) -> None:
    """Add what the estimators make of planted cascades; `fast` plants fewer."""
    report.section("Planted cascades (4.4), posts with 20 supporters or more")
    dice = np.random.default_rng(44)
    for r in (0.9, 1.0, 1.2):
        _one_number(report, r, plant(1500 if fast else 6000, [[r]], dice))
    for radius in (0.62, 0.98, 1.16):
        k = CROSSINGS * radius / crossing(CROSSINGS)
        found = [crossing(_found(plant(60, k, dice, SEEDS))) for _ in range(5 if fast else 30)]
        error = NINE_IN_TEN * np.std(found)
        near = {"at_least": radius - 0.1, "at_most": radius + 0.1}
        remark = f"mean of {len(found)} times 60 posts; nine in ten of them within ±{error:.2f}"
        report.add(f"R_cross, planted {radius}", np.mean(found), remark=remark, **near)


def _one_number(report: Report, r: float, planted: Planted) -> None:
    """R of every post by itself. Posts that got far did so by luck too, so that R looks higher than it is below 1."""
    size = np.bincount(planted.post)
    exposure = np.bincount(planted.post, expressed(WATCHED - planted.came))
    estimate, sd = ratio(size - 1, exposure)
    enough = size >= ENOUGH
    covered = (np.abs(estimate - r) <= EIGHT_IN_TEN * sd)[enough].mean()
    bounds = {"at_least": r - 0.1, "at_most": r + 0.2}
    report.add(f"R, planted {r}", estimate[enough].mean(), remark=f"{enough.sum()} posts, sd {estimate[enough].std():.2f}", **bounds)
    report.add(f"R, planted {r}: share within the 80 % interval", covered, at_least=0.8)


def _found(planted: Planted) -> np.ndarray:
    """K as the engine pools it, where it is known who brought whom."""
    brought = planted.parent >= 0
    parent, child = planted.group[planted.parent[brought]], planted.group[brought]
    return table(parent, child, np.ones(len(child)), planted.group, expressed(WATCHED - planted.came), len(CROSSINGS))
