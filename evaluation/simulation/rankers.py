"""Known formulas that order feeds by public counts; the constants are those of the systems they are named after."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from app.subscribers.ranking.engine.quality import CAUTION, LAMBDA_QUALITY, MU, VARIANCE, examined

WILSON_Z = 1.281551565545


@dataclass
class Board:
    """The public counts of every post: support, not useful, offers, offers looked at, hour of the last support."""

    ups: np.ndarray
    downs: np.ndarray
    offers: np.ndarray
    views: np.ndarray
    last: np.ndarray

    @classmethod
    def empty(cls, n_posts: int) -> "Board":
        return cls(*(np.zeros(n_posts) for _ in range(5)))

    def observe(self, post, y, position, hour: int) -> None:
        """Count answers; an offer that was acted upon has been looked at for certain."""
        np.add.at(self.ups, post, y > 0)
        np.add.at(self.downs, post, y < 0)
        np.add.at(self.offers, post, 1)
        np.add.at(self.views, post, np.where(y == 0, examined(position), 1))
        self.last[post[y > 0]] = hour


@dataclass
class Formula:
    """A ranker that is a formula: order(ups, net, views, age in hours, hours since the last support, luck), all (n,), to (n,)."""

    name: str
    order: Callable
    blind: int = 0

    def begin(self, world, board: Board) -> None:
        self.board = board

    def scores(self, posts, hour: int, age, random) -> np.ndarray:
        b = self.board
        return self.order(b.ups[posts], self.displayed(posts), b.views[posts], age, hour - b.last[posts], random.random(len(posts)))

    def displayed(self, posts) -> np.ndarray:
        """The count that people see beside a post."""
        return self.board.ups[posts] - self.board.downs[posts]

    def gain(self, person, post) -> np.ndarray:
        """What one more support of each person would do for each post: the same, whoever it is."""
        return np.ones(len(person))

    def observe(self, person, post, y, position) -> None:
        """A formula needs no more than the board."""

    def night(self, hour: int) -> None:
        """A formula learns nothing overnight."""


def wilson(ups, net, views, age, quiet, luck) -> np.ndarray:
    """The lower bound of the share of offers looked at that were supported, 80 %; a refusal takes a support away."""
    n = np.maximum(views, 1e-9)
    share, zz = np.clip(net / n, 0, 1), WILSON_Z**2
    return (share + zz / (2 * n) - WILSON_Z * np.sqrt(share * (1 - share) / n + zz / (4 * n * n))) / (1 + zz / n)


def rate(ups, net, views, age, quiet, luck) -> np.ndarray:
    """Support per offer looked at, with the prior and the caution of the engine but without sides, ties or records."""
    n = LAMBDA_QUALITY + views
    return (net - MU * views) / n - CAUTION * np.sqrt(VARIANCE / n)


def _hot(ups, net, views, age, quiet, luck) -> np.ndarray:
    return np.sign(net) * np.log10(np.maximum(np.abs(net), 1)) - age / 12.5


def _news(ups, net, views, age, quiet, luck) -> np.ndarray:
    return np.maximum(net, 0) ** 0.8 / (age + 2) ** 1.8


def _forum(ups, net, views, age, quiet, luck) -> np.ndarray:
    # Nothing is older than three days here, so that all support is recent.
    return ups / (age + 2) ** 1.2 + ups / (quiet + 2) ** 1.2


FORMULAS = {
    "random": lambda ups, net, views, age, quiet, luck: luck,
    "net votes": lambda ups, net, views, age, quiet, luck: net,
    "Reddit hot": _hot,
    "Hacker News": _news,
    "Discourse hot": _forum,
    "Wilson": wilson,
    "rate": rate,
}
