"""Quality of a contribution: support beyond one's own side, per offer looked at, and how sure that is.

For a post p and a person i it was offered to: y_i = 1 support, 0 passed over, -1 not useful, x_i = (1, f_i1, f_i2),

    y_ip ~ mu + g_i + q_p + f_i . h_p

All that is known of a post is nine sums. They are kept as integers: floats would add up differently in another order.
"""

from typing import NamedTuple

import numpy as np

from app.subscribers.ranking.engine.constant import Constant

_SIMULATED = "measured in a simulation with planted rings and brigades"
_TUNED = "tuned on seeds 100 and 101 of that simulation, which are not reported"
CONSTANTS = {
    "mu": Constant(0.2, "share of offers that are usually supported; fixed, so that a replay gives the same numbers", "prior, not fitted"),
    "lambda_quality": Constant(4.0, "how many offers' worth of doubt a new contribution starts with", _SIMULATED),
    "lambda_side": Constant(0.03, "how many offers' worth of doubt there is that support follows sides", _TUNED),
    "caution": Constant(0.35, "standard errors taken off: what little evidence there is counts less", _SIMULATED),
    "variance": Constant(0.12, "variance of a single answer", _SIMULATED),
    "floor": Constant(0.01, "the least support rate assumed", _SIMULATED),
    "unit": Constant(2.0**-24, "the statistics are whole multiples of this, so that sums are exact", "binary fraction, about 6e-8"),
}
MU, LAMBDA_QUALITY, LAMBDA_SIDE, CAUTION, VARIANCE, FLOOR, UNIT = (constant.value for constant in CONSTANTS.values())
PER_UNIT = 1 / UNIT


class Solution(NamedTuple):
    """What the statistics of n posts say: quality q (n,), its standard error se (n,), pull of the two sides h (n, 2)."""

    q: np.ndarray
    se: np.ndarray
    h: np.ndarray


def observations(y, weight, generosity, factors) -> np.ndarray:
    """The statistics m00 m01 m02 m11 m12 m22 b0 b1 b2 of n answers, int64 (n, 9) in units of `UNIT`; they add up.

    y (n,) in {1, 0, -1}; weight (n,) >= 0; generosity g_i (n,) and factors f_i (n, 2) of those who answered.
    m = weight x x', b = weight x (y - mu - g_i), each rounded to the nearest unit, halves to even.
    """
    factors = np.asarray(factors, dtype=float).reshape(-1, 2)
    return np.rint(np.stack(_products(np.asarray(y), np.asarray(weight), np.asarray(generosity), *factors.T), axis=1)).astype(np.int64)


def observation(y, weight, generosity, factors) -> tuple[int, ...]:
    """The same nine integers for one answer, as plain numbers in a tuple."""
    return tuple(map(round, _products(y, weight, generosity, *factors)))


def solve(statistics, prior) -> Solution:
    """Ridge estimate of q, its error and h from statistics (n, 9) and prior (n,), in closed form, Lambda = diag(4, .03, .03).

    (q, h) = (m + Lambda)^-1 (b + Lambda (prior, 0, 0)),  se^2 = .12 [(m + Lambda)^-1]_00.
    """
    *m, b0, b1, b2 = np.asarray(statistics).reshape(-1, 9).T * UNIT
    (i00, i01, i02), (i11, i12, i22) = inverse(*m)
    b0 = b0 + LAMBDA_QUALITY * np.asarray(prior)
    h = np.stack((i01 * b0 + i11 * b1 + i12 * b2, i02 * b0 + i12 * b1 + i22 * b2), axis=1)
    return Solution(i00 * b0 + i01 * b1 + i02 * b2, np.sqrt(VARIANCE * i00), h)


def shares_of(groups_statistics, total, prior) -> np.ndarray:
    """What each of k groups, and last the prior, contributes to q: (k + 1,), adding up to q.

    groups_statistics (k, 9) are the statistics of the people of each group, total (9,) those of the post. The estimate is
    linear in b, so the parts are exact; only m, which says how much evidence there is, is common to all.
    """
    row, _ = inverse(*(np.asarray(total)[:6] * UNIT))
    groups = np.asarray(groups_statistics).reshape(-1, 9)[:, 6:] * UNIT @ np.array(row)
    return np.append(groups, row[0] * LAMBDA_QUALITY * prior)


def lower(q, se):
    """The cautious estimate LCB = q - .35 se, for numbers or arrays."""
    return q - CAUTION * se


def quality_part(q, se):
    """What quality adds to a score: ln(max(mu + LCB, .01) / mu); 0 for what is as good as usual."""
    return np.log(np.maximum(MU + lower(q, se), FLOOR) / MU)


def effective_support(q, se, examined):
    """E, the voices left when what a side explains is taken away: max(mu + LCB, 0) x examined views."""
    return np.maximum(MU + lower(q, se), 0) * examined


def examined(position):
    """How far an offer at `position` (from 1) of a list may be taken for seen: 1 / log2(1 + position)."""
    return 1 / np.log2(1 + np.asarray(position))


def weight_of(track, tie):
    """The weight of an answer: track record x (1 + tie)^-1/2; the tenth like from the same fan says little.

    track in [.5, 2]; tie = how often this person had stood behind this author by the last nightly run.
    """
    return track / np.sqrt(1 + np.asarray(tie))


def inverse(m00, m01, m02, m11, m12, m22):
    """((i00, i01, i02), (i11, i12, i22)) of (m + Lambda)^-1 by cofactors, for numbers or arrays."""
    m00, m11, m22 = m00 + LAMBDA_QUALITY, m11 + LAMBDA_SIDE, m22 + LAMBDA_SIDE
    c00, c01, c02 = m11 * m22 - m12 * m12, m02 * m12 - m01 * m22, m01 * m12 - m02 * m11
    over = 1 / (m00 * c00 + m01 * c01 + m02 * c02)
    c11, c12, c22 = m00 * m22 - m02 * m02, m01 * m02 - m00 * m12, m00 * m11 - m01 * m01
    return (c00 * over, c01 * over, c02 * over), (c11 * over, c12 * over, c22 * over)


def _products(y, weight, generosity, f1, f2) -> tuple:
    """The nine products of one answer, or of arrays of them, not yet rounded; one order of operations for both."""
    weight = weight * PER_UNIT
    w1, w2, b = weight * f1, weight * f2, weight * (y - MU - generosity)
    return weight, w1, w2, w1 * f1, w1 * f2, w2 * f2, b, b * f1, b * f2
