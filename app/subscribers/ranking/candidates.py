"""Threads that may stand in somebody's feed, with what their score is made of."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Select, and_, func, literal, not_, or_, select, tuple_

from app.core.database import db
from app.domain.discussions.models import Share, Thread
from app.domain.discussions.queries import threads_visible_to
from app.domain.groups.models import Group
from app.domain.ideas.models import Idea
from app.domain.people.models import Person
from app.domain.posts.models import KINDS as POST_KINDS
from app.domain.posts.models import Post
from app.subscribers.ranking.models import Rank, Stance
from app.subscribers.ranking.reader import Reader


class Carried(NamedTuple):
    """How a thread came into one of the reader's groups from elsewhere."""

    thread_id: int
    group_id: int
    group_name: str
    person_name: str
    note: str


def best_candidates(reader: Reader, kind: str | None, below: tuple[float, int] | None, number: int):
    """Ids of the `number` that stand highest by the order that is the same for all, below the place `below` (key, id).

    Walks down the index of that order and takes what stands in the reader's rooms, so that nothing is sorted.
    """
    # The sum keeps the database from fetching all of a group and sorting it.
    in_rooms = (Rank.group_id + 0).in_(reader.rooms)
    brought = select(Share.thread_id).where(Share.group_id.in_(reader.rooms))
    may_stand = threads_visible_to(reader.person).with_only_columns(literal(1)).where(Thread.id == Rank.thread_id, _of_kind(kind))
    query = select(Rank.thread_id.label("id")).where(or_(in_rooms, Rank.thread_id.in_(brought)), may_stand.correlate(Rank).exists())
    if below:
        query = query.where(tuple_(Rank.order_key, Rank.thread_id) < tuple_(literal(below[0]), literal(below[1])))
    return query.order_by(Rank.order_key.desc(), Rank.thread_id.desc()).limit(number).subquery()


def rows_of(reader: Reader, ids) -> list:
    """All a card and its score are made of, for those of `ids` (a list or a select) the reader may read."""
    return db.session.execute(asked_rows(reader).where(Thread.id.in_(ids))).all()


def newest_of(reader: Reader, kind: str | None) -> Select:
    """Ids of the threads that stand in the reader's groups or were brought there, and that they may read."""
    return threads_visible_to(reader.person).with_only_columns(Thread.id).where(_in_rooms_of(reader), _of_kind(kind))


def asked_rows(reader: Reader) -> Select:
    """All a card and its score are made of, of everything the reader may read.

    `behind` is how many people the reader has answered stand behind it.
    """
    behind = select(func.count()).where(Stance.thread_id == Thread.id, Stance.person_id.in_(reader.answered))
    if not reader.person.is_staff:
        # Staff may read every open group; a guest must not learn what goes on in those next door.
        behind = behind.where(Stance.group_id.in_(reader.rooms))
    return (
        threads_visible_to(reader.person)
        .outerjoin(Rank, Rank.thread_id == Thread.id)
        .outerjoin(Post, Post.id == Thread.id)
        .outerjoin(Idea, Idea.id == Thread.id)
        .join(Group, Group.id == Thread.group_id)
        .join(Person, Person.id == Thread.author_id)
        .with_only_columns(*_CARD, *_RANK, (behind.scalar_subquery() if reader.answered else literal(0)).label("behind"))
    )


_CARD = (
    *(Thread.id, Thread.kind, Thread.state, Thread.title, Thread.excerpt, Thread.created_at, Thread.last_activity_at, Thread.edited_at),
    *(Thread.comment_count, Thread.reaction_count, Thread.share_count, Post.kind.label("post_kind")),
    *(Thread.group_id, Group.name.label("group_name"), Group.slug.label("group_slug"), Group.visibility.label("group_visibility")),
    *(Thread.author_id, Person.name.label("author_name"), Person.handle.label("author_handle"), Person.photo.label("author_photo")),
)
CARD = tuple(column.key for column in _CARD)
_RANK = (
    *(Rank.quality, Rank.doubt, Rank.effective, Rank.groups, Rank.supporters, Rank.firsthand, Rank.deep, Rank.reached),
    *(Rank.reproduction, Rank.momentum, Rank.examined, Rank.order_key, (Idea.helper_count + Idea.lead_count).label("volunteers")),
)


def _in_rooms_of(reader: Reader):
    """The criterion that a thread stands in one of the reader's groups or was brought there."""
    brought = select(Share.thread_id).where(Share.group_id.in_(reader.rooms))
    return or_(Thread.group_id.in_(reader.rooms), Thread.id.in_(brought))


def _of_kind(kind: str | None):
    """The criterion for a feed's chips: post, idea, project, news, a post's own kind, or None for all."""
    if kind in ("post", "idea", "project"):
        return Thread.kind == kind
    announced = and_(Thread.kind == "announcement", Thread.state == "published")
    if kind in ("news", "announcement"):
        return or_(announced, Thread.id.in_(select(Post.id).where(Post.kind == kind)))
    if kind in POST_KINDS:
        return Thread.id.in_(select(Post.id).where(Post.kind == kind))
    # An outcome is told by its announcement; both would be the same news twice.
    return or_(not_(Thread.kind.in_(("announcement", "outcome"))), announced)


def carried_to(reader: Reader, threads: Iterable) -> dict[int, Carried]:
    """For those of `threads` at home elsewhere: the share into the group the reader is most active in."""
    away = [thread.id for thread in threads if thread.group_id not in reader.attention]
    if not away:
        return {}
    query = (
        select(Share.thread_id, Share.group_id, Group.name, Person.name, Share.note)
        .join(Group, Group.id == Share.group_id)
        .join(Person, Person.id == Share.person_id)
        .where(Share.thread_id.in_(away), Share.group_id.in_(reader.rooms))
    )
    found = [Carried(*row) for row in db.session.execute(query)]
    # Ascending, so that the one with most attention is the one that stays.
    found.sort(key=lambda share: (reader.attention[share.group_id], -share.group_id))
    return {share.thread_id: share for share in found}
