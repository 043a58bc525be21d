"""Who is near whom, and how far a reader may trust what stands behind something."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.subscribers.ranking.engine.nearby import nearby, nearest, shares_of, trusted
from tests.subscribers.ranking.engine.test_endorsement import PEOPLE, arrays_of, dense, endorsed

shares = st.floats(0, 0.02)


@settings(max_examples=50)
@given(endorsed, st.integers(0, PEOPLE - 1))
def test_the_push_solves_the_equations(pairs, person):
    near = nearby(shares_of(*arrays_of(pairs), PEOPLE), person, eps=1e-10)
    exact = dense(*arrays_of(pairs), np.eye(PEOPLE)[person])
    assert max(abs(near.get(one, 0.0) - exact[one]) for one in range(PEOPLE)) <= 1e-7


@given(endorsed, st.integers(0, PEOPLE - 1))
def test_a_coarse_look_only_leaves_out(pairs, person):
    shares = shares_of(*arrays_of(pairs), PEOPLE)
    fine, coarse = nearby(shares, person, eps=1e-10), nearby(shares, person, eps=1e-2)
    assert all(share <= fine[one] + 1e-9 for one, share in coarse.items())
    assert sum(coarse.values()) <= 1


def test_whoever_is_alone_is_near_themselves():
    assert nearby(shares_of([], [], [], 5), 3, eps=1e-6) == pytest.approx({3: 1}, abs=1e-5)


def test_the_nearest_come_first_without_oneself():
    assert nearest({7: 0.6, 1: 0.1, 2: 0.2, 3: 0.1}, 7, 2) == [(2, 0.2), (1, 0.1)]


def test_trust_grows_with_nearness_and_own_experience():
    near = {1: 0.01, 2: 0.02}
    assert trusted(near, {1: False}) == pytest.approx(1 - np.exp(-0.2))
    assert trusted(near, {1: True, 9: True}) == pytest.approx(1 - np.exp(-0.6))
    assert trusted(near, {1: True}, author=2) == pytest.approx(1 - np.exp(-20 * (0.03 + 0.04)))


@given(st.dictionaries(st.integers(0, 9), shares), st.dictionaries(st.integers(0, 9), st.booleans()), st.integers(0, 9))
def test_another_act_never_lowers_trust(near, acts, person):
    assert 0 <= trusted(near, acts) <= trusted(near, {person: False} | acts) <= trusted(near, acts | {person: True}) < 1
