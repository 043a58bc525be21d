"""Invented houses of any size, for speed only: a few people do most, as everywhere, and every seed gives the same house."""

from pathlib import Path
from typing import NamedTuple

import numpy as np


class House(NamedTuple):
    """Arrays of a house: endorsements, memberships, two weeks of answers to offers, and acts of support that are old enough."""

    source: np.ndarray
    target: np.ndarray
    strength: np.ndarray
    days: np.ndarray
    member: np.ndarray
    group: np.ndarray
    person: np.ndarray
    post: np.ndarray
    answer: np.ndarray
    rank: np.ndarray
    outcome: np.ndarray


def some(n: int, size: int, exponent: float, dice: np.random.Generator) -> np.ndarray:
    """`size` of `n` nodes by a power law: the density at the share x of the ranking is x^(1/exponent - 1)."""
    return (n * dice.random(size) ** exponent).astype(np.int32)


def pairs(n: int, m: int, dice: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """`m` different pairs of `n` people in any order; who gives much and who receives much are others."""
    receiver = dice.permutation(n).astype(np.int32)
    size = m + m // 3
    source, target = some(n, size, 1.5, dice), receiver[some(n, size, 2, dice)]
    key = np.unique(source[source != target].astype(np.int64) * n + target[source != target])
    key = dice.choice(key, m, replace=False)
    return (key // n).astype(np.int32), (key % n).astype(np.int32)


def build_house(folder: Path, n: int, m: int, answers: int, seed: int = 1) -> None:
    """Write a house of `n` people, `m` endorsements and `answers` to offers into `folder`, an array a file."""
    dice = np.random.default_rng(seed)
    source, target = pairs(n, m, dice)
    posts, groups = answers // 20, max(30, n // 100)
    house = House(
        source,
        target,
        dice.lognormal(0, 1, m).astype(np.float32),
        dice.uniform(0, 365, m).astype(np.float32),
        np.repeat(np.arange(n, dtype=np.int32), 4),
        some(groups, 4 * n, 1.5, dice),
        some(n, answers, 1.5, dice),
        some(posts, answers, 1.2, dice),
        dice.choice(np.array([1, 0, -1], np.int8), answers, p=[0.2, 0.78, 0.02]),
        dice.integers(1, 40, answers).astype(np.int16),
        dice.random(posts),
    )
    for name, array in house._asdict().items():
        np.save(folder / f"{name}.npy", array)


def load_house(folder: Path) -> House:
    """The house in `folder`, read into memory."""
    return House(*(np.load(folder / f"{name}.npy") for name in House._fields))
