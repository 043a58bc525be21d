"""What the support so far lets expect."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.subscribers.ranking.engine.arrival import (
    Prior,
    arrived,
    faded,
    fit_arrival,
    fit_fading,
    fit_prior,
    momentum,
    posterior,
    promise,
    scouted,
)

AGES = st.lists(st.floats(0, 500), min_size=1, max_size=40)
CURVE = fit_arrival([0.5, 1.5, 1.5, 30])


def test_a_curve_counts_who_had_come_by_each_hour():
    assert CURVE[[0, 1, 2, 29, 30]].tolist() == [0, 0.25, 0.75, 0.75, 1]


@given(AGES)
def test_a_curve_only_rises_and_ends_with_everybody(ages):
    curve = fit_arrival(ages)
    assert (np.diff(curve) >= 0).all()
    assert curve[-1] == 1


def test_a_curve_needs_somebody():
    with pytest.raises(ValueError):
        fit_arrival([])


def test_between_hours_the_curve_is_straight_and_never_nothing():
    assert arrived(CURVE, [0, 1.5, 1000]).tolist() == [0.02, 0.5, 1]


def test_a_prior_has_the_mean_of_its_group():
    prior = fit_prior([0, 2, 4, 10])
    assert prior.shape / prior.rate == pytest.approx(4)
    assert prior.shape == pytest.approx(16 / (14 - 4))


def test_a_group_where_all_end_alike_has_a_narrow_prior():
    assert fit_prior([3, 3, 3]).shape > 50


def test_a_silent_group_has_no_prior():
    with pytest.raises(ValueError):
        fit_prior([0, 0])


def test_without_support_nor_time_the_group_is_expected():
    assert posterior(0, 0, Prior(2.0, 0.5)) == 4


def test_the_same_support_sooner_lets_expect_more():
    early, late = posterior([10, 10], arrived(CURVE, [1, 24]), Prior(2.0, 0.5))
    assert early > late


@given(st.integers(0, 100), st.floats(0, 72))
def test_one_more_supporter_never_lowers_what_is_expected(people, age):
    prior = Prior(1.0, 0.2)
    assert posterior(people + 1, arrived(CURVE, age), prior) > posterior(people, arrived(CURVE, age), prior)


def test_a_good_scout_counts_more_and_a_newcomer_once():
    assert scouted([0.5, 1, 2]).tolist() == [0.25, 1, 4]


def test_support_counts_half_after_six_hours():
    assert faded([0, 6, 12]).tolist() == [1, 0.5, 0.25]


@given(AGES)
def test_nobody_counts_for_more_than_they_are(ages):
    curve = fit_arrival(ages)
    assert (fit_fading(curve) <= curve + 1e-12).all()


def test_a_post_that_does_as_expected_has_no_momentum():
    share = fit_fading(CURVE)[24] / CURVE[24]
    assert momentum(40 * share, 40, 24, CURVE) == pytest.approx(0)


def test_a_late_rush_is_momentum_and_silence_is_not():
    rush, none, quiet = momentum([5, 0, 0.1], [5, 0, 5], [20, 20, 1], CURVE)
    assert rush > 0 == none > quiet


def test_a_promise_is_the_sum_of_its_parts():
    assert promise(np.e, 0.4, -0.2) == pytest.approx(1 + 0.2 - 0.2)
