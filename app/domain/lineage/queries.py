"""Where something came from and what became of it, as somebody may see it."""

from sqlalchemy import CTE, Select, String, case, cast, func, or_, select
from sqlalchemy.orm import joinedload

from app.core.database import db
from app.domain.discussions.models import Share, Thread
from app.domain.discussions.queries import settled, told
from app.domain.groups.models import Group
from app.domain.groups.queries import group_ids_of, readable_group_ids
from app.domain.lineage.models import Edge
from app.domain.lineage.tree import Line, arrange
from app.domain.lineage.walks import MOST_RELATIVES, ancestry, beginnings, kin, offspring
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
    counts = descendants_in(db.session.scalar(what_came_of(thread.id, seen_by=seen_by)))
    return {kind: number for kind, number in counts.items() if kind != "private"}


def what_came_of(thread_id: int, *, seen_by: Person | None) -> Select:
    """One text with how many of each kind came out of that thread, "private" for those `seen_by` may not read, to be asked
    along with something else. `descendants_in` reads it."""
    below = offspring(thread_id)
    kind = case((Thread.group_id.in_(readable_group_ids(seen_by)), Thread.kind), else_="private").label("kind")
    each = select(kind).join(below, below.c.id == Thread.id).where(Thread.id != thread_id, Thread.deleted_at.is_(None), told()).subquery()
    counts = select((each.c.kind + " " + cast(func.count(), String)).label("count")).group_by(each.c.kind).subquery()
    return select(func.aggregate_strings(counts.c.count, "\n"))


def descendants_in(text: str | None) -> dict[str, int]:
    """The counts in what `what_came_of` answered."""
    return {kind: int(number) for kind, number in (line.split() for line in (text or "").splitlines())}


def beginnings_of(threads: Select) -> Select:
    """The posts with which the lines of `threads` (a select of ids) began."""
    above = beginnings(threads)
    has_parent = select(Edge.id).where(Edge.child_id == Thread.id).exists()
    return select(Thread).where(Thread.id.in_(select(above.c.id)), Thread.kind == "post", Thread.deleted_at.is_(None), ~has_parent)


def _relatives(walk: CTE):
    return (
        select(Thread)
        .where(Thread.id.in_(select(walk.c.id).limit(MOST_RELATIVES)))
        .options(joinedload(Thread.group), joinedload(Thread.writer))
        .order_by(Thread.created_at, Thread.id)
    )


def _rooms(threads: list[Thread], may_read: set[int], groups) -> dict[int, tuple[str, ...]]:
    carried = [thread.id for thread in threads if thread.share_count and thread.id in may_read and not thread.is_deleted]
    rooms = {}
    query = select(Share.thread_id, Group.name).join(Group, Group.id == Share.group_id).order_by(Share.created_at, Share.id)
    for thread_id, name in db.session.execute(query.where(Share.thread_id.in_(carried), Group.id.in_(groups))) if carried else ():
        rooms[thread_id] = (*rooms.get(thread_id, ()), name)
    return rooms
