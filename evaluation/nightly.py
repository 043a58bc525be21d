"""The nightly batch on an invented house, step by step, and beside its rank the barest loop and the floor of the machine."""

from pathlib import Path
from time import perf_counter, thread_time

import numpy as np
from scipy.sparse import csr_array

from app.subscribers.ranking.engine.diversity import similarity
from app.subscribers.ranking.engine.endorsement import ALPHA, build, log_lift, pair_weight, pairs_of, rank
from app.subscribers.ranking.engine.factors import fit_people
from app.subscribers.ranking.engine.influence import bridging, influence
from app.subscribers.ranking.engine.track import scouting, track
from evaluation.synthetic import House, load_house

# How many numbers the bandwidth is measured on: far more than any cache holds.
STREAM = 2**25


class Watch:
    """Seconds of each step, by name and by `clock`."""

    def __init__(self, clock=perf_counter):
        self.seconds: dict[str, float] = {}
        self._clock, self._last = clock, clock()

    def stop(self, name: str) -> None:
        """What ran since the last stop was `name`."""
        now = self._clock()
        self.seconds[name], self._last = now - self._last, now


def nightly(folder: Path) -> dict[str, float]:
    """Seconds of each step of the whole batch on the house in `folder`."""
    house, n, watch = *_loaded(folder), Watch()
    source, target, weight = pairs_of(house.source, house.target, house.strength, house.days, n)
    graph = build(source, target, weight, n)
    watch.stop("graph built")
    received = log_lift(rank(graph, np.arange(n) % 10 > 0))
    watch.stop("endorsement rank")
    del graph
    fit_people(house.person, house.post, house.answer, np.ones(len(house.answer)), n, len(house.outcome))
    watch.stop("people factors")
    member = csr_array((np.ones(len(house.member), np.float32), (house.member, house.group)), shape=(n, int(house.group.max()) + 1))
    z = similarity(member)
    watch.stop("group similarities")
    tracks = track(*scouting(house.post, house.person, house.rank, house.outcome, n))
    watch.stop("track")
    influence(received, tracks, bridging(source, target, weight, member, z), np.zeros(n))
    watch.stop("bridging and influence")
    return watch.seconds


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
