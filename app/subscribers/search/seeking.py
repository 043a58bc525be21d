"""One walk through the index: who may see it, what answers, how much of each kind, and what stands on the page asked for."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

import numpy as np

from app.core.errors import NotFound
from app.subscribers.search.asking import Asked, either
from app.subscribers.search.matching import Matching
from app.subscribers.search.reading import Reading
from app.subscribers.search.spelling import alike
from app.subscribers.search.things import KINDS, SECTIONS, key_of

# Answers that are about equally good stand with the newest first.
STEPS = 4
PLACE = re.compile(r"(\d{1,15})\.(-?\d{1,15})\.(\d{1,15})", re.ASCII)


class Place(NamedTuple):
    """Where a document stands: how good an answer, from when, which. No two stand in the same place."""

    worth: int
    at: int
    what: int

    def __str__(self) -> str:
        return ".".join(map(str, self))


@dataclass(frozen=True)
class Sought:
    """What to look for as whom: in rooms that are all `allowed`, of `kinds` (all if none), with one of the words in each of
    `fields`, within days, behind a place; `size` of them, and `each` of every section."""

    question: Asked
    allowed: frozenset[int]
    kinds: tuple[str, ...] = ()
    fields: dict[str, tuple[str, ...]] = field(default_factory=dict)
    since: datetime | None = None
    until: datetime | None = None
    newest: bool = False
    below: Place | None = None
    size: int = 20
    each: int = 0


@dataclass(frozen=True)
class Found:
    """Keys of one page, best first, and what may be told of the rest: only of what may be seen."""

    keys: list[str] = field(default_factory=list)
    total: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    next: Place | None = None
    sections: dict[str, list[str]] = field(default_factory=dict)
    question: Asked | None = None
    instead: dict[str, list[str]] = field(default_factory=dict)


def place_of(name: str | None) -> Place | None:
    """The place a page's `next` named. Raises NotFound for a name nobody handed out."""
    if not name:
        return None
    if not (found := PLACE.fullmatch(name)):
        raise NotFound
    return Place(*map(int, found.groups()))


def seek(reading: Reading, sought: Sought) -> Found:
    """What `reading` has for `sought`; where nothing has all the words, what has words spelled nearly so."""
    question, instead = sought.question, {}
    within = _within(reading, sought)
    scores = Matching(reading, within).scores(question.query) * within
    if question.is_plain and not scores.any():
        instead = alike(reading, question.words, within)
        if instead:
            question = either(question, instead)
            scores = Matching(reading, within).scores(question.query) * within
    return _chosen(reading, sought, scores, question, instead)


def _within(reading: Reading, sought: Sought) -> np.ndarray:
    within, at = reading.visible(sought.allowed), reading.columns["at"]
    for name, words in sought.fields.items():
        have = np.zeros(reading.count, bool)
        have[np.concatenate([reading.postings(name, word)[0] for word in words])] = True
        within = within & have
    if sought.since:
        within = within & (at >= int(sought.since.timestamp()))
    if sought.until:
        within = within & (at < int(sought.until.timestamp()))
    return within


def _chosen(reading: Reading, sought: Sought, scores: np.ndarray, question: Asked, instead: dict) -> Found:
    numbers = np.flatnonzero(scores)
    what, at = reading.columns["what"][numbers], reading.columns["at"][numbers]
    worth = np.zeros(len(numbers), "q") if sought.newest else np.ceil(scores[numbers] * STEPS).astype("q")
    kinds = what % len(KINDS)
    counted = np.bincount(kinds, minlength=len(KINDS)).tolist()
    wanted = np.isin(kinds, [KINDS.index(kind) for kind in sought.kinds]) if sought.kinds else np.ones(len(numbers), bool)
    total = int(wanted.sum())
    if sought.below:
        wanted &= _is_below(sought.below, worth, at, what)
    page = _highest(np.flatnonzero(wanted), worth, at, what, sought.size + 1)
    more, page = len(page) > sought.size > 0, page[: sought.size]
    last = page[-1] if more else None
    sections = {}
    for name, members in SECTIONS.items() if sought.each else ():
        its = np.flatnonzero(np.isin(kinds, [KINDS.index(kind) for kind in members]))
        sections[name] = [key_of(int(what[one])) for one in _highest(its, worth, at, what, sought.each)]
    return Found(
        keys=[key_of(int(what[one])) for one in page],
        total=total,
        counts=dict(zip(KINDS, counted, strict=True)),
        next=Place(int(worth[last]), int(at[last]), int(what[last])) if more else None,
        sections=sections,
        question=question,
        instead=instead,
    )


def _is_below(place: Place, worth, at, what) -> np.ndarray:
    later = (at < place.at) | ((at == place.at) & (what < place.what))
    return (worth < place.worth) | ((worth == place.worth) & later)


def _highest(ones: np.ndarray, worth, at, what, size: int) -> np.ndarray:
    """The `size` highest of `ones`, highest first."""
    if len(ones) > size:
        # Sorting all of a common word's documents would take longer than finding them.
        least = np.partition(worth[ones], len(ones) - size)[len(ones) - size]
        ones = ones[worth[ones] >= least]
    return ones[np.lexsort((what[ones], at[ones], worth[ones]))[::-1][:size]]
