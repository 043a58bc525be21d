"""The arithmetic, without a database."""

from datetime import timedelta
from math import log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.subscribers.ranking import formula

people = st.integers(0, 10_000)
weights = st.lists(st.floats(0, 1), max_size=60)


@given(people, weights)
def test_quality_is_the_closed_form(supporters, passed):
    quality = formula.quality(supporters, passed)
    weight = supporters + sum(passed) + 4
    assert quality.q == pytest.approx((supporters * 0.8 - 0.2 * sum(passed)) / weight)
    assert quality.se == pytest.approx(sqrt(0.12 / weight))
    assert quality.part == pytest.approx(log(max(0.2 + quality.q - 0.35 * quality.se, 0.01) / 0.2))


@given(people, weights, st.randoms())
def test_the_order_of_events_changes_no_digit(supporters, passed, dice):
    shuffled = dice.sample(passed, len(passed))
    assert formula.quality(supporters, shuffled) == formula.quality(supporters, passed)


@given(people, weights)
def test_another_voice_never_harms_and_being_passed_over_never_helps(supporters, passed):
    part = formula.quality(supporters, passed).part
    assert formula.quality(supporters + 1, passed).part > part
    assert formula.quality(supporters, [*passed, 1.0]).q < formula.quality(supporters, passed).q


@given(st.lists(st.floats(-50, 50), max_size=8))
def test_what_is_shown_adds_up_to_what_is_shown(values):
    shown = [formula.rounded(value) for value in values]
    assert abs(formula.score(shown) - sum(shown)) < 1e-9
    assert all(f"{value:.2f}" != "-0.00" for value in shown)


def test_all_age_alike():
    young, old = formula.EPOCH + timedelta(hours=96), formula.EPOCH
    assert formula.order_key(0.5, old) + 1 == formula.order_key(0.5, young)
    assert formula.freshness(old, young) == -1


def test_every_constant_says_where_it_comes_from():
    assert all(constant.meaning and constant.source for constant in formula.CONSTANTS.values())
    assert formula.CONSTANTS["acquaintance"].value == formula.ACQUAINTANCE
