"""What a card shows of a thread beside the thread itself, gathered for a whole page at once."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from sqlalchemy import CompoundSelect, bindparam, cast, func, literal, null, select, union_all
from sqlalchemy.orm import aliased

from app.core.clock import now
from app.core.database import UTCDateTime, db
from app.domain.discussions.models import Comment, Reaction, Share, Thread
from app.domain.follows.queries import new_for
from app.domain.groups.models import Group
from app.domain.groups.queries import readable_group_ids
from app.domain.lineage.models import Edge
from app.domain.people.anybody import Anybody, anybody_like
from app.domain.people.models import Person
from app.domain.polls.models import Poll
from app.domain.posts.models import Post, Praise

SHOWN = ("id", "kind", "state", "title", "excerpt", "comment_count", "reaction_count", "share_count", "created_at", "group_id", "author_id")
NEVER = cast(null(), UTCDateTime())
UNTOLD = ("draft", "crediting", "in_review", "ready")


@dataclass(frozen=True)
class Brought:
    """How a thread came to stand in this list: somebody carried it here from another group."""

    person_name: str
    home: str
    note: str


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


@dataclass
class Card:
    """A thread as one meets it in a list. `thread` is None where the reader may not read it."""

    thread: Thread | None
    kind: str = "post"
    brought: Brought | None = None
    became: list[Thread] = field(default_factory=list)
    signs: dict[str, int] = field(default_factory=dict)
    praised: list[Person] = field(default_factory=list)
    poll: Polled | None = None
    echo: list[Echo] = field(default_factory=list)
    room: Echo | None = None
    new: int = 0
    because: str = ""
    why: list = field(default_factory=list)
    ready: object = None
    score: float | None = None


def cards_for(person: Person, threads: list[Thread]) -> list[Card]:
    """Cards of `threads`, in their order. One query."""
    if not threads:
        return []
    kinds, became = _kinds_and_children(person, [thread.id for thread in threads])
    return [Card(thread, kinds.get(thread.id) or thread.kind, became=became.get(thread.id, [])) for thread in threads]


def cards_of_feed(person: Person, rows: list) -> list[Card]:
    """Cards of what ranking found, with why each stands where it stands. One query."""
    threads = [_thread(row) for row in rows]
    more = _more_of(person, [row.id for row in rows]) if rows else More()
    return [
        Card(
            thread,
            row.post_kind or row.kind,
            brought=Brought(*row.share) if row.share else None,
            became=more.became.get(row.id, []),
            signs=more.signs.get(row.id, {}),
            praised=more.praised.get(row.id, []),
            poll=more.polls.get(row.id),
            echo=more.echo.get(row.id, []),
            new=more.new.get(row.id, 0),
            because=row.because,
            why=row.why,
            ready=row.ready,
            score=row.score,
        )
        for thread, row in zip(threads, rows, strict=True)
    ]


def _thread(row) -> Thread:
    """A thread for showing only, never in a session, from the columns of a feed row."""
    thread = Thread(**{name: getattr(row, name) for name in SHOWN})
    thread.group = Group(id=row.group_id, name=row.group_name, slug=row.group_slug, visibility=row.group_visibility)
    thread.author = Person(id=row.author_id, name=row.author_name, handle=row.author_handle, photo=row.author_photo)
    return thread


@dataclass
class More:
    """By thread: how often each sign was given to its opening, what grew out of it, whom it thanks, how a poll goes, and what
    is said in other rooms, how much is new to the reader."""

    signs: dict[int, dict] = field(default_factory=dict)
    became: dict[int, list[Thread]] = field(default_factory=dict)
    praised: dict[int, list[Person]] = field(default_factory=dict)
    polls: dict[int, Polled] = field(default_factory=dict)
    echo: dict[int, list[Echo]] = field(default_factory=dict)
    new: dict[int, int] = field(default_factory=dict)


def _more_of(person: Person, ids: list[int]) -> More:
    """What cards of the threads show beside them, in one query."""
    more = More()
    for row in db.session.execute(_signs_and_more(anybody_like(person)), {"me": person.id, "ids": ids}):
        if not row.stage:
            more.signs.setdefault(row.id, {})[row.word] = row.number
        elif row.stage == "praise":
            more.praised.setdefault(row.id, []).append(Person(id=row.number, name=row.title, photo=row.word))
        elif row.stage == "poll":
            more.polls[row.id] = Polled(row.number, row.at, row.at <= now())
        elif row.stage == "room":
            more.echo.setdefault(row.id, []).append(Echo(row.word, row.title, row.number))
        elif row.stage == "new":
            more.new[row.id] = row.number
        elif _is_told(row.stage, row.word):
            more.became.setdefault(row.id, []).append(Thread(id=row.number, kind=row.stage, state=row.word, title=row.title))
    return more


@cache
def _signs_and_more(asker: Anybody | None) -> CompoundSelect:
    """Built once for all who may read the same: putting it together takes longer than running it."""
    ids, child = bindparam("ids", expanding=True), aliased(Thread)
    signs = select(Reaction.thread_id.label("id"), literal("").label("stage"), Reaction.kind.label("word"), func.count().label("number"))
    signs = signs.add_columns(literal("").label("title"), NEVER.label("at")).group_by(Reaction.thread_id, Reaction.kind)
    signs = signs.where(Reaction.thread_id.in_(ids), Reaction.comment_id.is_(None))
    grown = select(Edge.parent_id, child.kind, child.state, child.id, child.title, NEVER).join(child, _readable(child, asker))
    praised = select(Praise.post_id, literal("praise"), Person.photo, Person.id, Person.name, NEVER)
    praised = praised.join(Person, Person.id == Praise.person_id)
    polls = select(Poll.id, literal("poll"), Poll.way, Poll.ballot_count, literal(""), Poll.closes_at)
    new = new_for(asker).with_only_columns(Comment.thread_id, literal("new"), literal(""), func.count(), literal(""), NEVER)
    return union_all(
        signs, grown.where(Edge.parent_id.in_(ids)),
        praised.where(Praise.post_id.in_(ids)), polls.where(Poll.id.in_(ids)), _rooms(asker).where(Share.thread_id.in_(ids)),
        new.where(Comment.thread_id.in_(ids)).group_by(Comment.thread_id),
    )  # fmt: skip


def _rooms(asker: Anybody | None):
    """Replies given in other groups, as far as the asker may read those."""
    rooms = select(Share.thread_id, literal("room"), Group.slug, Share.comment_count, Group.name, NEVER).join(
        Group, Group.id == Share.group_id
    )
    return rooms.where(Share.group_id.in_(readable_group_ids(asker)))


def _readable(child, person: Person):
    return (child.id == Edge.child_id) & child.deleted_at.is_(None) & child.group_id.in_(readable_group_ids(person))


def _is_told(kind: str, state: str) -> bool:
    return kind not in ("announcement", "outcome") or state not in UNTOLD


def _kinds_and_children(person: Person, ids: list[int]) -> tuple[dict, dict]:
    child = aliased(Thread)
    query = (
        select(Thread.id, Post.kind, child)
        .outerjoin(Post, Post.id == Thread.id)
        .outerjoin(Edge, Edge.parent_id == Thread.id)
        .outerjoin(child, _readable(child, person))
        .where(Thread.id.in_(ids))
    )
    kinds, became = {}, {}
    for thread_id, kind, grown in db.session.execute(query):
        kinds[thread_id] = kind
        if grown is not None and _is_told(grown.kind, grown.state):
            became.setdefault(thread_id, []).append(grown)
    return kinds, became
