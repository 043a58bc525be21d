"""Endorsement rank: as a batch, and kept up to date."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from app.subscribers.ranking.engine.endorsement import build, decayed, log_lift, pair_weight, pairs_of, rank, settled
from app.subscribers.ranking.engine.live import Live, rows_of

PEOPLE = 12
weights = st.floats(0.1, 9)
endorsed = st.dictionaries(st.tuples(st.integers(0, PEOPLE - 1), st.integers(0, PEOPLE - 1)), weights, min_size=1, max_size=60)
verified = arrays.arrays(bool, PEOPLE).filter(np.any)


def arrays_of(pairs):
    source, target = np.array(list(pairs)).T
    return source, target, np.array(list(pairs.values()))


def dense(source, target, weight, restart, alpha=0.25):
    """The same by solving the equations, whoever endorses nobody giving back to the start."""
    share = np.zeros((len(restart), len(restart)))
    np.add.at(share, (source, target), np.where(np.equal(source, target), 0, weight))
    start = restart / np.sum(restart)
    given = share.sum(axis=1, keepdims=True)
    share = np.where(given > 0, share / np.where(given > 0, given, 1), start)
    return np.linalg.solve(np.eye(len(start)) - (1 - alpha) * share.T, alpha * start)


def test_whoever_endorses_nobody_is_not_inflated():
    ranks = rank(build([0, 1, 0], [1, 0, 2], [1, 1, 1], 3), np.ones(3), alpha=0.15)
    assert ranks == pytest.approx([0.3936, 0.3032, 0.3032], abs=5e-5)


@given(endorsed, verified, st.sampled_from([np.float32, np.float64]))
def test_the_batch_solves_the_equations(pairs, restart, dtype):
    graph = build(*arrays_of(pairs), PEOPLE, dtype)
    assert np.abs(rank(graph, restart) - dense(*arrays_of(pairs), restart)).sum() < 1e-6


@given(endorsed, verified, st.permutations(range(PEOPLE)))
def test_names_do_not_matter(pairs, restart, other):
    source, target, weight = arrays_of(pairs)
    other = np.array(other)
    renamed = rank(build(other[source], other[target], weight, PEOPLE), restart[np.argsort(other)])
    assert renamed[other] == pytest.approx(rank(build(source, target, weight, PEOPLE), restart), abs=1e-6)


def test_nothing_reaches_those_whom_nobody_verified_endorses():
    puppets = rank(build([0, 1, 2, 3, 4], [1, 0, 3, 4, 2], np.ones(5), 5), [1, 1, 0, 0, 0])
    assert puppets == pytest.approx([0.5, 0.5, 0, 0, 0])


def test_endorsing_oneself_is_nothing():
    source, target = [0, 1, 2, 2], [1, 2, 0, 2]
    assert rank(build(source, target, np.ones(4), 3), np.ones(3)) == pytest.approx(np.ones(3) / 3)


def test_endorsements_fade_and_the_tenth_says_less_than_the_first():
    assert decayed(8.0, [0, 90, 180]).tolist() == [8, 4, 2]
    assert pair_weight([0, 1, 3]).tolist() == [0, 1, 2]
    pairs = pairs_of([0, 0, 1, 0], [1, 1, 2, 1], [1, 2, 1, 8], [0, 90, 0, 270], 3)
    assert [array.tolist() for array in pairs] == [[0, 1], [1, 2], [2, 1]]


def test_lift_is_nothing_for_the_average_person_and_has_a_floor():
    assert log_lift([0.25, 0.75, 0, 0]) == pytest.approx([0, np.log(3), np.log(0.25), np.log(0.25)])


@pytest.mark.parametrize(
    ("arguments", "complaint"), [(([0], [3], [1]), "numbered"), (([-1], [1], [1]), "numbered"), (([0], [1], [0]), "weighs")]
)
def test_what_cannot_be_is_refused(arguments, complaint):
    with pytest.raises(ValueError, match=complaint):
        build(*arguments, 3)


def test_rank_starts_somewhere():
    with pytest.raises(ValueError, match="start"):
        rank(build([0], [1], [1], 3), np.zeros(3))
    with pytest.raises(ValueError, match="start"):
        Live(rows_of([], [], [], 3), np.zeros(3))


@settings(max_examples=50)
@given(
    endorsed,
    verified,
    st.lists(st.tuples(st.integers(0, PEOPLE - 1), st.integers(0, PEOPLE - 1), st.sampled_from([0.0, 0.5, 2.0])), max_size=20),
)
def test_kept_up_to_date_it_is_what_a_batch_would_give(pairs, restart, news):
    live = Live(rows_of(*arrays_of(pairs), PEOPLE), restart, push=1e-9)
    for source, target, weight in news:
        if source != target:
            live.endorse(source, target, weight)
            pairs[source, target] = weight
    kept = {pair: weight for pair, weight in pairs.items() if weight} or {(0, 0): 1.0}
    error = np.abs(live.rank() - dense(*arrays_of(kept), restart)).sum()
    assert error <= 1e-6
    assert error <= live.doubt + 1e-12


@given(endorsed, verified)
def test_what_waits_is_bounded_and_can_be_made_up_for(pairs, restart):
    live = Live(rows_of(*arrays_of(pairs), PEOPLE), restart, push=0.1)
    exact = dense(*arrays_of(pairs), restart)
    assert np.abs(live.rank() - exact).sum() <= live.doubt + 1e-12
    live.settle(1e-10)
    assert np.abs(live.rank() - exact).sum() <= 1e-6


@given(endorsed, verified)
def test_a_night_s_solution_is_a_start(pairs, restart):
    night = settled(build(*arrays_of(pairs), PEOPLE, np.float64), restart)
    live = Live(rows_of(*arrays_of(pairs), PEOPLE), restart, start=night)
    assert live.rank() == pytest.approx(dense(*arrays_of(pairs), restart), abs=1e-6)


def test_rows_come_out_as_they_are_now():
    rows = rows_of([0, 0, 1, 1], [1, 2, 2, 2], [1, 2, 3, 4], 3)
    assert [rows.change(0, 2, 5.0), rows.change(0, 1, 0.0), rows.change(2, 0, 1.5), rows.change(0, 2, 4.0)] == [3, -1, 1.5, -1]
    assert sorted(zip(*(array.tolist() for array in rows.arrays()), strict=True)) == [(0, 2, 4), (1, 2, 7), (2, 0, 1.5)]
    assert [rows.given(person) for person in range(3)] == [4, 7, 1.5]


def test_nobody_endorses_themselves_or_negatively():
    live = Live(rows_of([], [], [], 3), np.ones(3))
    for arguments in ((1, 1, 1.0), (0, 1, -1.0)):
        with pytest.raises(ValueError, match="others"):
            live.endorse(*arguments)
