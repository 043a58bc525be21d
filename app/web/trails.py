"""A thread's nearest family for its own page: everything it came out of, and what came out of it at once."""

from sqlalchemy import case, or_, select
from sqlalchemy.orm import joinedload

from app.core.database import db
from app.domain.discussions.models import Thread
from app.domain.discussions.queries import settled
from app.domain.groups.queries import group_ids_of, readable_group_ids
from app.domain.lineage.models import Edge
from app.domain.lineage.tree import Line, arrange
from app.domain.lineage.walks import ancestry
from app.edge.caller import caller


def nearest_line(thread: Thread) -> Line:
    """The ancestors, the thread and its children as the caller may see them. One query."""
    other = case((Edge.parent_id == thread.id, Edge.child_id), else_=Edge.parent_id)
    readable = Thread.group_id.in_(readable_group_ids(caller())) & (Thread.held == "")
    query = (
        select(Edge, Thread, readable)
        .join(Thread, Thread.id == other)
        .where(or_(Edge.child_id.in_(select(ancestry(thread.id).c.id)), Edge.parent_id == thread.id))
        .where(or_(settled(), Thread.group_id.in_(group_ids_of(caller()))))
        .options(joinedload(Thread.group), joinedload(Thread.writer))
        .order_by(Edge.is_primary.desc(), Edge.id)
        .limit(100)
    )
    rows = db.session.execute(query).all()
    threads = {thread.id: thread} | {relative.id: relative for _, relative, _ in rows}
    pairs = list(dict.fromkeys((edge.parent_id, edge.child_id) for edge, _, _ in rows))
    may_read = {relative.id for _, relative, is_readable in rows if is_readable} | {thread.id}
    oldest_first = sorted(threads.values(), key=lambda relative: (relative.created_at, relative.id))
    return arrange(oldest_first, pairs, readable=may_read, brought_to={})


def kin_of(thread: Thread) -> dict:
    """What a page of the line shows of its family: the trail to it, its parents, its children."""
    line = nearest_line(thread)
    nodes = {node.id: node for node in line.nodes}
    parents = [nodes[parent] for parent, child in line.edges if child == thread.id]
    children = [nodes[child] for parent, child in line.edges if parent == thread.id]
    return {"trail": line.trail(thread.id), "parents": parents, "children": [child for child in children if child.href]}
