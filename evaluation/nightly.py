"""The nightly batch on an invented house, and beside its rank the barest loop and the floor of the machine."""

from pathlib import Path
from time import perf_counter, thread_time

import numpy as np
from scipy.sparse import csr_array

from app.subscribers.ranking.engine.endorsement import ALPHA, build, pair_weight, rank
from app.subscribers.ranking.engine.nightly import Ledger, Passed, Voices, nightly
from evaluation.synthetic import House, load_house

# How many numbers the bandwidth is measured on: far more than any cache holds.
STREAM = 2**25


class Watch:
    """Seconds of each step by `clock`, by name."""

    def __init__(self, clock=perf_counter):
        self.seconds: dict[str, float] = {}
        self._clock, self._last = clock, clock()

    def stop(self, name: str) -> None:
        """What ran since the last stop was `name`."""
        now = self._clock()
        self.seconds[name], self._last = now - self._last, now


def whole_night(folder: Path) -> dict[str, float]:
    """Seconds of the product's own nightly batch on the house in `folder`."""
    ledger, watch = ledger_of(folder), Watch()
    nightly(ledger)
    watch.stop("the whole batch")
    return watch.seconds


def ledger_of(folder: Path, seed: int = 5) -> Ledger:
    """The house in `folder` as a ledger: each endorsement is a voice behind one of the two things its target wrote."""
    house, n = _loaded(folder)
    dice = np.random.default_rng(seed)
    n_groups, threads = int(house.group.max()) + 1, 2 * n
    home = dice.integers(0, n_groups, threads, np.int32)
    age = dice.uniform(1, 365 * 24, threads)
    thread = house.target * 2 + dice.integers(0, 2, len(house.target), np.int32)
    group = np.where(dice.random(len(thread)) < 0.1, dice.integers(0, n_groups, len(thread), np.int32), home[thread])
    voice = Voices(house.source, thread, group, house.strength, (age[thread] * dice.random(len(thread))).astype(np.float32))
    offers = house.answer < 1
    passed = Passed(house.person[offers], house.post[offers] % threads, np.ones(offers.sum()))
    member = csr_array((np.ones(len(house.member), np.float32), (house.member, house.group)), shape=(n, n_groups))
    firsthand, forgotten = dice.random(threads) < 0.1, np.zeros(threads)
    return Ledger(n, np.arange(threads, dtype=np.int32) // 2, home, age, firsthand, voice, passed, forgotten, member)


class Counted:
    """A table that counts how often a vector is multiplied with it."""

    def __init__(self, table: csr_array):
        self.table, self.dtype, self.times = table, table.dtype, 0

    def __matmul__(self, x: np.ndarray) -> np.ndarray:
        self.times += 1
        return self.table @ x


def ranks_alone(folder: Path) -> dict[str, float]:
    """Seconds of work of the rank of the house in `folder`, and of a loop that does nothing but x = d A x + b as often."""
    house, n, watch = *_loaded(folder), Watch(thread_time)
    graph = build(house.source, house.target, pair_weight(house.strength), n)
    watch.stop("graph built")
    counted = Counted(graph.incoming)
    rank(graph._replace(incoming=counted), np.arange(n) % 10 > 0)
    watch.stop("endorsement rank")
    bare_loop(graph.incoming, counted.times)
    watch.stop("bare loop")
    # An iteration reads a place and a share per link, and reads and writes a handful of numbers per person.
    return watch.seconds | {"rounds": counted.times, "bytes": graph.incoming.nnz * 8 + n * 28}


def bare_loop(table: csr_array, rounds: int) -> np.ndarray:
    """PageRank as short as it can be written with scipy, without a look at whether it still moves."""
    x = np.full(table.shape[0], 1 / table.shape[0], table.dtype)
    for _ in range(rounds):
        x = table.dtype.type(1 - ALPHA) * (table @ x) + table.dtype.type(ALPHA / len(x))
    return x


def bandwidth() -> float:
    """Bytes per second of one thread that streams through memory, y = x + y; the best of five."""
    x, y = np.ones(STREAM), np.ones(STREAM)
    best = min(_seconds_of(np.add, x, y, y) for _ in range(5))
    return 24 * STREAM / best


def _seconds_of(function, *arguments) -> float:
    began = thread_time()
    function(*arguments)
    return thread_time() - began


def _loaded(folder: Path) -> tuple[House, int]:
    house = load_house(folder)
    return house, len(house.member) // 4
