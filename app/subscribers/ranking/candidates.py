"""Threads that may stand in somebody's feed, with what their score is made of."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Select, and_, func, literal, not_, or_, select

from app.core.database import db
from app.domain.discussions.models import Share, Thread
from app.domain.discussions.queries import threads_visible_to
from app.domain.groups.models import Group
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


def candidates_for(reader: Reader) -> Select:
    """Every thread `reader` may read, with its rank if it has one yet and how many they have answered stand behind it."""
    behind = select(func.count()).where(Stance.thread_id == Thread.id, Stance.person_id.in_(reader.answered))
    if not reader.person.is_staff:
        # Staff may read every open group; a guest must not learn what goes on in those next door.
        behind = behind.where(Stance.group_id.in_(reader.rooms))
    behind = behind.scalar_subquery() if reader.answered else literal(0)
    return (
        threads_visible_to(reader.person)
        .outerjoin(Rank, Rank.thread_id == Thread.id)
        .join(Group, Group.id == Thread.group_id)
        .join(Person, Person.id == Thread.author_id)
        .with_only_columns(
            *(Thread.id, Thread.group_id, Thread.author_id, Thread.created_at),
            *(Rank.parts, Rank.supporters, Rank.firsthand, Rank.order_key, Rank.thread_id),
            *(Group.name.label("group_name"), Person.name.label("author_name")),
            behind.label("behind"),
        )
    )


def in_rooms_of(reader: Reader):
    """The criterion that a thread stands in one of the reader's groups or was brought there."""
    brought = select(Share.thread_id).where(Share.group_id.in_(reader.rooms))
    return or_(Thread.group_id.in_(reader.rooms), Thread.id.in_(brought))


def of_kind(kind: str | None):
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
