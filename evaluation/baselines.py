"""Known formulas that order contributions by public counts, with the constants of the systems they are named after.

Each takes arrays of one shape, or single numbers: `people` or `votes` so far, `age` in hours; higher comes first.
"""

import numpy as np

REDDIT_HOURS = 12.5
HN_GRAVITY, HN_TIMEBASE, HN_EXPONENT = 1.8, 2.0, 0.8
LEMMY_HEADSTART, LEMMY_GRAVITY, LEMMY_HOURS = 3.0, 1.8, 168.0
DISCOURSE_GRAVITY = 1.2
MASTODON_THRESHOLD, MASTODON_HALF_LIFE = 5.0, 2.0
WILSON_Z = 1.281551565545


def recency(age) -> np.ndarray:
    """Newest first."""
    return -np.asarray(age, float)


def reddit_hot(votes, age) -> np.ndarray:
    """sign(s) log10 max(|s|, 1) - age / 12.5 h: ten times the votes are worth half a day.

    Source: reddit-archive/reddit, r2/r2/lib/db/_sorts.pyx, where the age is a date over 45,000 s; the order is the same.
    """
    votes = np.asarray(votes, float)
    return np.sign(votes) * np.log10(np.maximum(np.abs(votes), 1)) - np.asarray(age) / REDDIT_HOURS


def hacker_news(people, age) -> np.ndarray:
    """people^0.8 / (age + 2 h)^1.8, without penalties. `people` leaves the author out, as (P - 1) does there.

    Source: news.arc as quoted by righto.com and hnrank.com.
    """
    return np.maximum(people, 0) ** HN_EXPONENT / (np.asarray(age) + HN_TIMEBASE) ** HN_GRAVITY


def lemmy_hot(votes, age) -> np.ndarray:
    """10000 log10 max(1, votes + 3) / (age + 2 h)^1.8, 0 after a week. Source: LemmyNet/lemmy, migrations and docs."""
    heat = 10000 * np.log10(np.maximum(1, np.asarray(votes) + LEMMY_HEADSTART)) / (np.asarray(age) + 2) ** LEMMY_GRAVITY
    return np.where(np.asarray(age) > LEMMY_HOURS, 0, heat)


def discourse_hot(likes, recent_likes, recent_posters, age, since_bump) -> np.ndarray:
    """likes / (age + 2)^1.2 + (recent likes + recent posters) / (hours since the first recent bump + 2)^1.2.

    Source: discourse, app/models/topic_hot_score.rb; gravity and the recent window of 7 days are settings at their defaults.
    """
    recent = np.asarray(recent_likes) + np.asarray(recent_posters)
    return np.asarray(likes) / (np.asarray(age) + 2) ** DISCOURSE_GRAVITY + recent / (np.asarray(since_bump) + 2) ** DISCOURSE_GRAVITY


def mastodon_trend(people, age) -> np.ndarray:
    """(observed - expected)^2 / expected halved every 2 h, with expected = 1, and 0 below 5 people.

    Source: mastodon, app/models/trends/statuses.rb.
    """
    people = np.asarray(people, float)
    return np.where(people >= MASTODON_THRESHOLD, (people - 1) ** 2 * 0.5 ** (np.asarray(age) / MASTODON_HALF_LIFE), 0)


def wilson(ups, n) -> np.ndarray:
    """The lower bound of the share ups / n, one-sided at 90 %; 0 where n is 0.

    Source: reddit-archive/reddit, r2/r2/lib/db/_sorts.pyx ("best"), z = 1.281551565545; Wilson 1927.
    """
    ups, n = np.asarray(ups, float), np.asarray(n, float)
    trials, zz = np.maximum(n, 1), WILSON_Z**2
    share = ups / trials
    doubt = WILSON_Z * np.sqrt(share * (1 - share) / trials + zz / (4 * trials**2))
    return np.where(n > 0, (share + zz / (2 * trials) - doubt) / (1 + zz / trials), 0)


def rate(people, age) -> np.ndarray:
    """People per hour, with the 2 h of Hacker News so that the first minute does not decide."""
    return np.asarray(people) / (np.asarray(age) + HN_TIMEBASE)
