"""Which side usually supports together: two factors and a generosity per person, fitted every night over 14 days of offers.

A ring, a brigade or a department that cheers for itself shows up as a side; what a side explains is not quality. Two things
make that work. A post that only a ring has answered looks like a very good post as well as like a side: doubt about posts is
high here, and those who act together and hardly with others make up the second side from the first night on. And the person
in the middle has factors of zero: else the crowd that passes a ring's posts over would itself be a side, its silence
explained away.
"""

from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array

from app.subscribers.ranking.engine.constant import Constant
from app.subscribers.ranking.engine.quality import MU

_NOTES = "Community Notes, 5:1 between intercepts and factors, scaled up"
_TUNED = "tuned in the simulation on seeds that are not reported"
CONSTANTS = {
    "ridge_person": Constant(1.5, "how many answers' worth of doubt there is that somebody is unusually generous", _NOTES),
    "ridge_factor": Constant(0.3, "how many answers' worth of doubt there is that somebody takes sides", _NOTES),
    "ridge_post": Constant(40.0, "how many answers' worth of doubt there is that a post is unusual, while sides are looked for", _TUNED),
    "pull": Constant(10.0, "how many answers it takes to doubt that who acts together takes sides together", _TUNED),
    "days": Constant(14.0, "days of offers that the factors are fitted to", "offers are kept no longer"),
    "rounds": Constant(20.0, "rounds of the alternating fit when there is no earlier one", "measured: the loss has settled by then"),
    "seed": Constant(20.0, "seed of the first start, so that a replay begins alike", "arbitrary"),
    "spread": Constant(0.1, "standard deviation of the first start", "small, so that the intercepts explain first"),
    "few": Constant(5.0, "acts' worth of doubt that two people who act on the same posts act together", _TUNED),
    "directions": Constant(6.0, "directions looked at, the last of which shows how far chance goes", "measured: the rest is alike"),
    "distinct": Constant(1.5, "how many times stronger than chance a company acts together; honest minorities reach 1.4", _TUNED),
    "minority": Constant(9.0, "kurtosis from which a direction is that of a few; 1 if everybody shares it, 20 for 5 %", _TUNED),
    "least": Constant(5.0, "people that make a company", "who alone likes something has a taste of their own"),
    "searches": Constant(30.0, "steps of the search for those who act together", "measured: the directions have settled by then"),
}
RIDGE_PERSON, RIDGE_FACTOR, RIDGE_POST, PULL, DAYS, ROUNDS = (c.value for c in list(CONSTANTS.values())[:6])
SEED, SPREAD, FEW, DIRECTIONS, DISTINCT, MINORITY, LEAST, SEARCHES = (c.value for c in list(CONSTANTS.values())[6:])
_OF_POSTS = np.diag((RIDGE_POST, RIDGE_FACTOR, RIDGE_FACTOR))
_ROWS, _COLUMNS = np.triu_indices(3)


class People(NamedTuple):
    """Generosity g (n,), factors f (n, 2), and the weighted mean square that is left unexplained."""

    generosity: np.ndarray
    factors: np.ndarray
    loss: float


def fit_people(person, post, y, weight, n_people, n_posts, start: People | None = None, rounds: int = int(ROUNDS)) -> People:
    """Alternating ridge of y ~ mu + g_i + q_p + f_i . h_p over m answers; source: Community Notes, with two factors.

    person (m,) and post (m,) are numbers from 0, y (m,) in {1, 0, -1}, weight (m,) >= 0: how far an offer was looked at, 1 for
    an act; records and ties do not belong here, as they would hide a ring from the fit. `start` is yesterday's fit, after which
    four rounds are enough; sides may turn overnight, so living posts are then to be added up anew. People without answers get
    zeros, and so does the person in the middle (median). The result does not depend on the order of the answers where a person
    answers a post once. Raises ValueError for numbers out of range.
    """
    person, post, y, weight = (np.asarray(column) for column in (person, post, y, weight))
    weights = csr_array((weight.astype(float), (post, person)), shape=(n_posts, n_people))
    targets = csr_array((weight * (y - MU), (post, person)), shape=(n_posts, n_people))
    by_person = weights.T.tocsr(), targets.T.tocsr()
    backing = _company(post[y > 0], person[y > 0], weights.shape, is_popular=True)
    together = backing - _company(post[y < 0], person[y < 0], weights.shape, is_popular=False)
    people, posts = _beginning(start, together), np.zeros((n_posts, 3))
    pull = PULL if together.any() else RIDGE_FACTOR
    ridge, expected = np.diag((RIDGE_PERSON, RIDGE_FACTOR, pull)), np.column_stack((np.zeros((n_people, 2)), pull * together))
    for _ in range(rounds):
        posts = _ridge(weights, targets, people, _OF_POSTS, 0.0)
        people = _ridge(*by_person, posts, ridge, expected)
    _centre(people, posts, np.diff(by_person[0].indptr) > 0)
    return People(people[:, 0], people[:, 1:], _loss(weights, targets, np.dot(weight, (y - MU) ** 2), people, posts))


def _beginning(start: People | None, together) -> np.ndarray:
    """The first guess (n, 3): yesterday's first factor, or near zero, for a factor of exactly zero never moves; then the company."""
    people = np.random.default_rng(int(SEED)).normal(0, SPREAD, (len(together), 3))
    people[:, 0] = 0
    if start is not None:
        known = np.flatnonzero(np.any(start.factors, axis=1))
        people[known] = np.column_stack((start.generosity, start.factors))[known]
    if together.any():
        people[:, 2] = together
    return people


def _centre(people, posts, answered) -> None:
    """Move the factors so that the person in the middle of those who answered has zeros, as have all who did not answer."""
    people[~answered] = 0
    if answered.any():
        middle = np.median(people[answered, 1:], axis=0)
        people[answered, 1:] -= middle
        posts[:, 0] += posts[:, 1:] @ middle


def _company(post, person, shape, is_popular: bool) -> np.ndarray:
    """How much each person (n,) belongs to the strongest company among those who act alike, in [-1, 1]; zeros if there is none.

    It is a leading direction of the acts, each divided by the roots of how many acts the person and the post have: a company
    that acts on posts of its own stands out however small it is (normalised spectral clustering, with doubt added to the counts,
    Chaudhuri et al. 2012). Where acts are many (`is_popular`), what each person would do who had the taste of all is taken off
    before, everybody's taste counting alike; else popularity and a company that is as strong could not be told apart.
    """
    if len(post) == 0 or min(shape) < DIRECTIONS:
        return np.zeros(shape[1])
    acts = csr_array((np.ones(len(post)), (post, person)), shape=shape)
    number = acts.sum(axis=0)
    by_post, by_person = 1 / np.sqrt(FEW + acts.sum(axis=1)), 1 / np.sqrt(FEW + number)
    taste = acts @ by_person**2
    acts.data *= np.repeat(by_post, np.diff(acts.indptr)) * by_person[acts.indices]
    directions, strengths = _directions(acts, by_post * taste / taste.sum(), by_person * number * is_popular)
    return _strongest(directions * by_person[:, None], strengths)


def _strongest(directions, strengths) -> np.ndarray:
    """The company in directions (n, k): the strongest that chance does not reach and that a few people share, but not too few."""
    directions = directions - np.median(directions, axis=0)
    share = np.sum(directions**4, axis=0) / np.maximum(np.sum(directions**2, axis=0), 1e-12) ** 2
    stands_out = (strengths >= DISTINCT * strengths[-1]) & (share * len(directions) >= MINORITY) & (share * LEAST <= 1)
    if not stands_out.any():
        return np.zeros(len(directions))
    chosen = np.argmax(stands_out)
    direction = directions[:, chosen] * np.sign(np.sum(directions[:, chosen] ** 3))
    middle = -int(np.ceil(0.5 / share[chosen]))
    scale = np.partition(direction, middle)[middle]
    return np.clip(direction / scale, -1, 1) if scale > 0 else np.zeros(len(direction))


def _directions(acts, taste, number) -> tuple[np.ndarray, np.ndarray]:
    """Leading right singular vectors (n, k) and values (k,) of acts - taste number', the strongest first; by subspace iteration."""
    people, _ = np.linalg.qr(np.random.default_rng(int(SEED)).normal(size=(acts.shape[1], int(DIRECTIONS))))
    for _ in range(int(SEARCHES)):
        posts = acts @ people - np.outer(taste, number @ people)
        people, _ = np.linalg.qr(acts.T @ posts - np.outer(number, taste @ posts))
    _, strengths, turn = np.linalg.svd(acts @ people - np.outer(taste, number @ people), full_matrices=False)
    return people @ turn.T, strengths


def _ridge(weights, targets, others, ridge, expected) -> np.ndarray:
    """(intercept, two slopes) (n, 3) of each row, given those (k, 3) of the columns: 3 x 3 sums and one batched solve."""
    x = np.column_stack((np.ones(len(others)), others[:, 1:]))
    sums = weights @ np.hstack((x[:, _ROWS] * x[:, _COLUMNS], x * others[:, :1]))
    m = np.empty((len(sums), 3, 3))
    m[:, _ROWS, _COLUMNS] = m[:, _COLUMNS, _ROWS] = sums[:, :6]
    return np.linalg.solve(m + ridge, (targets @ x - sums[:, 6:] + expected)[:, :, None])[:, :, 0]


def _loss(weights, targets, squares, people, posts) -> float:
    """The weighted mean of (y - mu - g - q - f . h)^2, from sums over posts alone."""
    x = np.column_stack((np.ones(len(people)), people))
    theta = np.column_stack((posts[:, 0], np.ones(len(posts)), posts[:, 1:]))
    pairs = (x[:, :, None] * x[:, None, :]).reshape(-1, 16)
    explained = np.sum((weights @ pairs).reshape(-1, 4, 4) * theta[:, :, None] * theta[:, None, :])
    total = weights.sum()
    return float((squares - 2 * np.sum((targets @ x) * theta) + explained) / total) if total else 0.0
