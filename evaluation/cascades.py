"""Replay of cascades on Twitter: what is about to take off, and how far it will go (RANKING.md 4.2).

The test is the last 594 cascades that were watched for 48 h, with what had come 1, 3 and 6 h after they began. The
kernel is refitted on cascades that began before, with no more of them than was known when the test began.
"""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np

from app.subscribers.ranking.engine.traction import FORECAST_HOURS, early, forecast, ratio, refit, usual_of
from evaluation import planted
from evaluation.data import data
from evaluation.metrics import gains, ndcg
from evaluation.report import Report

HOUR = 3600
TEST, FIRST = 594, 50
# SEISMIC's five minutes: on Twitter things go faster than at work.
FLAT = 1 / 12
HOURS = (1.0, 3.0, 6.0)
FIRST_DAYS = (60, 108)


class Cascades(NamedTuple):
    """Cascades in the order they began, began (n,) in unix s, and their adoptions: cascade (m,), came (m,) in hours after."""

    began: np.ndarray
    cascade: np.ndarray
    came: np.ndarray

    def chosen(self, which) -> "Cascades":
        """Only the cascades that `which` (n,) is true for."""
        kept = which[self.cascade]
        return Cascades(self.began[which], (np.cumsum(which) - 1)[self.cascade[kept]], self.came[kept])

    def size(self, at: float) -> np.ndarray:
        """How many had adopted `at` hours after the beginning (n,)."""
        return np.bincount(self.cascade[self.came <= at], minlength=len(self.began))


class Look(NamedTuple):
    """What is told of cascades (n,) at some hour: R, supporters, those of the last third of the time, and the forecast for 48 h."""

    reproduction: np.ndarray
    people: np.ndarray
    recent: np.ndarray
    ahead: np.ndarray


def run(report: Report, fast: bool) -> None:
    """Add the figures of cascades, real and planted; `fast` draws and plants fewer. Raises DataMissing."""
    cascades = read(data("cascades/twitter-cascades.txt.gz"))
    end = (cascades.began[cascades.cascade] + cascades.came * HOUR).max()
    watched = cascades.began + FORECAST_HOURS * HOUR <= end
    is_test = watched & (np.cumsum(watched[::-1])[::-1] <= TEST)
    report.section("Cascades on Twitter (4.2): the last 594")
    _judge(report, cascades, is_test, draws=50 if fast else 400, bounded=True)
    if not fast:
        hours = (cascades.began - cascades.began[0]) / HOUR
        report.section("The same on the first days, when cascades went on for longer")
        _judge(report, cascades, (hours >= FIRST_DAYS[0]) & (hours < FIRST_DAYS[1]), draws=50, bounded=False)
    planted.run(report, fast)


def read(path: Path) -> Cascades:
    """The cascades of a file in the format of the shared data: "person time," pairs, one cascade a line, in order of time.

    The file ends in the middle of a pair, which is left out.
    """
    with gzip.open(path, "rt") as file:
        pairs = [[pair.split() for pair in line.split(",")] for line in file]
    times = [[float(pair[1]) for pair in cascade if len(pair) == 2] for cascade in pairs]
    times.sort(key=lambda cascade: cascade[0])
    began = np.array([cascade[0] for cascade in times])
    came = np.concatenate([(np.array(cascade) - cascade[0]) / HOUR for cascade in times])
    return Cascades(began, np.repeat(np.arange(len(times)), [len(cascade) for cascade in times]), came)


def look(cascades: Cascades, at: float, theta: float, usual: float) -> Look:
    """What the engine tells `at` hours after the beginning, in a house where R is `usual`."""
    state = early(cascades.cascade, cascades.came, at, np.full(len(cascades.began), FORECAST_HOURS), theta, FLAT)
    r, _ = ratio(state.people - 1, state.exposure, usual)
    return Look(r, state.people, state.people - cascades.size(at * 2 / 3), forecast(state.people, r, state.missing))


def _judge(report: Report, cascades: Cascades, is_test, draws: int, *, bounded: bool) -> None:
    start = cascades.began[is_test][0]
    known = (start - cascades.began) / HOUR
    past, test = cascades.chosen(known > 0), cascades.chosen(is_test)
    theta = refit(past.cascade, past.came, known[known > 0], flat=FLAT)
    report.add("cascades", len(test.began))
    report.add("theta, refitted on what was known before", theta)
    for at in HOURS:
        seen = past.chosen(known[known > 0] >= at)
        usual = usual_of(early(seen.cascade, seen.came, at, np.full(len(seen.began), at), theta, FLAT), slice(None))
        told = look(test, at, theta, usual)
        _rising(report, test, told, at, draws, bounded=bounded and at == 3)
        grown = past.chosen(known[known > 0] >= FORECAST_HOURS)
        _errors(report, test, told, at, (grown.size(FORECAST_HOURS) / grown.size(at)).mean(), bounded=bounded and at == 3)


def _rising(report: Report, test: Cascades, told: Look, at: float, draws: int, *, bounded: bool) -> None:
    """NDCG@50 on the growth until 48 h."""
    worth = gains(test.size(FORECAST_HOURS) - told.people)
    lists = {"random": np.zeros(len(worth)), "raw count": told.people, "R": told.reproduction}
    lists["R x last third"] = told.reproduction * told.recent
    quality = {name: ndcg(scores, worth, FIRST) for name, scores in lists.items()}
    for name, scores in lists.items():
        interval = _resampled(lambda rows, s=scores: ndcg(s[rows], worth[rows], FIRST), len(worth), draws)
        report.add(f"rising after {at:g} h, {name}", quality[name], interval=interval)
    best = max(("R", "R x last third"), key=quality.get)
    times = _resampled(
        lambda rows: ndcg(lists[best][rows], worth[rows], FIRST) / ndcg(told.people[rows], worth[rows], FIRST), len(worth), draws
    )
    bounds = {"at_least": 1.5} if bounded else {}
    report.add(f"rising after {at:g} h, {best} / raw count", quality[best] / quality["raw count"], interval=times, **bounds)


def _errors(report: Report, test: Cascades, told: Look, at: float, growth: float, *, bounded: bool) -> None:
    """|ln forecast / size| at 48 h, its median; the mean is in the remark, as most cascades end soon and the median forgives."""
    size = test.size(FORECAST_HOURS)
    ahead = {"no more come": told.people, f"people x {growth:.1f}, mean growth": told.people * growth, "Hawkes": told.ahead}
    for name, expected in ahead.items():
        errors = np.abs(np.log(expected / size))
        bounds = {"at_most": 0.6} if bounded and name == "Hawkes" else {}
        report.add(f"size error after {at:g} h, {name}", np.median(errors), remark=f"mean {errors.mean():.2f}", **bounds)


def _resampled(measure: Callable, n: int, draws: int) -> tuple[float, float]:
    """The 95 % bootstrap interval of a `measure` of rows when the n rows are drawn anew."""
    dice = np.random.default_rng(0)
    low, high = np.percentile([measure(dice.integers(n, size=n)) for _ in range(draws)], [2.5, 97.5])
    return float(low), float(high)
