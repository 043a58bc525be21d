"""What a night works out from everything that happened in open groups: arrays in, figures of people and of the house out."""

from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array

from app.subscribers.ranking.engine.arrival import fit_arrival
from app.subscribers.ranking.engine.constant import Constant
from app.subscribers.ranking.engine.diversity import similarity
from app.subscribers.ranking.engine.endorsement import build, log_lift, pairs_of, rank
from app.subscribers.ranking.engine.factors import DAYS, People, fit_people
from app.subscribers.ranking.engine.influence import Influence, bridging, influence
from app.subscribers.ranking.engine.quality import observations, solve
from app.subscribers.ranking.engine.track import author_prior, scouting, track
from app.subscribers.ranking.engine.traction import crossing, pooled

CONSTANTS = {
    "ripe_days": Constant(7.0, "days after which a contribution has turned out well or not", "support has come by then"),
    "tie_days": Constant(90.0, "days for which standing behind somebody's words makes a tie", "half-life of endorsements"),
    "curve_days": Constant(90.0, "days of ripe contributions that the arrival curve is read from", "starting value"),
    "curve_least": Constant(50.0, "supporters before a house has an arrival curve of its own", "starting value"),
    "spread_most": Constant(100_000.0, "latest voices from which it is read how things spread", "for memory"),
    "confirming": Constant(2.0, "people outside the group who confirm a first-hand contribution", "by definition of first-hand influence"),
}
RIPE_DAYS, TIE_DAYS, CURVE_DAYS, CURVE_LEAST, SPREAD_MOST, CONFIRMING = (c.value for c in CONSTANTS.values())
HOURS = 24
# Nine numbers for each of millions of answers would not fit.
CHUNK = 200_000


class Voices(NamedTuple):
    """Who stands behind what, (m,) each: numbers of person, thread and group, strength, and hours ago."""

    person: np.ndarray
    thread: np.ndarray
    group: np.ndarray
    strength: np.ndarray
    ago: np.ndarray


class Passed(NamedTuple):
    """Offers of the last fortnight that nobody took up, (m,) each: numbers of person and thread, and how far it was seen."""

    person: np.ndarray
    thread: np.ndarray
    weight: np.ndarray


class Ledger(NamedTuple):
    """Everything that counts, with people (n), groups (g) and threads (t) numbered from 0, and -1 for nobody who counts.

    `author`, `home`, `age` in hours and `told_firsthand` are (t,), as is `forgotten`, how far offers that nobody took up and that
    are no longer known one by one were looked at; `member` (n, g) is sparse; `n_people` is n.
    """

    n_people: int
    author: np.ndarray
    home: np.ndarray
    age: np.ndarray
    told_firsthand: np.ndarray
    voice: Voices
    passed: Passed
    forgotten: np.ndarray
    member: csr_array


class Nightly(NamedTuple):
    """What came of it: per person (n,), pairs of ties (k,), and the house: similarity (g, g), R per group (g,), the curve."""

    people: People
    backed: np.ndarray
    backings: np.ndarray
    track: np.ndarray
    prior: np.ndarray
    received: np.ndarray
    bridging: np.ndarray
    confirmed: np.ndarray
    influence: Influence
    ties: tuple[np.ndarray, np.ndarray, np.ndarray]
    alike: csr_array
    usual: np.ndarray
    crossing: float
    curve: np.ndarray | None


def nightly(ledger: Ledger) -> Nightly:
    """Everything a night works out. A pure function of the ledger: the same facts give the same figures, to the last digit."""
    voice, n = ledger.voice, ledger.n_people
    author = ledger.author[voice.thread]
    ties = ties_of(voice, author, n)
    people = _factors(ledger)
    q = _quality(ledger, people)
    backed, backings = _scouts(ledger, q)
    ripe = (ledger.age > RIPE_DAYS * HOURS) & (ledger.author >= 0)
    alike = similarity(ledger.member)
    endorsed = author >= 0
    source, target, weight = pairs_of(voice.person[endorsed], author[endorsed], voice.strength[endorsed], voice.ago[endorsed] / HOURS, n)
    received = log_lift(rank(build(source, target, weight, n), np.ones(n))) if n else np.zeros(0)
    bridges = bridging(source, target, weight, ledger.member, alike) if len(source) else np.zeros(n)
    confirmed = _confirmed(ledger)
    records = track(backed, backings)
    usual, table = _spread(ledger)
    return Nightly(
        people, backed, backings, records, author_prior(ledger.author[ripe], q[ripe], n), received, bridges, confirmed,
        influence(received, records, bridges, confirmed) if n else Influence(*(np.zeros(0),) * 4),
        ties, alike, usual, crossing(table), _curve(ledger),
    )  # fmt: skip


def ties_of(voice: Voices, author: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(person, author, number), (k,) each: who stood behind whose words how often within the days of a tie."""
    lately = (voice.ago <= TIE_DAYS * HOURS) & (author >= 0)
    pairs, number = np.unique(voice.person[lately].astype(np.int64) * n + author[lately], return_counts=True)
    return pairs // max(n, 1), pairs % max(n, 1), number


def _spread(ledger: Ledger) -> tuple[np.ndarray, np.ndarray]:
    """R of each group and the table between groups, from the latest voices: what spread last year says little of today."""
    voice = ledger.voice
    lately = np.flatnonzero(ledger.age[voice.thread] <= CURVE_DAYS * HOURS)
    lately = lately[np.lexsort((voice.person[lately], voice.thread[lately], voice.ago[lately]))][: int(SPREAD_MOST)]
    thread = voice.thread[lately]
    return pooled(thread, voice.group[lately], ledger.home[thread], voice.ago[lately], ledger.member.shape[1])


def _factors(ledger: Ledger) -> People:
    """The sides by plain acts and passes: records and ties would make a ring fade from the very fit that is to find it."""
    voice, passed = ledger.voice, ledger.passed
    lately = voice.ago <= DAYS * HOURS
    y = np.repeat((1.0, 0.0), (lately.sum(), len(passed.person)))
    weight = np.concatenate([np.ones(lately.sum()), passed.weight])
    person = np.concatenate([voice.person[lately], passed.person])
    thread = np.concatenate([voice.thread[lately], passed.thread])
    return fit_people(person, thread, y, weight, ledger.n_people, len(ledger.author))


def _quality(ledger: Ledger, people: People) -> np.ndarray:
    """q (t,) of every thread with everybody counting alike: what a track record is measured by must not rest on track records."""
    voice, passed, nobody = ledger.voice, ledger.passed, np.zeros(len(ledger.author))
    # Whose the forgotten offers were is not known any more; without them whatever is old would seem to please everybody.
    statistics = observations(nobody, ledger.forgotten, nobody, np.zeros((len(nobody), 2)))
    for person, thread, y, weight in (
        (voice.person, voice.thread, 1.0, np.ones(len(voice.person))),
        (passed.person, passed.thread, 0.0, passed.weight),
    ):
        for start in range(0, len(person), CHUNK):
            who, what = person[start : start + CHUNK], thread[start : start + CHUNK]
            answers = observations(np.full(len(who), y), weight[start : start + CHUNK], people.generosity[who], people.factors[who])
            np.add.at(statistics, what, answers)
    return solve(statistics, nobody).q


def _scouts(ledger: Ledger, q: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    voice = ledger.voice
    order = np.lexsort((voice.person, -voice.ago, voice.thread))
    thread = voice.thread[order]
    first = np.searchsorted(thread, thread)
    ripe = ledger.age > RIPE_DAYS * HOURS
    outcome = np.full(len(q), np.nan)
    outcome[ripe] = percentiles(q[ripe])
    return scouting(thread, voice.person[order], np.arange(len(thread)) - first + 1, outcome, ledger.n_people)


def percentiles(values) -> np.ndarray:
    """Where each of `values` (m,) stands among them, between 0 and 1; equal ones stand alike."""
    ordered = np.sort(values)
    below, up_to = (np.searchsorted(ordered, values, side=side) for side in ("left", "right"))
    return (below + up_to) / (2 * max(len(ordered), 1))


def _confirmed(ledger: Ledger) -> np.ndarray:
    """How many first-hand contributions of each person (n,) were confirmed from outside their group."""
    voice = ledger.voice
    outside = voice.group != ledger.home[voice.thread]
    by_thread = np.bincount(voice.thread[outside], minlength=len(ledger.author))
    counts = ledger.told_firsthand & (by_thread >= CONFIRMING) & (ledger.author >= 0)
    return np.bincount(ledger.author[counts], minlength=ledger.n_people)


def _curve(ledger: Ledger) -> np.ndarray | None:
    """The arrival curve of the house, None where too little is known of it."""
    voice = ledger.voice
    age = ledger.age[voice.thread]
    counts = (age > RIPE_DAYS * HOURS) & (age <= CURVE_DAYS * HOURS)
    return fit_arrival((age - voice.ago)[counts]) if counts.sum() >= CURVE_LEAST else None
