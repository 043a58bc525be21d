"""How many groups something truly has behind it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy.sparse import csr_array

from app.subscribers.ranking.engine.diversity import effective, hill, similarity

GROUPS = 5
memberships = arrays.arrays(bool, st.tuples(st.integers(1, 12), st.just(GROUPS)))
weights = arrays.arrays(float, GROUPS, elements=st.integers(0, 20))


def test_two_groups_of_the_same_people_count_as_one():
    twins = similarity([[1, 1, 0], [1, 1, 0], [0, 0, 1]])
    assert effective([3, 5, 0], twins) == pytest.approx(1)
    assert effective([1, 1, 2], twins) == pytest.approx(2)


def test_groups_without_a_common_member_count_in_full():
    assert effective([1, 1, 1], similarity(np.eye(3))) == pytest.approx(3)
    assert hill([1, 1, 1, 0]) == pytest.approx(3)


def test_similarity_is_the_common_share_and_an_empty_group_is_itself():
    z = similarity([[1, 1, 0], [1, 0, 0], [1, 1, 0]]).toarray()
    assert z == pytest.approx(np.array([[1, 2 / 3, 0], [2 / 3, 1, 0], [0, 0, 1]]))


@given(memberships, weights)
def test_between_one_and_the_groups_there_are(members, weight):
    d = effective(weight, similarity(members))
    assert d <= hill(weight) + 1e-9
    assert (d >= 1 - 1e-9) if weight.any() else d == 0


@given(memberships, weights, st.floats(0.01, 100), st.permutations(range(GROUPS)))
def test_neither_volume_nor_names_matter(members, weight, factor, order):
    renamed = effective(factor * weight[order], similarity(members[:, order]))
    assert renamed == pytest.approx(float(effective(weight, similarity(members))))


@given(memberships, weights)
def test_splitting_a_group_in_twins_changes_nothing(members, weight):
    split = np.append(weight, weight[0] / 2)
    split[0] /= 2
    twins = similarity(np.column_stack([members, members[:, 0]]))
    # Somebody in nobody's group has no twin.
    if members[:, 0].any():
        assert effective(split, twins) == pytest.approx(float(effective(weight, similarity(members))))


def test_many_at_once_are_the_same_as_one_by_one():
    rows = np.random.default_rng(1).poisson(0.5, (5000, GROUPS))
    z = similarity(np.random.default_rng(2).random((40, GROUPS)) < 0.4)
    assert effective(csr_array(rows), z) == pytest.approx(effective(rows, z), rel=1e-5)
    assert effective(csr_array(rows), csr_array(np.eye(GROUPS))) == pytest.approx(hill(rows), rel=1e-5)
    assert effective(rows, z)[:50] == pytest.approx([float(effective(row, z)) for row in rows[:50]])
