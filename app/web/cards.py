"""What a card shows of a thread beside the thread itself, gathered for a whole page at once."""

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import aliased

from app.core.database import db
from app.domain.discussions.models import Thread
from app.domain.discussions.queries import reactions_to
from app.domain.groups.models import Group
from app.domain.groups.queries import readable_group_ids
from app.domain.lineage.models import Edge
from app.domain.people.models import Person
from app.domain.posts.models import Post

SHOWN = ("id", "kind", "state", "title", "excerpt", "comment_count", "reaction_count", "share_count", "created_at", "group_id", "author_id")
UNTOLD = ("draft", "crediting", "in_review", "ready")


@dataclass(frozen=True)
class Brought:
    """How a thread came to stand in this list: somebody carried it here from another group."""

    person_name: str
    home: str
    note: str


@dataclass
class Card:
    """A thread as one meets it in a list. `thread` is None where the reader may not read it."""

    thread: Thread | None
    kind: str = "post"
    brought: Brought | None = None
    became: list[Thread] = field(default_factory=list)
    signs: dict[str, int] = field(default_factory=dict)
    why: list = field(default_factory=list)
    score: float | None = None


def cards_for(person: Person, threads: list[Thread], *, with_signs: bool = True) -> list[Card]:
    """Cards of `threads`, in their order. One query, or two with the signs given."""
    ids = [thread.id for thread in threads]
    if not ids:
        return []
    signs = reactions_to(ids) if with_signs else {}
    kinds, became = _kinds_and_children(person, ids)
    return [
        Card(thread, kinds.get(thread.id) or thread.kind, became=became.get(thread.id, []), signs=signs.get((thread.id, None), {}))
        for thread in threads
    ]


def cards_of_feed(person: Person, rows: list, mine: dict) -> list[Card]:
    """Cards of what `ranking.queries.feed_for` found, with why each stands where it stands. Two queries."""
    cards = cards_for(person, [_thread(row, mine) for row in rows])
    for card, row in zip(cards, rows, strict=True):
        card.brought = Brought(*row.share) if row.share else None
        card.why, card.score = row.why, row.score
    return cards


def _thread(row, mine: dict) -> Thread:
    """A thread for showing only, never in a session, from the columns of a feed row."""
    thread = Thread(**{name: getattr(row, name) for name in SHOWN})
    home = mine.get(row.group_id)
    thread.group = Group(id=row.group_id, name=row.group_name, slug=row.group_slug, visibility=home.visibility if home else "open")
    thread.author = Person(id=row.author_id, name=row.author_name, handle=row.author_handle, photo=row.author_photo)
    return thread


def _kinds_and_children(person: Person, ids: list[int]) -> tuple[dict, dict]:
    child = aliased(Thread)
    readable = (child.id == Edge.child_id) & child.deleted_at.is_(None) & child.group_id.in_(readable_group_ids(person))
    query = (
        select(Thread.id, Post.kind, child)
        .outerjoin(Post, Post.id == Thread.id)
        .outerjoin(Edge, Edge.parent_id == Thread.id)
        .outerjoin(child, readable)
        .where(Thread.id.in_(ids))
    )
    kinds, became = {}, {}
    for thread_id, kind, grown in db.session.execute(query):
        kinds[thread_id] = kind
        if grown is not None and (grown.kind not in ("announcement", "outcome") or grown.state not in UNTOLD):
            became.setdefault(thread_id, []).append(grown)
    return kinds, became
