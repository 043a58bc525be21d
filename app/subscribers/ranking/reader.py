"""What ranking knows of somebody who reads: only what they did themselves, and only for their own page."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Integer, bindparam, func, literal, select, union_all
from sqlalchemy.orm import aliased

from app.core.clock import now
from app.core.database import UTCDateTime, db
from app.domain.discussions.blind import named, signed
from app.domain.discussions.models import Comment, Reaction, Thread
from app.domain.groups.models import Membership
from app.domain.ideas.lights import SMALL_HOUSE
from app.domain.people.models import Person
from app.domain.posts.models import Post
from app.subscribers.ranking.models import Night
from app.subscribers.ranking.voices import OWN_EXPERIENCE

LATELY = timedelta(days=90)
MOST_ANSWERED = 100


@dataclass(frozen=True)
class Reader:
    """A person with the groups they are in and the share of their recent acts in each, the groups in
    which they wrote from their own experience, the people they have answered, the night whose figures hold, and how many work here, no
    further than lights count."""

    person: Person
    attention: dict[int, float]
    grounds: frozenset[int]
    answered: tuple[int, ...]
    night: int | None
    staff: int

    @property
    def values(self) -> dict:
        """What questions put together for anybody ask of this reader."""
        return {"me": self.person.id, "rooms": self.rooms, "answered": self.answered}

    @property
    def rooms(self) -> list[int]:
        """Ids of the groups the person is in."""
        return list(self.attention)


def reader_of(person: Person) -> Reader:
    """What `person` did lately, in one query. Having joined counts like one act."""
    known = {"room": {}, "act": {}, "ground": {}, "answered": {}, "night": {}, "staff": {}}
    for name, number, count in db.session.execute(_ACTS, {"me": person.id, "since": now() - LATELY}):
        known[name][number] = known[name].get(number, 0) + count
    acts = {group_id: 1 + known["act"].get(group_id, 0) for group_id in sorted(known["room"])}
    everything = sum(acts.values())
    answered = sorted(known["answered"].items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_ANSWERED]
    return Reader(
        person=person,
        attention={group_id: count / everything for group_id, count in acts.items()},
        grounds=frozenset(known["ground"]),
        answered=tuple(person_id for person_id, _ in answered),
        night=next(iter(known["night"]), None),
        staff=known["staff"].get(0, 0),
    )


def _tally(name: str, column):
    return select(literal(name).label("name"), column.label("number"), func.count().label("count")).group_by(column)


def _acts():
    since, me = bindparam("since", type_=UTCDateTime()), bindparam("me", type_=Integer())
    mine, parent = Comment.author_id == me, aliased(Comment)
    rooms = _tally("room", Membership.group_id).where(Membership.person_id == me, Membership.state == "active")
    said = _tally("act", Comment.group_id).where(mine, Comment.created_at > since, Comment.deleted_at.is_(None))
    opened = _tally("act", Thread.group_id).where(Thread.author_id == me, Thread.created_at > since, Thread.deleted_at.is_(None))
    signs = _tally("act", Thread.group_id).join(Reaction, Reaction.thread_id == Thread.id)
    signs = signs.where(Reaction.person_id == me, Reaction.created_at > since)
    tried = _tally("ground", Comment.group_id).where(mine, Comment.firsthand.in_(OWN_EXPERIENCE), Comment.deleted_at.is_(None))
    told = _tally("ground", Thread.group_id).join(Post, Post.id == Thread.id)
    told = told.where(Thread.author_id == me, Post.firsthand.in_(OWN_EXPERIENCE), Thread.deleted_at.is_(None))
    under = _tally("answered", Thread.author_id).join(Comment, Comment.thread_id == Thread.id)
    under = under.where(mine, Comment.created_at > since, Comment.deleted_at.is_(None), Thread.author_id != me, signed())
    replied = _tally("answered", parent.author_id).join(Comment, Comment.parent_id == parent.id)
    replied = replied.join(Thread, Thread.id == parent.thread_id).where(named(parent.author_id))
    replied = replied.where(mine, Comment.created_at > since, Comment.deleted_at.is_(None), parent.author_id != me)
    # Asked along, because every feed needs to know which night's figures hold, and cards of ideas whether the house is small.
    night = select(literal("night").label("name"), func.max(Night.id).label("number"), func.count().label("count"))
    few = select(Person.id).where(Person.kind == "staff", Person.suspended_at.is_(None)).limit(SMALL_HOUSE).subquery()
    staff = select(literal("staff").label("name"), literal(0).label("number"), func.count().label("count")).select_from(few)
    return union_all(rooms, said, opened, signs, tried, told, under, replied, night, staff)


# Built once: putting this statement together takes longer than running it.
_ACTS = _acts()
