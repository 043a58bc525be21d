"""Whom to bring in next."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy.sparse import csr_array

from app.subscribers.ranking.engine.spread import Sets, bring_in, equally, greedy, guarantee, sample, ways
from evaluation.kernels import simulated_reach

NODES = 60
NOBODY = np.zeros(NODES, bool)


def house(seed):
    """A random house: who carries to whom and how strongly, and people × 6 groups, ten each."""
    dice = np.random.default_rng(seed)
    source, target = np.nonzero(dice.random((NODES, NODES)) < 0.08)
    return source, target, dice.random(len(source)) + 0.1, np.repeat(np.eye(6, dtype=int), 10, axis=0)


@pytest.mark.parametrize("seed", range(4))
def test_the_reach_told_is_that_of_a_simulation(seed):
    source, target, weight, _ = house(seed)
    plan = bring_in(ways(source, target, weight, NODES), NOBODY, 5, seed=seed)
    reached = simulated_reach(source, target, weight, [p.node for p in plan.picks], NODES, 4000, np.random.default_rng(seed)).sum(axis=1)
    assert plan.reach == pytest.approx(reached.mean(), rel=0.05)
    assert plan.reach == pytest.approx(sum(pick.reach for pick in plan.picks))


def test_a_way_is_open_with_its_chance():
    paths = ways([0, 1, 2], [3, 3, 3], [3, 2, 1], 4)
    found = sample(paths, np.ones(4, bool), np.array([0, 0, 0, 1.0]), 40_000, np.random.default_rng(1))
    assert np.bincount(found.members) / 40_000 == pytest.approx([0.3, 0.2, 0.1, 1], abs=0.01)


def test_nobody_who_met_it_is_named_counted_or_passed_through():
    # 0 reaches 2 and 3 only through 1, who met it; 4 reaches 5.
    paths = ways([0, 1, 1, 4], [1, 2, 3, 5], np.ones(4), 6)
    plan = bring_in(paths, np.array([0, 1, 0, 0, 0, 1], bool), 6)
    assert {pick.node for pick in plan.picks} == {0, 2, 3, 4}
    assert plan.reach == pytest.approx(4, rel=0.05)


def test_the_first_named_is_the_one_who_reaches_most():
    hub = bring_in(ways(np.full(20, 7), np.arange(10, 30), np.ones(20), NODES), NOBODY, 1)
    assert hub.picks[0].node == 7
    assert hub.picks[0].reach == pytest.approx(1 + 0.6 * 20, rel=0.05)
    assert hub.guarantee > 0.9


@settings(max_examples=20)
@given(st.integers(0, 99), arrays.arrays(bool, NODES), st.integers(1, 10))
def test_at_most_two_of_a_group_are_named_and_none_twice(seed, met, k):
    source, target, weight, groups = house(seed)
    plan = bring_in(ways(source, target, weight, NODES), met, k, groups=groups, sets=500, seed=seed)
    named = [pick.node for pick in plan.picks]
    assert groups[named].sum(axis=0).max(initial=0) <= 2
    assert len(set(named)) == len(named) <= k
    assert not met[named].any()


def test_it_says_which_groups_of_theirs_have_not_met_it():
    source, target, weight, groups = house(3)
    unmet = np.array([0, 1, 1, 0, 1, 1], bool)
    picks = bring_in(ways(source, target, weight, NODES), NOBODY, 6, groups=groups, unmet=unmet).picks
    assert all(pick.groups == tuple(np.flatnonzero(groups[pick.node] & unmet)) for pick in picks)


def test_small_groups_may_count_as_much_as_large_ones():
    # A large group around 0 and a small one around 20.
    paths = ways([0] * 15 + [20] * 4, [*range(1, 16), *range(21, 25)], np.ones(19), 25)
    groups = np.repeat(np.eye(2), [20, 5], axis=0)
    chosen = [bring_in(paths, np.zeros(25, bool), 1, counts=counts).picks[0].node for counts in (None, equally(groups))]
    assert chosen == [0, 20]


def test_the_same_seed_gives_the_same_plan():
    source, target, weight, _ = house(5)
    plans = [bring_in(ways(source, target, weight, NODES), NOBODY, 5, seed=9) for _ in range(2)]
    assert plans[0] == plans[1]


def test_groups_are_nodes_as_well_as_people_are():
    similar = np.array([[1, 0.5, 0.4, 0], [0.5, 1, 0, 0], [0.4, 0, 1, 0], [0, 0, 0, 1]])
    paths = ways(*np.nonzero(np.triu(similar, 1) + np.tril(similar, -1)), np.array([0.5, 0.4, 0.5, 0.4]), 4)
    assert bring_in(paths, np.array([0, 0, 0, 1], bool), 1).picks[0].node == 0


def test_when_all_have_met_it_there_is_nobody_to_name():
    assert bring_in(ways([0], [1], [1], 2), np.ones(2, bool), 3) == ((), 0, 0, 1)


@settings(max_examples=40)
@given(arrays.arrays(bool, (40, 12)), st.integers(1, 6))
def test_gains_kept_current_pick_what_counting_anew_picks(table, k):
    sets, members = np.nonzero(table)
    chosen, covered, bound = greedy(Sets(sets, members, np.zeros(40, int)), k, 12, csr_array((12, 0)))
    left, anew = table.copy(), []
    for _ in range(k):
        if left.any():
            anew.append(int(left.sum(axis=0).argmax()))
            left &= ~left[:, anew[-1:]]
    assert (chosen, covered) == (anew, int((table & ~left).any(axis=1).sum()))
    assert covered <= bound <= covered / (1 - 1 / np.e) + 1e-9


def test_a_guarantee_grows_with_what_was_seen_and_is_never_certain():
    assert guarantee(0, 0, 100) == 0
    assert 0 < guarantee(80, 100, 1000) < guarantee(800, 1000, 10_000) < guarantee(8000, 10_000, 100_000) < 0.8


def test_a_way_has_no_negative_weight():
    with pytest.raises(ValueError, match="weighs"):
        ways([0], [1], [-1.0], 2)
