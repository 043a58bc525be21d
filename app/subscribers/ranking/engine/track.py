"""What people have shown before: how well what they backed early turned out, and how well what they wrote was received."""

import numpy as np

from app.subscribers.ranking.engine.constant import Constant

CONSTANTS = {
    "early": Constant(15.0, "who is among so many first supporters has backed early", "measured on public threads"),
    "expected": Constant(0.5, "the percentile that luck alone would back", "by definition"),
    "gain": Constant(2.0, "how fast a track record grows with what was backed well", "measured on public threads"),
    "track_doubt": Constant(3.0, "posts' worth of doubt a track record starts with", "measured on public threads"),
    "track_least": Constant(0.5, "nobody counts for less", "guard against the rich getting richer"),
    "track_most": Constant(2.0, "nobody counts for more", "guard against the rich getting richer"),
    "author_doubt": Constant(2.0, "posts' worth of doubt an author starts with: one or two posts hardly matter", "starting value"),
}
EARLY, EXPECTED, GAIN, TRACK_DOUBT, TRACK_LEAST, TRACK_MOST, AUTHOR_DOUBT = (constant.value for constant in CONSTANTS.values())


def scouting(post, person, rank_of_support, outcome_percentile, n_people) -> tuple[np.ndarray, np.ndarray]:
    """(s (n,), n (n,)): for each person the sum of (percentile - .5) over matured posts backed early, and how many those are.

    post (m,), person (m,) and rank_of_support (m,), from 1, describe m acts of support; outcome_percentile (n_posts,) in
    [0, 1] says how the posts turned out, nan where that is not known yet.
    """
    outcome = np.asarray(outcome_percentile, dtype=float)[post]
    counts = (np.asarray(rank_of_support) <= EARLY) & ~np.isnan(outcome)
    who = np.asarray(person)[counts]
    return np.bincount(who, outcome[counts] - EXPECTED, n_people), np.bincount(who, minlength=n_people)


def track(s, n):
    """The track record exp(2 s / (n + 3)), kept within [.5, 2]: what this person backed early turned out well, or not."""
    return np.clip(np.exp(GAIN * np.asarray(s) / (np.asarray(n) + TRACK_DOUBT)), TRACK_LEAST, TRACK_MOST)


def author_prior(author, q, n_people) -> np.ndarray:
    """What is expected of the next post of each person (n,): the sum of the q of matured posts / (n + 2), 0 for a newcomer.

    author (m,) and q (m,) describe the matured posts.
    """
    return np.bincount(author, q, n_people) / (np.bincount(author, minlength=n_people) + AUTHOR_DOUBT)
