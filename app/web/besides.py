"""What stands beside a card: signs, what grew out of it, thanks, votes, dates, other rooms; of a whole page in one query."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from sqlalchemy import CompoundSelect, bindparam, cast, func, literal, null, select, union_all
from sqlalchemy.orm import aliased

from app.core.clock import now
from app.core.database import UTCDateTime, db
from app.domain.discussions.models import Comment, Reaction, Share, Thread
from app.domain.follows.queries import new_for
from app.domain.gatherings.models import Gathering
from app.domain.groups.models import Group
from app.domain.groups.queries import readable_group_ids
from app.domain.ideas.lights import Want
from app.domain.ideas.models import Ask
from app.domain.lineage.models import Edge
from app.domain.people.anybody import Anybody, anybody_like
from app.domain.people.models import Person
from app.domain.polls.models import Poll
from app.domain.posts.models import Praise

NEVER = cast(null(), UTCDateTime())
UNTOLD = ("draft", "crediting", "in_review", "ready")


@dataclass(frozen=True)
class Polled:
    """How many have voted in a poll, and until when one can."""

    ballots: int
    closes_at: datetime
    is_closed: bool


@dataclass(frozen=True)
class Echo:
    """How many replies were given in a group the thread was brought to."""

    slug: str
    name: str
    count: int


@dataclass(frozen=True)
class Dated:
    """Where something is held, when by the clock of that place, and how many come."""

    place: str
    starts: datetime
    coming: int


@dataclass
class More:
    """By thread: how often each sign was given to its opening, what grew out of it, whom it thanks, how a poll goes, when it is
    held, what is said in other rooms, how much is new to the reader, and what is missing of what it asks for. Lists: oldest first."""

    signs: dict[int, dict] = field(default_factory=dict)
    became: dict[int, list[Thread]] = field(default_factory=dict)
    praised: dict[int, list[Person]] = field(default_factory=dict)
    polls: dict[int, Polled] = field(default_factory=dict)
    dates: dict[int, Dated] = field(default_factory=dict)
    echo: dict[int, list[Echo]] = field(default_factory=dict)
    new: dict[int, int] = field(default_factory=dict)
    wants: dict[int, list[Want]] = field(default_factory=dict)


def more_of(person: Person, ids: list[int]) -> More:
    """What cards of the threads show beside them, in one query."""
    more = More()
    for row in db.session.execute(_signs_and_more(anybody_like(person)), {"me": person.id, "ids": ids}):
        if not row.stage:
            more.signs.setdefault(row.id, {})[row.word] = row.number
        elif row.stage == "praise":
            more.praised.setdefault(row.id, []).append(Person(id=row.number, name=row.title, photo=row.word))
        elif row.stage == "poll":
            more.polls[row.id] = Polled(row.number, row.at, row.at <= now())
        elif row.stage == "event":
            more.dates[row.id] = Dated(row.word, row.at.astimezone(ZoneInfo(row.title)), row.number)
        elif row.stage == "room":
            more.echo.setdefault(row.id, []).append(Echo(row.word, row.title, row.number))
        elif row.stage == "new":
            more.new[row.id] = row.number
        elif row.stage == "ask":
            kind, _, unit = row.word.partition(" ")
            more.wants.setdefault(row.id, []).append(Want(kind, row.title, unit, row.number))
        elif is_told(row.stage, row.word):
            more.became.setdefault(row.id, []).append(Thread(id=row.number, kind=row.stage, state=row.word, title=row.title))
    return more


@cache
def _signs_and_more(asker: Anybody | None) -> CompoundSelect:
    """Built once for all who may read the same: putting it together takes longer than running it."""
    ids, child = bindparam("ids", expanding=True), aliased(Thread)
    signs = select(Reaction.thread_id.label("id"), literal("").label("stage"), Reaction.kind.label("word"), func.count().label("number"))
    signs = signs.add_columns(literal("").label("title"), NEVER.label("at"), literal(0).label("nth"))
    signs = signs.group_by(Reaction.thread_id, Reaction.kind).where(Reaction.thread_id.in_(ids), Reaction.comment_id.is_(None))
    grown = select(Edge.parent_id, child.kind, child.state, child.id, child.title, NEVER, Edge.id)
    grown = grown.join(child, grown_readable(child, asker)).where(Edge.parent_id.in_(ids))
    praised = select(Praise.post_id, literal("praise"), Person.photo, Person.id, Person.name, NEVER, Person.id)
    praised = praised.join(Person, Person.id == Praise.person_id).where(Praise.post_id.in_(ids))
    polls = select(Poll.id, literal("poll"), Poll.way, Poll.ballot_count, literal(""), Poll.closes_at, literal(0))
    dates = select(Gathering.id, literal("event"), Gathering.place, Gathering.yes_count, Gathering.zone, Gathering.starts_at, literal(0))
    new = new_for(asker).with_only_columns(Comment.thread_id, literal("new"), literal(""), func.count(), literal(""), NEVER, literal(0))
    new = new.where(Comment.thread_id.in_(ids)).group_by(Comment.thread_id)
    asks = select(Ask.idea_id, literal("ask"), Ask.kind + " " + Ask.unit, Ask.minimum - Ask.offered, Ask.what, NEVER, Ask.id)
    asks = asks.where(Ask.idea_id.in_(ids), Ask.deleted_at.is_(None), Ask.offered < Ask.minimum)
    rooms = _rooms(asker).where(Share.thread_id.in_(ids))
    rows = (signs, asks, grown, praised, polls.where(Poll.id.in_(ids)), dates.where(Gathering.id.in_(ids)), rooms, new)
    return union_all(*rows).order_by("nth")


def _rooms(asker: Anybody | None):
    """Replies given in other groups, as far as the asker may read those."""
    rooms = select(Share.thread_id, literal("room"), Group.slug, Share.comment_count, Group.name, NEVER, Share.id)
    return rooms.join(Group, Group.id == Share.group_id).where(Share.group_id.in_(readable_group_ids(asker)))


def grown_readable(child, person: Person):
    """The criterion that joins `child` to the thread it grew out of, if `person` may read it."""
    return (child.id == Edge.child_id) & child.deleted_at.is_(None) & child.group_id.in_(readable_group_ids(person))


def is_told(kind: str, state: str) -> bool:
    """Whether a thread of that kind is no longer being written."""
    return kind not in ("announcement", "outcome") or state not in UNTOLD
