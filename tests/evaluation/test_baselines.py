"""The known formulas, against values worked out by hand."""

from math import inf

import numpy as np
import pytest

from evaluation.baselines import discourse_hot, hacker_news, lemmy_hot, mastodon_trend, rate, recency, reddit_hot, wilson


def test_the_newest_comes_first():
    assert np.argmax(recency([5, 1, 9])) == 1


def test_ten_times_the_votes_are_worth_half_a_day_on_reddit():
    assert reddit_hot(100, 25) == pytest.approx(0)
    assert reddit_hot(100, 12.5) == pytest.approx(reddit_hot(10, 0))


def test_votes_against_count_down_on_reddit():
    assert reddit_hot([-10, 0, 10], 0).tolist() == [-1, 0, 1]


def test_hacker_news_divides_by_age_and_two_hours():
    assert hacker_news(32, 2) == pytest.approx(16 / 4**1.8)
    assert hacker_news([0, 1], 0).tolist() == pytest.approx([0, 1 / 2**1.8])


def test_lemmy_starts_three_votes_ahead_and_forgets_after_a_week():
    assert lemmy_hot(7, 0) == pytest.approx(10000 / 2**1.8)
    assert lemmy_hot([7, -5], [169, 0]).tolist() == [0, 0]


def test_discourse_adds_what_is_recent():
    assert discourse_hot(4, 0, 0, 0, 0) == pytest.approx(4 / 2**1.2)
    assert discourse_hot(0, 2, 1, 0, 6) == pytest.approx(3 / 8**1.2)


def test_a_trend_on_mastodon_begins_with_five_and_halves_in_two_hours():
    assert mastodon_trend([4, 5, 5], [0, 0, 2]).tolist() == [0, 16, 8]


def test_wilson_is_sure_of_many_votes_only():
    assert wilson(1, 1) == pytest.approx(0.3784, abs=1e-4)
    assert wilson([0, 0, 50], [0, 10, 100]).tolist() == pytest.approx([0, 0, 0.4365], abs=1e-4)
    assert wilson(10**9, 10**9) == pytest.approx(1)


def test_a_rate_is_finite_at_the_first_minute():
    assert rate(4, 0) == 2 < inf
