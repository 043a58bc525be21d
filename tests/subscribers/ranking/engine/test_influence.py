"""What a person's influence is made of."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from app.subscribers.ranking.engine.diversity import similarity
from app.subscribers.ranking.engine.influence import bridging, influence, standardised

column = arrays.arrays(float, 7, elements=st.floats(-5, 5))
counts = arrays.arrays(int, 7, elements=st.integers(0, 40))


@given(column, column, column, counts)
def test_the_parts_add_up(received, track, bridges, confirmed):
    found = influence(received, track, bridges, confirmed)
    assert [sum(found.of(person).values()) for person in range(7)] == pytest.approx(found.total.tolist(), abs=1e-9)
    assert found.total.mean() == pytest.approx(0, abs=1e-9)


@given(column)
def test_parts_of_different_units_become_comparable(values):
    same = standardised(3 * values + 7)
    assert same == pytest.approx(standardised(values), abs=1e-6) or np.ptp(values) < 1e-6
    assert np.std(same) == pytest.approx(1) or not same.any()


def test_where_all_are_alike_nobody_stands_out():
    assert influence([0.1] * 5, [1] * 5, [0] * 5, [2] * 5).total.tolist() == [0] * 5


def test_a_person_reads_their_own_parts_by_name():
    found = influence([0, 2], [1, 1], [0, 0], [0, 3])
    assert found.of(1) == pytest.approx({"received": 0.35, "track": 0, "bridging": 0, "first_hand": 0.10})


def test_being_endorsed_by_two_groups_bridges_and_by_twins_does_not():
    members = np.array([[1, 1, 0], [0, 0, 1], [0, 0, 0], [0, 0, 0]])
    z = similarity(members)
    found = bridging([0, 1, 0], [2, 2, 3], np.ones(3), members, z)
    assert found == pytest.approx([0, 0, np.log(2), 0], abs=1e-6)
