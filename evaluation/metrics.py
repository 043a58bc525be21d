"""How well a list puts on top what ended on top. Equal scores count as every order of them, averaged."""

import numpy as np

DRAWS = 2000


def gains(scores) -> np.ndarray:
    """What a post with a final score is worth on a list: log2(1 + score), 0 below 0."""
    return np.log2(1 + np.maximum(scores, 0))


def in_order(scores, worth) -> np.ndarray:
    """`worth` (n,) in the order of `scores` (n,), highest first; equal scores share theirs evenly.

    Source: McSherry and Najork 2008. Without it the order of the file would decide between posts that nobody answered.
    """
    values, place = np.unique(-np.asarray(scores, float), return_inverse=True)
    shared = np.bincount(place, worth, len(values)) / np.bincount(place, minlength=len(values))
    return shared[np.sort(place)]


def ndcg(scores, worth, k: int) -> float:
    """Normalised discounted cumulative gain of the first k, with discount 1/log2(1 + place); nan where nothing is worth anything."""
    discount = 1 / np.log2(np.arange(2, k + 2))[: len(worth)]
    best = np.sort(worth)[::-1][:k] @ discount
    return float(in_order(scores, worth)[:k] @ discount / best) if best > 0 else float("nan")


def precision(scores, worth, k: int) -> float:
    """The share of the first k by `scores` that are among the first k by `worth`; nan where there are fewer than k."""
    return float(_among_first(scores, k) @ _among_first(worth, k) / k) if len(worth) >= k else float("nan")


def _among_first(values, k: int) -> np.ndarray:
    """How probable it is that each is among the first k when equal values are drawn by lot."""
    values = np.asarray(values, float)
    limit = np.sort(values)[-k]
    above, level = values > limit, values == limit
    return above + level * (k - above.sum()) / level.sum()


def ranks(values) -> np.ndarray:
    """Ranks from 0, lowest first; equal values share the mean of theirs."""
    _, place, counts = np.unique(np.asarray(values, float), return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts + 1) / 2)[place]


def rank_correlation(scores, worth) -> float:
    """Spearman's rho; 0 where one of the two says nothing."""
    one, other = ranks(scores), ranks(worth)
    if np.ptp(one) == 0 or np.ptp(other) == 0:
        return 0.0
    return float(np.corrcoef(one, other)[0, 1])


def interval(values, seed: int = 0, draws: int = DRAWS) -> tuple[float, float]:
    """The 95 % bootstrap interval of the mean of `values` (n,); what is nan is left out. Raises ValueError for none."""
    values = np.asarray(values, float)
    values = values[~np.isnan(values)]
    if not len(values):
        raise ValueError("there is nothing to draw from")
    picks = np.random.default_rng(seed).integers(len(values), size=(draws, len(values)))
    low, high = np.percentile(values[picks].mean(axis=1), [2.5, 97.5])
    return float(low), float(high)
