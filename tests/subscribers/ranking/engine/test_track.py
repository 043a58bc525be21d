import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.subscribers.ranking.engine.track import author_prior, scouting, track


def test_backing_early_what_turns_out_well_is_a_track_record():
    outcome = np.array([0.9, 0.1, np.nan])
    s, n = scouting(post=[0, 1, 1, 2, 0], person=[0, 0, 1, 1, 2], rank_of_support=[1, 2, 1, 1, 16], outcome_percentile=outcome, n_people=4)
    assert s == pytest.approx([0, -0.4, 0, 0])
    assert n.tolist() == [2, 1, 0, 0]


def test_nothing_shown_yet_counts_as_one():
    assert track(0, 0) == 1


@given(st.floats(-500, 500), st.integers(0, 1000))
def test_nobody_counts_for_more_than_twice_or_less_than_half(s, n):
    assert 0.5 <= track(s, n) <= 2


def test_one_good_post_hardly_lifts_the_next():
    assert author_prior([0, 1, 1, 1, 1], [0.3, 0.3, 0.3, 0.3, 0.3], 3) == pytest.approx([0.1, 0.2, 0])
