"""The feed, and why each card stands where it stands."""

from dataclasses import dataclass
from datetime import datetime
from math import inf

from sqlalchemy import literal, select, tuple_

from app.core.clock import now
from app.core.errors import NotFound
from app.core.pages import Page, page_of
from app.domain.discussions.models import Thread
from app.domain.people.models import Person
from app.subscribers.ranking.candidates import CARD, Carried, candidates_for, carried_to, rows_of
from app.subscribers.ranking.explanation import figures_of, parts_of
from app.subscribers.ranking.formula import CONSTANTS, VERSION, Part, score
from app.subscribers.ranking.models import Rank
from app.subscribers.ranking.offers import note
from app.subscribers.ranking.reader import Reader, reader_of
from app.subscribers.ranking.windows import WINDOW, Place, place_named

__all__ = ["CONSTANTS", "VERSION", "FeedRow", "Part", "feed_for", "note", "why"]


@dataclass(frozen=True)
class FeedRow:
    """A card. `share` says how it came to the reader if its home is elsewhere; `why` adds up to `score`."""

    id: int
    kind: str
    state: str
    title: str
    excerpt: str
    group_id: int
    group_name: str
    group_slug: str
    author_id: int
    author_name: str
    author_handle: str
    author_photo: str
    created_at: datetime
    last_activity_at: datetime
    edited_at: datetime | None
    comment_count: int
    reaction_count: int
    share_count: int
    post_kind: str | None
    share: tuple[str, str, str] | None
    score: float
    why: list[Part]


def feed_for(person: Person | None, *, order: str = "newest", kind: str | None = None, after: str | None = None, size: int = 15) -> Page:
    """A page of what stands in the person's groups or was brought there, by `order` newest or relevant.

    `kind` is post, idea, project, news or a post's own kind; `after` a former page's `next`. At most four
    queries. Raises NotFound for an `after` nobody handed out.
    """
    if person is None:
        return Page([], None)
    reader = reader_of(person)
    if order == "relevant":
        return _relevant(reader, kind, place_named(after) if after else Place(now()), size)
    page = page_of(candidates_for(reader, kind), Thread.created_at, Thread.id, size=size, after=after)
    rows = {row.id: row for row in rows_of(reader, [row.id for row in page.rows])} if page.rows else {}
    return Page(_cards(reader, [rows[row.id] for row in page.rows], now()), page.next)


def why(thread: Thread, person: Person) -> list[Part]:
    """The parts that add up to the thread's score for `person`. Raises NotFound where they may not read it."""
    reader, at = reader_of(person), now()
    rows = rows_of(reader, [thread.id])
    if not rows:
        raise NotFound
    carried = carried_to(reader, rows).get(thread.id)
    return parts_of(figures_of(rows[0], reader, carried, at), rows[0], reader, carried, at)


def _relevant(reader: Reader, kind: str | None, place: Place, size: int) -> Page:
    window = candidates_for(reader, kind).join(Rank, Rank.thread_id == Thread.id)
    if place.key < inf:
        window = window.where(tuple_(Rank.order_key, Rank.thread_id) < tuple_(literal(place.key), literal(place.id)))
    window = window.order_by(Rank.order_key.desc(), Rank.thread_id.desc()).limit(WINDOW).subquery()
    rows = rows_of(reader, select(window.c.id))
    carried = carried_to(reader, rows)
    ranked = sorted(((score(figures_of(row, reader, carried.get(row.id), place.at).values()), row.id, row) for row in rows), reverse=True)
    left = [(points, number, row) for points, number, row in ranked if (points, number) < (place.score, place.last)]
    return Page(_cards(reader, [row for *_, row in left[:size]], place.at, carried), _next(place, rows, left, size))


def _next(place: Place, rows: list, left: list, size: int) -> str | None:
    if len(left) > size:
        points, number, _ = left[size - 1]
        return Place(place.at, place.key, place.id, points, number).name()
    key, number = min((row.order_key, row.id) for row in rows) if len(rows) == WINDOW else (None, None)
    return Place(place.at, key, number).name() if number else None


def _cards(reader: Reader, rows: list, at: datetime, carried: dict[int, Carried] | None = None) -> list[FeedRow]:
    carried = carried_to(reader, rows) if carried is None else carried
    return [_card(reader, row, carried.get(row.id), at) for row in rows]


def _card(reader: Reader, row, carried: Carried | None, at: datetime) -> FeedRow:
    figures = figures_of(row, reader, carried, at)
    return FeedRow(
        **{name: getattr(row, name) for name in CARD},
        share=(carried.person_name, row.group_name, carried.note) if carried else None,
        score=score(figures.values()),
        why=parts_of(figures, row, reader, carried, at),
    )
