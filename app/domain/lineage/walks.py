"""Walking the line in one recursive query, up, down, or all over the family."""

from sqlalchemy import CTE, Select, case, literal, or_, select

from app.domain.discussions.models import Thread
from app.domain.lineage.models import Edge

MOST_RELATIVES = 500


def ancestry(thread_id: int) -> CTE:
    """Ids of everything the thread came out of, itself included."""
    walk = select(literal(thread_id).label("id")).cte("ancestry", recursive=True)
    return walk.union(select(Edge.parent_id).join(walk, Edge.child_id == walk.c.id))


def beginnings(threads: Select) -> CTE:
    """Ids of everything any of `threads` came out of, themselves included."""
    walk = threads.cte("beginnings", recursive=True)
    return walk.union(select(Edge.parent_id).join(walk, Edge.child_id == walk.c.id))


def offspring(thread_id: int) -> CTE:
    """Ids of everything that came out of the thread, itself included."""
    walk = select(literal(thread_id).label("id")).cte("offspring", recursive=True)
    return walk.union(select(Edge.child_id).join(walk, Edge.parent_id == walk.c.id))


def offspring_each(thread_ids: list[int]) -> CTE:
    """The same for several threads at once: pairs (origin, id)."""
    walk = select(Thread.id.label("origin"), Thread.id.label("id")).where(Thread.id.in_(thread_ids)).cte("offspring_each", recursive=True)
    return walk.union(select(walk.c.origin, Edge.child_id).join(walk, Edge.parent_id == walk.c.id))


def kin(thread_id: int) -> CTE:
    """Ids of everything connected with the thread, nearest first."""
    walk = select(literal(thread_id).label("id")).cte("kin", recursive=True)
    other_end = case((Edge.parent_id == walk.c.id, Edge.child_id), else_=Edge.parent_id)
    return walk.union(select(other_end).join(walk, or_(Edge.parent_id == walk.c.id, Edge.child_id == walk.c.id)))
