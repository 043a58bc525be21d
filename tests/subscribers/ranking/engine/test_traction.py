"""How many others each supporter brings."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.subscribers.ranking.engine.single import reproduction
from app.subscribers.ranking.engine.traction import (
    EXPECTED,
    crossing,
    early,
    expressed,
    forecast,
    pace,
    parents,
    pooled,
    ratio,
    refit,
    table,
)

AGES = st.lists(st.floats(0, 1000), max_size=30)


def test_a_supporter_has_brought_nobody_at_first_and_everybody_in_the_end():
    assert expressed(0) == 0
    assert expressed(1) == pytest.approx(1 / (1 + 1 / 0.6))
    assert expressed(1e9) == pytest.approx(1, abs=1e-4)


@given(st.floats(0, 100), st.floats(0.01, 10))
def test_what_was_brought_only_grows_at_its_pace(hours, later):
    grown = expressed(hours + later) - expressed(hours)
    assert pace(hours + later) * later - 1e-9 <= grown <= pace(hours) * later + 1e-9


def test_with_nobody_the_usual_is_expected():
    assert reproduction([], 0, 0.8) == (pytest.approx(0.8), pytest.approx(np.sqrt(1.6) / 2), 0)


def test_fresh_supporters_have_not_failed_yet():
    fresh, old = reproduction([0.1] * 20, 10), reproduction([500] * 20, 10)
    assert fresh.reproduction > 1 > old.reproduction
    assert fresh.forecast > old.forecast


@given(AGES, st.floats(0, 30))
def test_one_more_offspring_never_lowers_traction(ages, offspring):
    before, after = reproduction(ages, offspring), reproduction(ages, offspring + 1)
    assert after.reproduction > before.reproduction
    assert after.forecast >= before.forecast >= len(ages)


def test_many_together_are_as_many_alone():
    r, sd = ratio(np.array([3, 0]), np.array([4.0, 0]), 0.5)
    assert r.tolist() == pytest.approx([4 / 6, 0.5])
    assert sd.tolist() == pytest.approx([2 / 6, 0.5])


def test_a_forecast_ends_even_where_each_brings_more_than_one():
    assert forecast(10, 0.5, 4) == 14
    assert forecast(10, 3.0, 1) == forecast(10, 0.97, 1) < np.inf


def test_what_is_still_missing_is_counted_until_some_hour():
    state = early(np.array([0, 0, 1]), np.array([0.0, 5.0, 2.0]), 2.0, np.array([2.0, 48.0]), 0.6, 1.0)
    assert state.people.tolist() == [1, 1]
    assert state.exposure == pytest.approx([expressed(2), 0])
    assert state.missing == pytest.approx([0, expressed(46)])


def test_where_things_end_soon_the_kernel_is_refitted_shorter():
    post = np.repeat(np.arange(40), 12)
    soon = np.tile(np.arange(12) / 40, 40)
    late = np.tile(np.arange(12) ** 1.6, 40)
    assert refit(post, soon, np.full(40, 48.0)) > refit(post, late, np.full(40, 48.0))


def test_nothing_is_learnt_from_what_was_just_written():
    with pytest.raises(ValueError):
        refit(np.array([0]), np.array([0.0]), np.array([10.0]))


def test_the_first_came_by_themselves_and_the_next_through_earlier_ones():
    child, parent, share = parents([7, 7, 8, 7], [1.0, 3.0, 9.0, 2.0])
    assert sorted(zip(child.tolist(), parent.tolist(), strict=True)) == [(0, 1), (0, 3), (3, 1)]
    assert np.bincount(child, share).tolist() == pytest.approx([1, 0, 0, 1])


def test_a_table_divides_who_came_by_who_could_have_brought_them():
    k = table([0] * 90, [1] * 90, np.ones(90), [0] * 100, np.full(100, 0.9), 2, expected=0)
    assert k == pytest.approx(np.array([[0, 90 / 92], [0, 0]]))


def test_spreading_back_and_forth_is_crossing():
    assert crossing([[0, 2], [0.5, 0]]) == pytest.approx(1)
    assert crossing(np.zeros((0, 0))) == 0


def test_a_house_without_support_crosses_as_usual():
    nobody = np.zeros(0, int)
    usual, k = pooled(nobody, nobody, nobody, np.zeros(0), 3)
    assert usual.tolist() == [EXPECTED] * 3
    assert crossing(k) == pytest.approx(EXPECTED)


def test_who_comes_from_elsewhere_counts_in_full():
    post, ago, home = np.zeros(40, int), np.linspace(900, 800, 40), np.zeros(40, int)
    at_home, _ = pooled(post, np.zeros(40, int), home, ago, 2)
    abroad, k = pooled(post, np.arange(40) % 2, home, ago, 2)
    assert abroad[0] > at_home[0]
    assert k[0, 1] > k[0, 0]
