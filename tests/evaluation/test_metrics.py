"""What a good list is."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.metrics import gains, in_order, interval, ndcg, precision, rank_correlation, ranks

WORTH = st.lists(st.integers(0, 50), min_size=10, max_size=30)


def test_a_score_below_nothing_is_worth_nothing():
    assert gains([-5, 0, 1, 3]).tolist() == [0, 0, 1, 2]


def test_ndcg_discounts_by_place():
    assert ndcg([3, 2, 1], [1, 0, 2], 2) == pytest.approx(1 / (2 + 1 / np.log2(3)))


def test_equal_scores_share_what_they_are_worth():
    assert in_order([1, 2, 1], [4, 1, 0]).tolist() == [1, 2, 2]


def test_the_order_of_the_file_does_not_decide_between_equals():
    assert ndcg([1, 1, 1], [0, 0, 3], 2) == ndcg([1, 1, 1], [3, 0, 0], 2)


def test_a_slate_without_worth_is_not_judged():
    assert np.isnan(ndcg([2, 1], [0, 0], 2))


@given(WORTH)
def test_the_truth_is_the_best_list(worth):
    assert ndcg([w + 1 for w in worth], [w + 1 for w in worth], 10) == pytest.approx(1)
    assert 0 < precision(worth, worth, 5) <= 1 + 1e-9


def test_precision_counts_who_belongs_there():
    assert precision([4, 3, 2, 1], [1, 9, 8, 0], 2) == 0.5
    assert np.isnan(precision([1], [1], 2))


def test_precision_draws_lots_between_equals():
    assert precision([1, 1, 1, 1], [4, 3, 2, 1], 2) == 0.5


def test_ranks_share_the_middle():
    assert ranks([5, 1, 5, 9]).tolist() == [1.5, 0, 1.5, 3]


def test_a_list_without_differences_correlates_with_nothing():
    assert rank_correlation([1, 1, 1], [1, 2, 3]) == 0
    assert rank_correlation([1, 2, 3], [3, 2, 1]) == pytest.approx(-1)


def test_an_interval_surrounds_the_mean_and_stays_the_same():
    values = np.arange(100.0)
    low, high = interval(values)
    assert low < values.mean() < high
    assert interval(values) == (low, high)
    assert interval([*values, np.nan]) == (low, high)


def test_an_interval_of_nothing_is_refused():
    with pytest.raises(ValueError):
        interval([np.nan])
