"""The front pages a replay of public threads is judged on: what was there at a moment, and what was known of it.

The construction below was searched for until it gave the published figures of the known formulas again: 448 slates
of the test month with a median of 37 posts. A slate is one group at one moment, every four hours of UTC. It holds
the posts that are half an hour to 24 h old, and only those whose final score was read at least 48 h after they were
written; groups with fewer than 15 such posts have no slate. A person who comments counts once per post, its author
not at all, and all deleted accounts as one person. Bots are people here, as no list of them is part of the data.
"""

import csv
import gzip
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np

HOUR = 3600
YOUNGEST, OLDEST, RIPE = 0.5, 24.0, 48.0
FEWEST, EVERY = 15, 4


class Events(NamedTuple):
    """Acts on posts, by post and then by time: post (m,), person (m,) with -1 for a deleted account, time (m,) in unix s."""

    post: np.ndarray
    person: np.ndarray
    time: np.ndarray

    def until(self, post, moment) -> np.ndarray:
        """How many acts each `post` (k,) had seen at its `moment` (k,) in unix s."""
        first = np.searchsorted(self.post, post)
        return np.searchsorted(_key(self.post, self.time), _key(post, moment), side="right") - first

    def pairs(self, post, moment) -> tuple[np.ndarray, np.ndarray]:
        """(row (p,), act (p,)): every act that each `post` (k,) had seen at its `moment` (k,), as places in both."""
        counts = self.until(post, moment)
        row = np.repeat(np.arange(len(counts)), counts)
        within = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
        return row, np.searchsorted(self.post, post)[row] + within


class Threads(NamedTuple):
    """Posts by time, with arrays (n,): group, author or -1, created and scraped in unix s, final score; and what was done on them."""

    group: np.ndarray
    author: np.ndarray
    created: np.ndarray
    scraped: np.ndarray
    score: np.ndarray
    comments: Events
    voices: Events

    @property
    def is_ripe(self) -> np.ndarray:
        """Whether the final score was read late enough to be final."""
        return self.scraped - self.created >= RIPE * HOUR


class Slates(NamedTuple):
    """Rows of all slates below each other: post (k,), moment (k,) in unix s, age (k,) in hours; starts (s + 1,) bounds the slates."""

    post: np.ndarray
    moment: np.ndarray
    age: np.ndarray
    starts: np.ndarray

    def each(self):
        """The rows of one slate after the other, as slices."""
        return (slice(start, end) for start, end in zip(self.starts[:-1], self.starts[1:], strict=True))


def read(folder: Path) -> Threads:
    """The threads of `folder` in the format of the shared data, posts.csv.gz and comments.csv.gz."""
    posts = sorted(_rows(folder / "posts.csv.gz"), key=lambda row: int(row["created"]))
    places = {row["post_id"]: place for place, row in enumerate(posts)}
    names = sorted({row["group"] for row in posts})
    author, created, scraped, score = (_column(posts, name) for name in ("author", "created", "scraped", "upvotes"))
    group = np.array([names.index(row["group"]) for row in posts])
    comments = _comments(folder / "comments.csv.gz", places)
    return Threads(group, author, created, scraped, score, comments, voices(comments, author))


def voices(comments: Events, author) -> Events:
    """The first comment of every person on every post, without its author's own."""
    counts = (comments.person != author[comments.post]) | (comments.person < 0)
    post, person, time = (column[counts] for column in comments)
    _, first = np.unique(post * (person.max(initial=0) + 2) + person + 1, return_index=True)
    first.sort()
    return Events(post[first], person[first], time[first])


def slates(threads: Threads, first: datetime, last: datetime) -> Slates:
    """The slates from `first` until before `last`, as the text above says."""
    moments = np.arange(int(first.timestamp()), int(last.timestamp()), EVERY * HOUR)
    found = [(moment, posts) for group in np.unique(threads.group) for moment, posts in _of_group(threads, group, moments)]
    sizes = [len(posts) for _, posts in found]
    post = np.concatenate([posts for _, posts in found]) if found else np.zeros(0, int)
    moment = np.repeat([moment for moment, _ in found], sizes)
    return Slates(post, moment, (moment - threads.created[post]) / HOUR, np.cumsum([0, *sizes]))


def day(year: int, month: int, date: int) -> datetime:
    """The beginning of a day in UTC."""
    return datetime(year, month, date, tzinfo=UTC)


def _of_group(threads: Threads, group: int, moments):
    members = np.flatnonzero((threads.group == group) & threads.is_ripe)
    created = threads.created[members]
    starts = np.searchsorted(created, moments - OLDEST * HOUR)
    ends = np.searchsorted(created, moments - YOUNGEST * HOUR, side="right")
    return ((m, members[a:b]) for m, a, b in zip(moments, starts, ends, strict=True) if b - a >= FEWEST)


def _comments(path: Path, places: dict[str, int]) -> Events:
    rows = [(places[row[1]], int(row[3] or -1), int(row[4])) for row in _lists(path)]
    post, person, time = np.array(rows, dtype=np.int64).T
    order = np.lexsort((time, post))
    return Events(post[order], person[order], time[order])


def _key(post, time) -> np.ndarray:
    """Post and time in one number, as seconds need fewer than 34 bits."""
    return (np.asarray(post, np.int64) << 34) + np.asarray(time, np.int64)


def _column(rows: list[dict], name: str) -> np.ndarray:
    return np.array([int(row[name] or -1) for row in rows], dtype=np.int64)


def _rows(path: Path):
    with gzip.open(path, "rt", newline="") as file:
        yield from csv.DictReader(file)


def _lists(path: Path):
    with gzip.open(path, "rt", newline="") as file:
        lines = csv.reader(file)
        next(lines)
        yield from lines
