"""How many groups truly stand behind something: two groups with the same members count as one."""

import numpy as np
from scipy.sparse import csr_array, issparse

from app.subscribers.ranking.engine.constant import Constant

CONSTANTS = {
    "doubt": Constant(5.0, "supporters' worth of doubt with which breadth starts", "starting value, not fitted"),
    "rows": Constant(2048, "people worked on at a time", "16 MB at a thousand groups"),
    "crowded": Constant(0.1, "share of pairs of groups with common members from which on all pairs are gone through", "measured"),
}
DOUBT, ROWS, CROWDED = (c.value for c in CONSTANTS.values())


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

    `weights` may be a sparse (n, g) matrix, worked on in single precision; `z` is (g, g) and symmetric. Source: Leinster
    and Cobbold 2012, order 1.
    """
    if issparse(weights):
        return _effective_of_many(csr_array(weights, dtype=np.float32), quickest(z))
    weights = np.asarray(weights, float)
    total = weights.sum(axis=-1, keepdims=True)
    p = weights / np.where(total > 0, total, 1)
    ordinary = p @ z
    entropy = -(p * np.log(np.where(p > 0, ordinary, 1))).sum(axis=-1)
    return np.where(total[..., 0] > 0, np.exp(entropy), 0.0)


def quickest(z):
    """Z in the form that many rows are multiplied with most quickly: dense where nearly all groups overlap."""
    crowded = issparse(z) and z.nnz > CROWDED * z.shape[0] ** 2
    return z.toarray().astype(np.float32) if crowded else z


def _effective_of_many(weights: csr_array, z) -> np.ndarray:
    """`effective` of sparse rows, a block at a time; ln (Zp)_i is needed only where p_i is not 0."""
    d = np.zeros(weights.shape[0])
    for start in range(0, len(d), int(ROWS)):
        block = weights[start : start + int(ROWS)].tocoo()
        block.eliminate_zeros()
        row, total = block.row, block.sum(axis=1)
        p = block.data / total[row]
        ordinary = _at(block, z) / total[row]
        entropy = -np.bincount(row, p * np.log(ordinary), block.shape[0])
        d[start : start + int(ROWS)] = np.where(total > 0, np.exp(entropy), 0.0)
    return d


def _at(block, z) -> np.ndarray:
    """The entries of block @ z where `block`, in coordinates, has some."""
    if isinstance(z, np.ndarray):
        return (block.toarray() @ z)[block.row, block.col]
    return csr_array(block @ z)[block.row, block.col]
