"""Endorsement rank kept up to date while endorsements come, one at a time."""

from collections import deque

import numpy as np

from app.subscribers.ranking.engine.endorsement import ALPHA, PUSH, endorsements, seeds

Rows = dict[int, dict[int, float]]


def rows_of(source, target, weight, n: int) -> Rows:
    """Whom each person endorses and how much, as plain dicts; takes and raises what `endorsement.build` does."""
    source, target, weight = endorsements(source, target, weight, n)
    order = np.argsort(source, kind="stable")
    people, first = np.unique(source[order], return_index=True)
    target, weight = target[order].tolist(), weight[order].tolist()
    rows: Rows = {}
    ends = np.append(first[1:], len(target))[: len(first)]
    for person, start, end in zip(people.tolist(), first.tolist(), ends.tolist(), strict=True):
        row = rows[person] = dict.fromkeys(target[start:end], 0.0)
        for other, w in zip(target[start:end], weight[start:end], strict=True):
            row[other] += w
    return rows


class Live:
    """The solution x of `endorsement.settled` with what is still missing, r = a s - (I - (1 - a) P') x.

    `rows` are taken over and changed; `start` (n,) is last night's solution, without it everything is pushed once.
    Raises ValueError if nothing starts anywhere.
    An endorsement changes one row of P and so r in a few places; only what is worth it is pushed on. Source:
    Andersen, Chung and Lang 2006 for the push, Zhang, Lofgren and Goel 2016 for keeping it while edges change.
    """

    def __init__(self, rows: Rows, restart, start=None, alpha: float = ALPHA, push: float = PUSH):
        source = seeds(restart)
        self.rows, self.keep, self.alpha = rows, 1 - alpha, alpha
        self.least = push / len(source)
        self.given = {person: sum(row.values()) for person, row in rows.items()}
        self.x = [0.0] * len(source) if start is None else np.asarray(start, float).tolist()
        self.r = (alpha * source - self.x).tolist()
        for person, row in rows.items():
            self._lay(row, self.keep * self.x[person] / self.given[person])
        self.settle()

    def endorse(self, source: int, target: int, weight: float) -> None:
        """From now on the pair weighs `weight`; 0 takes the endorsement back.

        Raises ValueError for a negative weight or somebody endorsing themselves.
        """
        if source == target or weight < 0:
            raise ValueError("people endorse others, with a weight of 0 or more")
        row = self.rows.setdefault(source, {})
        more = weight - row.get(target, 0.0)
        before, after = self.given.get(source, 0.0), self._reweigh(source, row, target, weight)
        carried = self.keep * self.x[source]
        if before:
            self.r[target] += carried * more / before
            self._lay(row, carried * (1 / after - 1 / before) if after else 0.0)
        elif after:
            self.r[target] += carried
        self._push((*row, target), self.least)

    def settle(self, least: float | None = None) -> None:
        """Push on everything above `least`, or above the usual threshold: what waits is made up for."""
        self._push(range(len(self.r)), self.least if least is None else least)

    def rank(self) -> np.ndarray:
        """Endorsement rank (n,), summing to 1, as `endorsement.rank` has it."""
        x = np.array(self.x)
        return x / x.sum()

    @property
    def doubt(self) -> float:
        """How far all of `rank()` together may be off: |r| / a bounds x, and scaling to 1 can double it."""
        return 2 * sum(map(abs, self.r)) / (self.alpha * sum(self.x))

    def _reweigh(self, source: int, row: dict[int, float], target: int, weight: float) -> float:
        """Enter the new weight and answer what `source` gives altogether."""
        if weight:
            row[target] = weight
        else:
            row.pop(target, None)
        # Summed anew: a running total would drift, and a row is gone through anyway.
        self.given[source] = after = sum(row.values())
        return after

    def _lay(self, row: dict[int, float], factor: float) -> None:
        r = self.r
        for person, weight in row.items():
            r[person] += weight * factor

    def _push(self, touched, least: float) -> None:
        x, r, rows, given, keep = self.x, self.r, self.rows, self.given, self.keep
        waiting = deque(person for person in touched if not -least <= r[person] <= least)
        while waiting:
            person = waiting.popleft()
            moved = r[person]
            if -least <= moved <= least:
                continue
            x[person] += moved
            r[person] = 0.0
            if row := rows.get(person):
                factor = keep * moved / given[person]
                for other, weight in row.items():
                    r[other] = missing = r[other] + weight * factor
                    if not -least <= missing <= least:
                        waiting.append(other)
