"""The order of Relevant: the best first, but not the same voice twice in a row, and one place in ten for what few have met."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from heapq import heapify, heappop, heapreplace
from typing import NamedTuple

from app.subscribers.ranking.engine.personal import UNSEEN, UNSEEN_HOURS, variety
from app.subscribers.ranking.engine.score import hours, rounded, score


class Placed(NamedTuple):
    """A row with its figures, the sum of them, and whether it stands in a place kept for the unseen."""

    points: float
    id: int
    row: object
    figures: dict[str, float]
    is_kept: bool = False


def varied(rows: list[tuple[object, dict[str, float]]]) -> Iterator[Placed]:
    """`rows` with their rounded figures, in order; each time the best of what is left, a repeated author or group counting less.

    What is taken off is a part of its own. It only ever grows, so points never rise from one row to the next.
    """
    authors, groups = {}, {}
    # No two rows share an id, so comparisons never reach the row itself.
    heap = [(-score(figures.values()), -row.id, row.author_id, row.group_id, row, figures, 0.0) for row, figures in rows]
    heapify(heap)
    while heap:
        points, number, author, group, row, figures, off = heap[0]
        now_off = _off(authors.get(author, 0), groups.get(group, 0))
        if now_off != off:
            heapreplace(heap, (rounded(points + off - now_off), number, author, group, row, figures, now_off))
            continue
        heappop(heap)
        authors[author] = authors.get(author, 0) + 1
        groups[group] = groups.get(group, 0) + 1
        yield Placed(-points, -number, row, figures | {"variety": off})


@cache
def _off(by_author: int, in_group: int) -> float:
    return rounded(variety(by_author, in_group))


def unseen(rows: list, reader_id: int, at: datetime) -> list[int]:
    """Ids of new things by others, what fewest have met first."""
    fresh = [row for row in rows if row.author_id != reader_id and hours(row.created_at, at) < UNSEEN_HOURS]
    return [row.id for row in sorted(fresh, key=lambda row: (row.examined or 0, -row.id))]


def filled(order: list[Placed], pool: list[int], *, place: tuple[float, int], shown: int, kept: frozenset[int], size: int) -> list[Placed]:
    """The next `size` of `order` behind `place` (points, id), every tenth place given to the first of `pool` not shown yet.

    `shown` have been shown on earlier pages, `kept` of them in places kept for the unseen.
    """
    left = [one for one in order if (one.points, one.id) < place and one.id not in kept]
    by_id, page = {one.id: one for one in left}, []
    pool = [number for number in pool if number in by_id]
    while left and len(page) < size:
        is_kept = bool(pool) and (shown + len(page) + 1) % UNSEEN == 0
        one = by_id[pool[0]]._replace(is_kept=True) if is_kept else left[0]
        page.append(one)
        left = [other for other in left if other.id != one.id]
        pool = [number for number in pool if number != one.id]
    return page
