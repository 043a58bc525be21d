"""Where something came from and what became of it, as somebody may see it."""

from sqlalchemy import CTE, func, or_, select
from sqlalchemy.orm import joinedload

from app.core.database import db
from app.domain.discussions.models import Share, Thread
from app.domain.discussions.queries import settled, told
from app.domain.groups.models import Group
from app.domain.groups.queries import group_ids_of, readable_group_ids
from app.domain.lineage.models import Edge
from app.domain.lineage.tree import Line, arrange
from app.domain.lineage.walks import MOST_RELATIVES, ancestry, kin, offspring
from app.domain.people.models import Person


def line_of(thread: Thread, *, seen_by: Person | None) -> Line:
    """The whole family of `thread`, the 500 nearest. What `seen_by` may not read is hidden. At most three queries.

    What is still being drafted shows only to the members of its group.
    """
    readable, mine = Thread.group_id.in_(readable_group_ids(seen_by)), Thread.group_id.in_(group_ids_of(seen_by))
    query = _relatives(kin(thread.id)).add_columns(readable & (Thread.held == ""))
    rows = db.session.execute(query.where(or_(settled(), mine))).all()
    threads = [row[0] for row in rows]
    may_read = {relative.id for relative, is_readable in rows if is_readable}
    return arrange(threads, edges_among(threads), readable=may_read, brought_to=_rooms(threads, may_read, readable_group_ids(seen_by)))


def ancestors_of(thread: Thread) -> list[Thread]:
    """What `thread` came out of, and itself, oldest first, whoever asks: for copies and credits, which filter it."""
    return list(db.session.scalars(_relatives(ancestry(thread.id))))


def edges_among(threads: list[Thread]) -> list[tuple[int, int]]:
    """Pairs (parent id, child id) between `threads`, a child's primary parent first."""
    ids = [thread.id for thread in threads]
    if len(ids) < 2:
        return []
    query = select(Edge.parent_id, Edge.child_id).where(Edge.parent_id.in_(ids), Edge.child_id.in_(ids))
    return [(parent, child) for parent, child in db.session.execute(query.order_by(Edge.is_primary.desc(), Edge.id))]


def descendants_of(thread: Thread, *, seen_by: Person | None) -> dict[str, int]:
    """How many of each kind came out of `thread` that `seen_by` may read: `{"idea": 1, "project": 1}`."""
    below = offspring(thread.id)
    query = (
        select(Thread.kind, func.count())
        .join(below, below.c.id == Thread.id)
        .where(Thread.id != thread.id, Thread.group_id.in_(readable_group_ids(seen_by)), Thread.deleted_at.is_(None), told())
        .group_by(Thread.kind)
    )
    return dict(db.session.execute(query).all())


def _relatives(walk: CTE):
    return (
        select(Thread)
        .where(Thread.id.in_(select(walk.c.id).limit(MOST_RELATIVES)))
        .options(joinedload(Thread.group), joinedload(Thread.author))
        .order_by(Thread.created_at, Thread.id)
    )


def _rooms(threads: list[Thread], may_read: set[int], groups) -> dict[int, tuple[str, ...]]:
    carried = [thread.id for thread in threads if thread.share_count and thread.id in may_read and not thread.is_deleted]
    rooms = {}
    query = select(Share.thread_id, Group.name).join(Group, Group.id == Share.group_id).order_by(Share.created_at, Share.id)
    for thread_id, name in db.session.execute(query.where(Share.thread_id.in_(carried), Group.id.in_(groups))) if carried else ():
        rooms[thread_id] = (*rooms.get(thread_id, ()), name)
    return rooms
