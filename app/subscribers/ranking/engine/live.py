"""Endorsement rank kept up to date while endorsements come, one at a time."""

from collections import deque
from collections.abc import Iterable
from math import fsum

import numpy as np
from scipy.sparse import csr_array

from app.subscribers.ranking.engine.endorsement import ALPHA, PUSH, endorsements, seeds


class Rows:
    """Whom each person endorses and how much: packed as they were in the night, and what changed since in plain dicts.

    Dicts alone take ten times the memory, and a wide row is gone through ten times as fast when it is packed.
    """

    def __init__(self, table: csr_array):
        self.table, self.changes = table, {}
        self._starts = table.indptr.tolist()

    def packed(self, person: int) -> tuple[np.ndarray, np.ndarray]:
        """Whom `person` endorsed in the night, in order, and the weights."""
        start, end = self._starts[person], self._starts[person + 1]
        return self.table.indices[start:end], self.table.data[start:end]

    def change(self, source: int, target: int, weight: float) -> float:
        """Let the pair weigh `weight`; how much more that is than before."""
        people, weights = self.packed(source)
        spot = int(people.searchsorted(target))
        night = float(weights[spot]) if spot < len(people) and people[spot] == target else 0.0
        changes = self.changes.setdefault(source, {})
        before, changes[target] = changes.get(target, 0.0), weight - night
        return weight - night - before

    def given(self, person: int) -> float:
        """All that `person` gives, without a trace of what was taken back."""
        return fsum((*self.packed(person)[1].tolist(), *self.changes.get(person, {}).values()))

    def arrays(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """All endorsements as they are now: source, target, weight (m,) each."""
        changed = [(source, target, more) for source, row in self.changes.items() for target, more in row.items()]
        source, target, more = np.reshape(changed, (-1, 3)).T
        table = (self.table + csr_array((more, (source.astype(int), target.astype(int))), shape=self.table.shape)).tocoo()
        left = table.data > 0
        return table.row[left], table.col[left], table.data[left]


def rows_of(source, target, weight, n: int) -> Rows:
    """The rows of `n` people; takes and raises what `endorsement.build` does."""
    source, target, weight = endorsements(source, target, weight, n)
    table = csr_array((weight.astype(float), (source, target)), shape=(n, n))
    table.sum_duplicates()
    return Rows(table)


class Live:
    """The solution x of `endorsement.settled` with what is still missing, r = a s - (I - (1 - a) P') x.

    `rows` are taken over and changed; `start` (n,) is last night's solution, without it everything is pushed once.
    An endorsement changes one row of P and so r at all whom that person endorses, in proportion: that is noted at the
    row as owed, and given out when it is worth it. Raises ValueError if nothing starts anywhere. Source: Andersen,
    Chung and Lang 2006 for the push; Zhang, Lofgren and Goel 2016 for keeping it while endorsements change.
    """

    def __init__(self, rows: Rows, restart, start=None, alpha: float = ALPHA, push: float = PUSH):
        first = seeds(restart)
        n = len(first)
        self.rows, self.alpha, self.keep, self.least = rows, alpha, 1 - alpha, push / n
        self.x = np.zeros(n) if start is None else np.array(start, float)
        self.given = rows.table.sum(axis=1)
        share = np.divide(self.x, self.given, out=np.zeros(n), where=self.given > 0)
        self.r = alpha * first - self.x + self.keep * (rows.table.T @ share)
        # What row u still gives out, for each unit of weight: the true r is r + sum_u owed_u row_u.
        self.owed = np.zeros(n)
        self.settle()

    def endorse(self, source: int, target: int, weight: float) -> None:
        """From now on the pair weighs `weight`; 0 takes the endorsement back.

        Raises ValueError for a negative weight or somebody endorsing themselves.
        """
        if source == target or weight < 0:
            raise ValueError("people endorse others, with a weight of 0 or more")
        more = self.rows.change(source, target, weight)
        before, owed, carried = float(self.given[source]), float(self.owed[source]), self.keep * float(self.x[source])
        # Summed anew where it shrinks, as what is left of a difference may be rounding.
        self.given[source] = after = before + more if more > 0 else self.rows.given(source)
        if before:
            self.r[target] += more * (carried / before - owed)
            self.owed[source] = owed + carried * (1 / after - 1 / before) if after else 0.0
        elif after:
            self.r[target] += carried
        self._push([target, *self._lay(source, self.least)], self.least)

    def settle(self, least: float | None = None) -> None:
        """Push on everything above `least`, or above the usual threshold: what waits is made up for."""
        least = self.least if least is None else least
        for person in np.flatnonzero(self.owed).tolist():
            self._lay(person, least)
        self._push(np.flatnonzero(np.abs(self.r) > least).tolist(), least)

    def rank(self) -> np.ndarray:
        """Endorsement rank (n,), summing to 1, as `endorsement.rank` has it."""
        return self.x / self.x.sum()

    @property
    def doubt(self) -> float:
        """How far all of `rank()` together may be off: |r| / a bounds x, and scaling to 1 can double it."""
        waiting = np.abs(self.r).sum() + np.abs(self.owed * self.given).sum()
        return float(2 * waiting / (self.alpha * self.x.sum()))

    def _lay(self, person: int, least: float) -> list[int]:
        """Give out what a row owes if it is worth it; those who then have something to push on."""
        owed = float(self.owed[person])
        if -least <= owed * float(self.given[person]) <= least:
            return []
        self.owed[person] = 0
        people, weights = self.rows.packed(person)
        missing = self.r[people] + weights * owed
        self.r[people] = missing
        changes = self.rows.changes.get(person, {})
        for other, more in changes.items():
            self.r[other] += more * owed
        return [*people[np.abs(missing) > least].tolist(), *changes]

    def _push(self, touched: Iterable[int], least: float) -> None:
        waiting = deque(touched)
        while waiting:
            person = waiting.popleft()
            moved = float(self.r[person])
            if -least <= moved <= least:
                continue
            self.x[person] += moved
            self.r[person] = 0
            # What reaches somebody who endorses nobody ends there.
            if given := float(self.given[person]):
                self.owed[person] += self.keep * moved / given
                waiting.extend(self._lay(person, least))
