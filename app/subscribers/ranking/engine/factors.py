"""Which side usually supports together: two factors and a generosity per person, fitted every night over 14 days of offers.

A ring, a brigade or a department that cheers for itself shows up as a side; what a side explains is not quality.
"""

from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array

from app.subscribers.ranking.engine.constant import Constant
from app.subscribers.ranking.engine.quality import MU

_NOTES = "Community Notes, 5:1 between intercepts and factors, scaled up"
CONSTANTS = {
    "ridge_intercept": Constant(1.5, "how many answers' worth of doubt there is that somebody is unusually generous", _NOTES),
    "ridge_factor": Constant(0.3, "how many answers' worth of doubt there is that somebody takes sides", _NOTES),
    "days": Constant(14.0, "days of offers that the factors are fitted to", "offers are kept no longer"),
    "rounds": Constant(20.0, "rounds of the alternating fit", "measured: the loss moves by less than 1 % after ten"),
    "seed": Constant(20.0, "seed of the first start, so that a replay begins alike", "arbitrary"),
    "spread": Constant(0.1, "standard deviation of the first start", "small, so that the intercepts explain first"),
}
RIDGE_INTERCEPT, RIDGE_FACTOR, DAYS, ROUNDS, SEED, SPREAD = (constant.value for constant in CONSTANTS.values())
_RIDGE = np.diag((RIDGE_INTERCEPT, RIDGE_FACTOR, RIDGE_FACTOR))
_ROWS, _COLUMNS = np.triu_indices(3)


class People(NamedTuple):
    """Generosity g (n,), factors f (n, 2), and the weighted mean square that is left unexplained."""

    generosity: np.ndarray
    factors: np.ndarray
    loss: float


def fit_people(person, post, y, weight, n_people, n_posts, start: People | None = None, rounds: int = int(ROUNDS)) -> People:
    """Alternating ridge of y ~ mu + g_i + q_p + f_i . h_p over m answers; source: Community Notes, with two factors.

    person (m,) and post (m,) are numbers from 0, y (m,) in {1, 0, -1}, weight (m,) >= 0. `start` is yesterday's fit and keeps
    the axes where they were; those it does not know begin near zero. People without answers get zeros. The result does not
    depend on the order of the answers where a person answers a post once. Raises ValueError for numbers out of range.
    """
    weights = csr_array((np.asarray(weight, dtype=float), (post, person)), shape=(n_posts, n_people))
    targets = csr_array((np.asarray(weight) * (np.asarray(y) - MU), (post, person)), shape=(n_posts, n_people))
    by_person = weights.T.tocsr(), targets.T.tocsr()
    people, posts = _beginning(start, n_people), np.zeros((n_posts, 3))
    for _ in range(rounds):
        posts = _ridge(weights, targets, people)
        people = _ridge(*by_person, posts)
    squares = np.dot(weight, (np.asarray(y) - MU) ** 2)
    return People(people[:, 0], people[:, 1:], _loss(weights, targets, squares, people, posts))


def _beginning(start: People | None, n_people: int) -> np.ndarray:
    """The first guess (n, 3): yesterday's, or near zero, for a factor of exactly zero never moves."""
    people = np.random.default_rng(int(SEED)).normal(0, SPREAD, (n_people, 3))
    people[:, 0] = 0
    if start is not None:
        known = np.flatnonzero(np.any(start.factors, axis=1))
        people[known] = np.column_stack((start.generosity, start.factors))[known]
    return people


def _ridge(weights, targets, others) -> np.ndarray:
    """(intercept, two slopes) (n, 3) of each row, given those (k, 3) of the columns: 3 x 3 sums and one batched solve."""
    x = np.column_stack((np.ones(len(others)), others[:, 1:]))
    sums = weights @ np.hstack((x[:, _ROWS] * x[:, _COLUMNS], x * others[:, :1]))
    m = np.empty((len(sums), 3, 3))
    m[:, _ROWS, _COLUMNS] = m[:, _COLUMNS, _ROWS] = sums[:, :6]
    return np.linalg.solve(m + _RIDGE, (targets @ x - sums[:, 6:])[:, :, None])[:, :, 0]


def _loss(weights, targets, squares, people, posts) -> float:
    """The weighted mean of (y - mu - g - q - f . h)^2, from sums over posts alone."""
    x = np.column_stack((np.ones(len(people)), people))
    theta = np.column_stack((posts[:, 0], np.ones(len(posts)), posts[:, 1:]))
    pairs = (x[:, :, None] * x[:, None, :]).reshape(-1, 16)
    explained = np.sum((weights @ pairs).reshape(-1, 4, 4) * theta[:, :, None] * theta[:, None, :])
    total = weights.sum()
    return float((squares - 2 * np.sum((targets @ x) * theta) + explained) / total) if total else 0.0
