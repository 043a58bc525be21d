"""What a card shows of a thread beside the thread itself, gathered for a whole page at once."""

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import aliased

from app.core.database import db
from app.domain.discussions.models import Thread
from app.domain.groups.models import Group
from app.domain.groups.queries import readable_group_ids
from app.domain.ideas.lights import Light, missing_of
from app.domain.lineage.models import Edge
from app.domain.lineage.queries import descendants_in, what_came_of
from app.domain.people.models import Person
from app.domain.posts.models import Post
from app.web.besides import Dated, Echo, More, Polled, grown_readable, is_told, more_of

SHOWN = (
    "id", "kind", "state", "title", "excerpt", "comment_count", "reaction_count", "share_count", "created_at", "group_id", "author_id",
    "blind_until",
)  # fmt: skip


@dataclass(frozen=True)
class Brought:
    """How a thread came to stand in this list: somebody carried it here from another group."""

    person_name: str
    home: str
    note: str


@dataclass
class Card:
    """A thread as one meets it in a list. `thread` is None where the reader may not read it; `missing` is what keeps `lights` off;
    one that `calls` says that first; one that `is_guests` is shown to a guest."""

    thread: Thread | None
    kind: str = "post"
    brought: Brought | None = None
    became: list[Thread] = field(default_factory=list)
    answers: Thread | None = None
    led: dict[str, int] = field(default_factory=dict)
    signs: dict[str, int] = field(default_factory=dict)
    praised: list[Person] = field(default_factory=list)
    poll: Polled | None = None
    date: Dated | None = None
    echo: list[Echo] = field(default_factory=list)
    room: Echo | None = None
    is_pinned: bool = False
    moved: object = None
    new: int = 0
    because: str = ""
    headline: str = ""
    is_by_date: bool = False
    why: list = field(default_factory=list)
    lights: list[Light] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    ready: object = None
    calls: bool = False
    is_own: bool = False
    is_guests: bool = False
    score: float | None = None


def card_of(person: Person, thread: Thread) -> Card:
    """The card of one thread, with all that came of it. One query."""
    child, news, up = aliased(Thread), aliased(Thread), aliased(Edge)
    led = what_came_of(thread.id, seen_by=person).scalar_subquery()
    known = (news.id == up.parent_id) & news.deleted_at.is_(None) & news.group_id.in_(readable_group_ids(person))
    query = (
        select(Post.kind, child, led, news)
        .select_from(Thread)
        .outerjoin(Post, Post.id == Thread.id)
        .outerjoin(Edge, Edge.parent_id == Thread.id)
        .outerjoin(child, grown_readable(child, person))
        .outerjoin(up, (up.child_id == Thread.id) & (up.kind == "responded_to"))
        .outerjoin(news, known)
        .where(Thread.id == thread.id)
    )
    rows = db.session.execute(query).all()
    became = [row[1] for row in rows if row[1] is not None and is_told(row[1].kind, row[1].state)]
    return Card(thread, rows[0][0] or thread.kind, became=became, led=descendants_in(rows[0][2]), answers=rows[0][3])


def cards_of_feed(person: Person, rows: list) -> list[Card]:
    """Cards of what ranking found, with why each stands where it stands. One query."""
    threads = [_thread(row) for row in rows]
    more = more_of(person, [row.id for row in rows]) if rows else More()
    return [
        Card(
            thread,
            row.post_kind or row.kind,
            brought=Brought(*row.share) if row.share else None,
            became=more.became.get(row.id, []),
            signs=more.signs.get(row.id, {}),
            praised=more.praised.get(row.id, []),
            poll=more.polls.get(row.id),
            date=more.dates.get(row.id),
            echo=more.echo.get(row.id, []),
            new=more.new.get(row.id, 0),
            because=row.because,
            headline=row.headline,
            is_by_date=row.is_by_date,
            why=row.why,
            lights=row.lights,
            missing=missing_of(row.lights, more.wants.get(row.id, [])),
            ready=row.ready,
            score=row.score,
            is_own=person is not None and row.author_id == person.id,
            is_guests=person is not None and not person.is_staff,
        )
        for thread, row in zip(threads, rows, strict=True)
    ]


def cards_of_list(name: str, person: Person, rows: list) -> list[Card]:
    """Cards of a list of ranking; on that of what needs help each says first what it lacks. One query."""
    cards = cards_of_feed(person, rows)
    for card in cards:
        card.calls = name == "help"
    return cards


def _thread(row) -> Thread:
    """A thread for showing only, never in a session, from the columns of a feed row."""
    thread = Thread(**{name: getattr(row, name) for name in SHOWN})
    thread.group = Group(**{name: getattr(row, f"group_{name}") for name in ("id", "name", "slug", "visibility", "archived_at")})
    thread.writer = Person(id=row.author_id, name=row.author_name, handle=row.author_handle, photo=row.author_photo)
    return thread
