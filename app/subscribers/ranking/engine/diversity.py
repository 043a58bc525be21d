"""How many groups truly stand behind something: two groups with the same members count as one."""

import numpy as np
from scipy.sparse import csr_array, issparse

from app.subscribers.ranking.engine.constant import Constant

CONSTANTS = {
    "doubt": Constant(5.0, "supporters' worth of doubt with which breadth starts", "starting value, not fitted"),
    "rows": Constant(2048, "rows made dense at a time", "16 MB at a thousand groups"),
}
DOUBT, ROWS = (c.value for c in CONSTANTS.values())


def hill(weights) -> np.ndarray:
    """Effective number of groups, exp(entropy), of weights (..., g) ≥ 0; 0 where there are none.

    Source: Hill 1973, order 1.
    """
    return effective(weights, csr_array(np.eye(np.shape(weights)[-1])))


def similarity(memberships) -> csr_array:
    """Z (g, g) of people × groups (n, g), true or 1 where a person is a member: |g and h| / |g or h|, 1 on the diagonal.

    Source: Jaccard. It is not shrunk for small groups: that would make two of them with the same members look like two.
    """
    member = csr_array(memberships, dtype=np.float32)
    member.data[:] = 1
    z = (member.T @ member).tocoo()
    size = member.sum(axis=0)
    data = z.data / (size[z.row] + size[z.col] - z.data)
    empty = np.flatnonzero(size == 0)
    row, col = (np.concatenate([side, empty]) for side in (z.row, z.col))
    return csr_array((np.concatenate([data, np.ones(len(empty))]), (row, col)), shape=z.shape)


def effective(weights, z) -> np.ndarray:
    """Effective number of groups, D^Z = exp(-sum_i p_i ln (Zp)_i), of weights (..., g) ≥ 0; 0 where there are none.

    `weights` may be a sparse (n, g) matrix, `z` is (g, g) and symmetric. Source: Leinster and Cobbold 2012, order 1.
    """
    if issparse(weights):
        starts = range(0, weights.shape[0], int(ROWS))
        return np.concatenate([effective(weights[start : start + int(ROWS)].toarray(), z) for start in starts] or [np.zeros(0)])
    weights = np.asarray(weights, float)
    total = weights.sum(axis=-1, keepdims=True)
    p = weights / np.where(total > 0, total, 1)
    ordinary = p @ z
    entropy = -(p * np.log(np.where(p > 0, ordinary, 1))).sum(axis=-1)
    return np.where(total[..., 0] > 0, np.exp(entropy), 0.0)


def breadth(groups, supporters):
    """The part of a score from `groups` effective groups, ln(D) n / (n + 5): few supporters prove little breadth."""
    supporters = np.asarray(supporters, float)
    return np.log(np.maximum(groups, 1)) * supporters / (supporters + DOUBT)
