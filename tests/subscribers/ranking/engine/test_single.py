"""One contribution in plain numbers comes to what it comes to among many in arrays."""

from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.subscribers.ranking.engine import arrival, diversity, quality, single, traction

ages = st.lists(st.floats(0, 1000), max_size=30)
answers = st.tuples(st.sampled_from((1, 0, -1)), st.floats(0, 2), st.floats(-3, 3), st.tuples(st.floats(-3, 3), st.floats(-3, 3)))
shares = st.floats(0, 1)
CURVE = (1 - np.exp(-arrival.GRID / 12)).tolist()


def same(value):
    return pytest.approx(float(value), rel=1e-12, abs=1e-12)


@given(st.lists(answers, min_size=1, max_size=30), st.floats(-3, 3))
def test_the_estimate(crowd, prior):
    total = np.array([quality.observation(*answer) for answer in crowd]).sum(axis=0)
    many = quality.solve([total, total], [prior, prior])
    assert single.solve(total.tolist(), prior) == (same(many.q[1]), same(many.se[1]))


@given(st.floats(-3, 3), st.floats(0, 1), st.floats(0, 500))
def test_quality_and_the_voices_left(q, se, examined):
    assert single.quality_part(q, se) == same(quality.quality_part(q, se))
    assert single.effective_support(q, se, examined) == same(quality.effective_support(q, se, examined))


@given(st.lists(st.integers(1, 50), max_size=6), st.lists(shares, min_size=36, max_size=36))
def test_the_breadth(counts, overlap):
    z = np.array(overlap).reshape(6, 6)[: len(counts), : len(counts)]
    z = np.maximum(np.triu(z, 1) + np.triu(z, 1).T, np.eye(len(counts)))
    many = diversity.effective(counts, z) if counts else 0
    assert single.effective(dict(enumerate(counts)), lambda one, other: z[one, other]) == pytest.approx(float(many), rel=1e-9)


@given(ages, st.integers(0, 40), st.floats(0.01, 3))
def test_the_traction(ago, offspring, expected):
    phi = traction.expressed(ago)
    r, sd = traction.ratio(offspring, phi.sum(), expected)
    found = single.reproduction(ago, offspring, expected)
    ahead = traction.forecast(len(ago), r, (1 - phi).sum())
    assert (found.reproduction, found.sd) == (same(r), same(sd))
    assert found.forecast == pytest.approx(float(ahead), rel=1e-9, abs=1e-9)


@given(ages, st.floats(0, 100))
def test_the_momentum(ago, age):
    many = arrival.momentum(arrival.faded(ago).sum(), len(ago), age, CURVE)
    assert single.momentum(ago, age, CURVE, arrival.fit_fading(CURVE).tolist()) == same(many)


@given(ages, st.randoms())
def test_the_order_in_which_people_came_changes_nothing(ago, random):
    again = random.sample(ago, len(ago))
    assert single.reproduction(ago, 3) == single.reproduction(again, 3)
    assert single.momentum(ago, 5, CURVE, CURVE) == single.momentum(again, 5, CURVE, CURVE)


def test_for_ever_ago_everybody_has_been_brought():
    assert single.exposure([inf, inf]) == 2
