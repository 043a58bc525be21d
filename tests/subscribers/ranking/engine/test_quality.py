import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.subscribers.ranking.engine import single
from app.subscribers.ranking.engine.quality import (
    MU,
    effective_support,
    examined,
    lower,
    observation,
    observations,
    quality_part,
    shares_of,
    solve,
    weight_of,
)

numbers = st.floats(-3, 3)
answers = st.tuples(st.sampled_from((1, 0, -1)), st.floats(0, 2), numbers, st.tuples(numbers, numbers))
crowds = st.lists(answers, min_size=1, max_size=30)


def statistics(crowd) -> np.ndarray:
    return np.array([observation(*answer) for answer in crowd])


@given(crowds)
def test_one_answer_and_many_give_the_same_integers(crowd):
    y, weight, generosity, factors = zip(*crowd, strict=True)
    assert observations(y, weight, generosity, factors).tolist() == statistics(crowd).tolist()


@given(crowds, numbers)
def test_the_estimate_is_the_ridge_it_claims_to_be(crowd, prior):
    y, w, g, f = (np.array(column) for column in zip(*crowd, strict=True))
    x, penalty = np.column_stack((np.ones(len(y)), f)), np.diag((4, 0.03, 0.03))
    inverse = np.linalg.inv(x.T @ (w[:, None] * x) + penalty)
    expected = inverse @ (x.T @ (w * (y - MU - g)) + penalty @ (prior, 0, 0))
    found = solve(statistics(crowd).sum(axis=0), [prior])
    assert np.array([found.q[0], *found.h[0]]) == pytest.approx(expected, abs=2e-3)
    assert found.se[0] == pytest.approx(np.sqrt(0.12 * inverse[0, 0]), abs=2e-3)


@given(crowds, st.randoms())
def test_the_order_of_answers_does_not_matter(crowd, random):
    again = random.sample(crowd, len(crowd))
    assert single.solve(statistics(crowd).sum(axis=0), 0) == single.solve(statistics(again).sum(axis=0), 0)


@given(crowds, answers)
def test_an_answer_taken_back_leaves_no_trace(crowd, answer):
    total = statistics(crowd).sum(axis=0)
    assert (total + observation(*answer) - observation(*answer)).tolist() == total.tolist()


@given(crowds, st.floats(0, 2))
def test_support_from_no_side_never_lowers_quality(crowd, weight):
    neutral = [(y, w, 0, (0, 0)) for y, w, _, _ in crowd]
    before, _ = single.solve(statistics(neutral).sum(axis=0), 0)
    after, _ = single.solve(statistics([*neutral, (1, weight, 0, (0, 0))]).sum(axis=0), 0)
    assert after >= before or before > 1 - MU


@given(crowds, crowds, numbers)
def test_the_shares_of_groups_and_prior_add_up_to_quality(here, there, prior):
    groups = np.array([statistics(here).sum(axis=0), statistics(there).sum(axis=0)])
    total = groups.sum(axis=0)
    assert shares_of(groups, total, prior).sum() == pytest.approx(single.solve(total, prior)[0], abs=1e-9)


def test_a_side_that_cheers_for_itself_is_no_quality():
    side = [(1, 1.0, 0.0, (2.0, 0.0))] * 20 + [(0, 1.0, 0.0, (-0.1, 0.0))] * 40
    everyone = [(1, 1.0, 0.0, (0.0, 0.0))] * 20 + [(0, 1.0, 0.0, (0.0, 0.0))] * 40
    assert single.solve(statistics(side).sum(axis=0), 0)[0] < 0.02 < 0.1 < single.solve(statistics(everyone).sum(axis=0), 0)[0]


def test_nothing_known_is_as_good_as_usual_but_for_caution():
    q, se = single.solve((0,) * 9, 0)
    assert (q, se) == pytest.approx((0, np.sqrt(0.03)))
    assert quality_part(q, se) == pytest.approx(np.log((MU + lower(q, se)) / MU))
    assert quality_part(-5, 0.1) == pytest.approx(np.log(0.05))
    assert effective_support(np.array([-5, 0.3]), 0, 10) == pytest.approx([0, 5])


def test_the_place_in_a_list_and_the_same_fan_again_say_less():
    assert examined(np.array([1, 3])).tolist() == [1, 0.5]
    assert weight_of(2.0, np.array([0, 3])).tolist() == [2, 1]
