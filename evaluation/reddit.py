"""Replay of public threads: which posts end on top, told from what had happened before the moment (RANKING.md 4.1).

Nothing that came after a slate's moment enters a score on it. Curve, priors and records come from posts that were
written and read to the end before the first slate, and the few weights were chosen on the month before the test.
"""

from datetime import datetime
from typing import NamedTuple

import numpy as np

from app.subscribers.ranking.engine.arrival import (
    Prior,
    arrived,
    faded,
    fit_arrival,
    fit_prior,
    momentum,
    posterior,
    promise,
    scouted,
)
from app.subscribers.ranking.engine.track import author_prior, scouting, track
from evaluation.baselines import discourse_hot, hacker_news, lemmy_hot, mastodon_trend, rate, recency, reddit_hot
from evaluation.data import data
from evaluation.metrics import gains, interval, ndcg, precision, rank_correlation, ranks
from evaluation.report import Report
from evaluation.slates import HOUR, Slates, Threads, day, read, slates

LEARN, CHOOSE, TRAINED, TEST, END = day(2021, 10, 8), day(2021, 10, 28), day(2021, 11, 12), day(2021, 11, 14), day(2021, 12, 14)
YOUNG, FEWEST_YOUNG = 6.0, 8
# NDCG@10 as published; the replay must give them again, or it measures something else.
PUBLISHED = {
    "recency": 0.437,
    "Lemmy hot": 0.519,
    "Hacker News": 0.726,
    "Reddit hot": 0.760,
    "Mastodon trend": 0.800,
    "Discourse hot": 0.827,
    "raw comments": 0.830,
    "distinct people": 0.849,
}
PEOPLE, ENGINE = "distinct people", "+ momentum (engine)"


class Learned(NamedTuple):
    """What the past taught: arrival curve, prior of every group, track and prior of every person (last: deleted accounts)."""

    curve: np.ndarray
    priors: Prior
    tracks: np.ndarray
    authors: np.ndarray


def run(report: Report, fast: bool) -> None:
    """Add the figures of the replay; `fast` leaves out the month the weights were chosen on. Raises DataMissing."""
    threads = read(data("reddit-college"))
    pages = slates(threads, TEST, END)
    report.section("Replay of public threads (4.1): NDCG@10 on the final score")
    report.add("slates", len(pages.starts) - 1, at_least=448, at_most=448)
    report.add("median posts of a slate", np.median(np.diff(pages.starts)), at_least=37, at_most=37)
    formulas, steps = known_formulas(threads, pages), engine_steps(learn(threads, LEARN, TEST), threads, pages)
    judged = {name: judge(scores, threads, pages) for name, scores in (formulas | steps).items()}
    for name, table in judged.items():
        _add(report, name, table)
    better = judged[ENGINE][:, 0] - judged[PEOPLE][:, 0]
    report.add("engine - distinct people", better.mean(), interval=interval(better), at_least=0.008)
    if not fast:
        _chosen(report, threads)


def known_formulas(threads: Threads, pages: Slates) -> dict[str, np.ndarray]:
    """The scores (k,) that known formulas give every row; a vote is a person who has commented so far."""
    age = pages.age
    people, comments = (events.until(pages.post, pages.moment) for events in (threads.voices, threads.comments))
    first = np.minimum(np.searchsorted(threads.voices.post, pages.post), len(threads.voices.time) - 1)
    since_bump = np.where(people > 0, (pages.moment - threads.voices.time[first]) / HOUR, age)
    return {
        "recency": recency(age),
        "Lemmy hot": lemmy_hot(people, age),
        "Hacker News": hacker_news(people, age),
        "Reddit hot": reddit_hot(people, age),
        "Mastodon trend": mastodon_trend(people, age),
        # No post is older than the recent window of a week, so that all of it is recent.
        "Discourse hot": discourse_hot(people, people, people, age, since_bump),
        "people per hour": rate(people, age),
        "raw comments": comments.astype(float),
        PEOPLE: people.astype(float),
    }


def learn(threads: Threads, since: datetime, until: datetime) -> Learned:
    """What posts written since `since` and read to the end by `until` teach."""
    known = threads.is_ripe & (threads.created >= since.timestamp()) & (threads.scraped < until.timestamp())
    post, person, time = threads.voices
    n_people = max(person.max(), threads.author.max()) + 2
    ages = (time - threads.created[post])[known[post]] / HOUR
    totals = np.bincount(post, minlength=len(known))
    outcome = _percentiles(threads, known)
    rank = np.arange(len(post)) - np.searchsorted(post, post) + 1
    named = person >= 0
    tracks = track(*scouting(post[named], person[named], rank[named], outcome, n_people))
    written = known & (threads.author >= 0)
    authors = author_prior(threads.author[written], outcome[written] - 0.5, n_people)
    return Learned(fit_arrival(ages), _priors(totals, threads.group, known), tracks, authors)


def engine_steps(learned: Learned, threads: Threads, pages: Slates) -> dict[str, np.ndarray]:
    """The scores (k,) of the engine's parts, one more each time; the last is the engine where no offers are recorded."""
    row, act = threads.voices.pairs(pages.post, pages.moment)
    people = np.bincount(row, minlength=len(pages.post))
    scouts = np.bincount(row, scouted(learned.tracks[threads.voices.person[act]]), len(pages.post))
    recent = np.bincount(row, faded((pages.moment[row] - threads.voices.time[act]) / HOUR), len(pages.post))
    prior = Prior(*(values[threads.group[pages.post]] for values in learned.priors))
    share = arrived(learned.curve, pages.age)
    plain, weighed = (posterior(support, share, prior) for support in (people, scouts))
    author = learned.authors[threads.author[pages.post]]
    faster = momentum(recent, people, pages.age, learned.curve)
    return {
        "expected people": np.log(plain),
        "+ scouts": np.log(weighed),
        "+ author": promise(weighed, author, 0),
        ENGINE: promise(weighed, author, faster),
    }


def judge(scores, threads: Threads, pages: Slates) -> np.ndarray:
    """NDCG@10, P@10, Spearman's rho, NDCG@5 of posts under 6 h, of every slate (s, 4); the last is nan below 8 young posts."""
    worth, young = gains(threads.score[pages.post]), pages.age < YOUNG
    return np.array([_judge_one(scores[rows], worth[rows], young[rows]) for rows in pages.each()])


def _judge_one(scores, worth, young) -> tuple[float, ...]:
    early = ndcg(scores[young], worth[young], 5) if young.sum() >= FEWEST_YOUNG else np.nan
    return ndcg(scores, worth, 10), precision(scores, worth, 10), rank_correlation(scores, worth), early


def _add(report: Report, name: str, table) -> None:
    mean, p, rho, early = np.nanmean(table, axis=0)
    bounds = {"at_least": 0.864} if name == ENGINE else {}
    if name in PUBLISHED:
        bounds = {"at_least": PUBLISHED[name] - 0.01, "at_most": PUBLISHED[name] + 0.01}
    remark = f"P@10 {p:.3f}, rho {rho:.2f}, under 6 h NDCG@5 {early:.3f}"
    report.add(name, mean, interval=interval(table[:, 0]), remark=remark, **bounds)


def _chosen(report: Report, threads: Threads) -> None:
    """The same on the second half of the month before the test, where the weights were chosen."""
    report.section("The same where the weights were chosen (28 October to 12 November)")
    pages = slates(threads, CHOOSE, TRAINED)
    scores = {PEOPLE: known_formulas(threads, pages)[PEOPLE]} | engine_steps(learn(threads, LEARN, CHOOSE), threads, pages)
    for name, values in scores.items():
        report.add(name, judge(values, threads, pages)[:, 0].mean())


def _percentiles(threads: Threads, known) -> np.ndarray:
    """How each known post ended among those of its group, in (0, 1); nan for the others."""
    outcome = np.full(len(known), np.nan)
    for group in np.unique(threads.group[known]):
        posts = np.flatnonzero(known & (threads.group == group))
        outcome[posts] = (ranks(threads.score[posts]) + 0.5) / len(posts)
    return outcome


def _priors(totals, group, known) -> Prior:
    """The prior of every group; one that nobody posted in has that of all together."""
    everywhere = fit_prior(totals[known])
    own = [fit_prior(chosen) if (chosen := totals[known & (group == g)]).any() else everywhere for g in range(group.max() + 1)]
    return Prior(*np.array(own).T)
