"""The feed, and why each card stands where it stands."""

from dataclasses import dataclass
from datetime import datetime
from math import inf

from sqlalchemy import literal, select, tuple_

from app.core.clock import now
from app.core.database import db
from app.core.errors import NotFound
from app.core.pages import Page, page_of
from app.domain.discussions.models import Thread
from app.domain.groups.models import Group
from app.domain.people.models import Person
from app.domain.posts.models import Post
from app.subscribers.ranking.candidates import Carried, candidates_for, carried_to, in_rooms_of, of_kind
from app.subscribers.ranking.explanation import parts_of
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


def feed_for(person: Person | None, *, order: str = "newest", kind: str | None = None, after: str | None = None, size: int = 20) -> Page:
    """A page of what stands in the person's groups or was brought there, by `order` newest or relevant.

    `kind` is post, idea, project, news or a post's own kind; `after` a former page's `next`. At most four
    queries. Raises NotFound for an `after` nobody handed out.
    """
    if person is None:
        return Page([], None)
    reader = reader_of(person)
    query = candidates_for(reader).where(in_rooms_of(reader), of_kind(kind))
    if order == "relevant":
        return _relevant(reader, query, place_named(after) if after else Place(now()), size)
    page = page_of(query, Thread.created_at, Thread.id, size=size, after=after)
    return Page(_cards(_reckoned(reader, page.rows, now())), page.next)


def why(thread: Thread, person: Person) -> list[Part]:
    """The parts that add up to the thread's score for `person`. Raises NotFound where they may not read it."""
    reader = reader_of(person)
    row = db.session.execute(candidates_for(reader).where(Thread.id == thread.id)).first()
    if row is None:
        raise NotFound
    return parts_of(row, reader, carried_to(reader, [row]).get(row.id), now())


@dataclass(frozen=True)
class _Reckoned:
    id: int
    score: float
    why: list[Part]
    home: str
    carried: Carried | None


def _relevant(reader: Reader, query, place: Place, size: int) -> Page:
    if place.key < inf:
        query = query.where(tuple_(Rank.order_key, Rank.thread_id) < tuple_(literal(place.key), literal(place.id)))
    query = query.where(Rank.thread_id.is_not(None)).order_by(Rank.order_key.desc(), Rank.thread_id.desc()).limit(WINDOW)
    rows = db.session.execute(query).all()
    ranked = sorted(_reckoned(reader, rows, place.at), key=lambda card: (card.score, card.id), reverse=True)
    left = [card for card in ranked if (card.score, card.id) < (place.score, place.last)]
    return Page(_cards(left[:size]), _next(place, rows, left, size))


def _next(place: Place, rows: list, left: list[_Reckoned], size: int) -> str | None:
    if len(left) > size:
        last = left[size - 1]
        return Place(place.at, place.key, place.id, last.score, last.id).name()
    return Place(place.at, rows[-1].order_key, rows[-1].id).name() if len(rows) == WINDOW else None


def _reckoned(reader: Reader, rows: list, at: datetime) -> list[_Reckoned]:
    carried = carried_to(reader, rows)
    found = []
    for row in rows:
        parts = parts_of(row, reader, carried.get(row.id), at)
        found.append(_Reckoned(row.id, score(parts), parts, row.group_name, carried.get(row.id)))
    return found


def _cards(reckoned: list[_Reckoned]) -> list[FeedRow]:
    """The cards of `reckoned`, whose ids have been found readable already, in their order."""
    if not reckoned:
        return []
    thread = (Thread.id, Thread.kind, Thread.state, Thread.title, Thread.excerpt, Thread.created_at, Thread.last_activity_at, Thread.edited_at)
    counts = (Thread.comment_count, Thread.reaction_count, Thread.share_count, Post.kind.label("post_kind"))
    group = (Group.id.label("group_id"), Group.name.label("group_name"), Group.slug.label("group_slug"))
    author = (Person.id.label("author_id"), Person.name.label("author_name"), Person.handle.label("author_handle"), Person.photo.label("author_photo"))
    query = select(*thread, *counts, *group, *author).join(Group, Group.id == Thread.group_id).join(Person, Person.id == Thread.author_id)
    query = query.outerjoin(Post, Post.id == Thread.id).where(Thread.id.in_([card.id for card in reckoned]))
    rows = {row.id: row._mapping for row in db.session.execute(query)}
    return [FeedRow(**rows[card.id], share=_share(card), score=card.score, why=card.why) for card in reckoned]


def _share(card: _Reckoned) -> tuple[str, str, str] | None:
    return (card.carried.person_name, card.home, card.carried.note) if card.carried else None
