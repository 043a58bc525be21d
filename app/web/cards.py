"""What a card shows of a thread beside the thread itself, gathered for a whole page at once."""

from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import aliased, joinedload

from app.core.database import db
from app.domain.discussions.models import Share, Thread
from app.domain.discussions.queries import reactions_to
from app.domain.groups.queries import readable_group_ids
from app.domain.lineage.models import Edge
from app.domain.people.models import Person
from app.domain.posts.models import Post


@dataclass
class Card:
    """A thread as one meets it in a list. `thread` is None where the reader may not read it."""

    thread: Thread | None
    kind: str = "post"
    share: Share | None = None
    became: list[Thread] = field(default_factory=list)
    signs: dict[str, int] = field(default_factory=dict)
    why: list = field(default_factory=list)
    score: float | None = None


def cards_for(person: Person, threads: list[Thread], *, with_signs: bool = True) -> list[Card]:
    """Cards of `threads`, in their order. Two queries, or three with the signs given."""
    ids = [thread.id for thread in threads]
    if not ids:
        return []
    signs = reactions_to(ids) if with_signs else {}
    kinds, became = _kinds_and_children(person, ids)
    shares = _latest_shares(person, [thread.id for thread in threads if thread.share_count])
    return [
        Card(thread, kinds.get(thread.id) or thread.kind, shares.get(thread.id), became.get(thread.id, []), signs.get((thread.id, None), {}))
        for thread in threads
    ]


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
        if grown is not None and (grown.kind not in ("announcement", "outcome") or grown.state in ("published", "confirmed")):
            became.setdefault(thread_id, []).append(grown)
    return kinds, became


def _latest_shares(person: Person, ids: list[int]) -> dict[int, Share]:
    if not ids:
        return {}
    latest = select(func.max(Share.id)).where(Share.thread_id.in_(ids), Share.group_id.in_(readable_group_ids(person))).group_by(Share.thread_id)
    shares = db.session.scalars(select(Share).where(Share.id.in_(latest)).options(joinedload(Share.person), joinedload(Share.group)))
    return {share.thread_id: share for share in shares}
