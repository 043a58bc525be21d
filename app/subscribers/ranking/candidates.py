"""Threads that may stand in somebody's feed, with what their score is made of."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from sqlalchemy import Float, Integer, Select, and_, bindparam, case, func, literal, not_, or_, select, tuple_

from app.core.database import db
from app.core.pages import cut
from app.domain.discussions.blind import author_columns, called, signed_for
from app.domain.discussions.models import Share, Tag, Thread
from app.domain.discussions.queries import threads_visible_to
from app.domain.follows.models import PersonFollow, TagFollow
from app.domain.follows.queries import by_people_followed, under_tags_followed
from app.domain.groups.models import Group
from app.domain.ideas.models import Idea
from app.domain.people.anybody import Anybody, anybody_like
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


def window_of(reader: Reader, kind: str | None, below: tuple[float, int] | None, number: int) -> list:
    """The `number` rows, as of `rows_of`, that stand highest by the order that is the same for all, below the place `below` (key, id)."""
    place = {"key": below[0], "last": below[1]} if below else {}
    return db.session.execute(_window(anybody_like(reader.person), kind, below is not None, number), reader.values | place).all()


def rows_of(reader: Reader, ids: list[int]) -> list:
    """All a card and its score are made of, for those of `ids` the reader may read."""
    return db.session.execute(_listed(anybody_like(reader.person)), reader.values | {"ids": ids}).all()


def newest_of(reader: Reader, kind: str | None, size: int, after: str | None) -> list:
    """The `size` rows and one more, as of `rows_of`, of what stands in the reader's groups or was brought there, behind `after`."""
    asker = anybody_like(reader.person)
    # The page is chosen along the index first; joined to all a card shows, the whole would be sorted.
    chosen = cut(_newest(asker, kind), *NEWEST, size=size, after=after).subquery()
    rows = db.session.execute(_asked(asker).where(Thread.id.in_(select(chosen.c.id))), reader.values)
    return sorted(rows, key=lambda row: (row.created_at, row.id), reverse=True)


# These four are built once for all who may read the same: putting one together takes longer than running it.


@cache
def _window(asker: Anybody | None, kind: str | None, is_below: bool, number: int) -> Select:
    """Walks down the index of the order and takes what stands in the reader's rooms, so that nothing is sorted."""
    # The sum keeps the database from fetching all of a group and sorting it.
    in_rooms = (Rank.group_id + 0).in_(_ROOMS)
    brought = select(Share.thread_id).where(Share.group_id.in_(_ROOMS))
    visible = threads_visible_to(asker).with_only_columns(literal(1)).where(Thread.id == Rank.thread_id, _of_kind(kind))
    # Asked of each candidate for itself: a list of all that followed people ever wrote would be long.
    followed = and_(_follows_anything(), visible.where(_followed()).correlate(Rank).exists())
    stands = and_(or_(in_rooms, Rank.thread_id.in_(brought)), visible.correlate(Rank).exists())
    query = select(Rank.thread_id.label("id")).where(or_(stands, followed))
    if is_below:
        place = tuple_(bindparam("key", type_=Float()), bindparam("last", type_=Integer()))
        query = query.where(tuple_(Rank.order_key, Rank.thread_id) < place)
    chosen = query.order_by(Rank.order_key.desc(), Rank.thread_id.desc()).limit(number).subquery()
    return _asked(asker).where(Thread.id.in_(select(chosen.c.id)))


@cache
def _listed(asker: Anybody | None) -> Select:
    return _asked(asker).where(Thread.id.in_(bindparam("ids", expanding=True)))


@cache
def _newest(asker: Anybody | None, kind: str | None) -> Select:
    brought = select(Share.thread_id).where(Share.group_id.in_(_ROOMS))
    stands = or_(Thread.group_id.in_(_ROOMS), Thread.id.in_(brought), _followed())
    return threads_visible_to(asker).with_only_columns(Thread.id).where(stands, _of_kind(kind))


@cache
def _asked(asker: Anybody | None) -> Select:
    """All a card and its score are made of, of everything the reader may read.

    `behind` is how many people the reader has answered stand behind it, none where they may not know its author.
    """
    behind = select(func.count()).where(Stance.thread_id == Thread.id, Stance.person_id.in_(bindparam("answered", expanding=True)))
    if asker is None or not asker.is_staff:
        # Staff may read every open group; a guest must not learn what goes on in those next door.
        behind = behind.where(Stance.group_id.in_(_ROOMS))
    # Nobody counts under what is their own: whom this leaves out among those one sees there would be its author.
    behind = case((signed_for(_ME), behind.scalar_subquery()), else_=0).label("behind")
    return (
        threads_visible_to(asker)
        .outerjoin(Rank, Rank.thread_id == Thread.id)
        .outerjoin(Post, Post.id == Thread.id)
        .outerjoin(Idea, Idea.id == Thread.id)
        .join(Group, Group.id == Thread.group_id)
        .join(Person, Person.id == Thread.author_id)
        .with_only_columns(*_CARD, *_RANK, behind, *_because())
    )


def _followed():
    """The criterion that the reader follows whoever opened it, or one of its tags."""
    return or_(by_people_followed(_ME), under_tags_followed(_ME))


def _follows_anything():
    """Asked once for the whole question; whoever follows nothing pays nothing."""
    people, tags = select(PersonFollow.person_id), select(TagFollow.name)
    return or_(people.where(PersonFollow.follower_id == _ME).exists(), tags.where(TagFollow.person_id == _ME).exists())


def _because() -> tuple:
    """Why something stands on the Home of somebody who is not in its group: they follow its author, or a tag."""
    tag = select(func.min(Tag.name)).join(TagFollow, TagFollow.name == Tag.name)
    tag = tag.where(Tag.thread_id == Thread.id, TagFollow.person_id == _ME).correlate(Thread)
    return by_people_followed(_ME).label("follows_author"), tag.scalar_subquery().label("followed_tag")


_ME = bindparam("me", type_=Integer())
NEWEST = Thread.created_at, Thread.id
_ROOMS = bindparam("rooms", expanding=True)
_CARD = (
    *(Thread.id, Thread.kind, Thread.state, Thread.title, Thread.excerpt, Thread.created_at, Thread.last_activity_at, Thread.edited_at),
    *(Thread.comment_count, Thread.reaction_count, Thread.share_count, Post.kind.label("post_kind")),
    *(Thread.group_id, Group.name.label("group_name"), Group.slug.label("group_slug")),
    *(Group.visibility.label("group_visibility"), Group.archived_at.label("group_archived_at")),
    *author_columns(_ME),
)
CARD = tuple(column.key for column in _CARD)
_RANK = (
    *(Rank.quality, Rank.doubt, Rank.effective, Rank.groups, Rank.supporters, Rank.firsthand, Rank.deep, Rank.reached),
    *(Rank.reproduction, Rank.momentum, Rank.examined, Rank.order_key),
    *(Idea.lead_count, Idea.helper_count, Idea.group_count, Idea.ask_count, Idea.covered_count),
)


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
        select(Share.thread_id, Share.group_id, Group.name, called(Share.person_id, reader.person.id), Share.note)
        .join(Group, Group.id == Share.group_id)
        .join(Person, Person.id == Share.person_id)
        .join(Thread, Thread.id == Share.thread_id)
        .where(Share.thread_id.in_(away), Share.group_id.in_(reader.rooms))
    )
    found = [Carried(*row) for row in db.session.execute(query)]
    # Ascending, so that the one with most attention is the one that stays.
    found.sort(key=lambda share: (reader.attention[share.group_id], -share.group_id))
    return {share.thread_id: share for share in found}
