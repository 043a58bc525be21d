"""What somebody began, and where it went."""

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased, joinedload

from app.core.database import db
from app.domain.discussions.models import Thread
from app.domain.discussions.queries import threads_visible_to, told
from app.domain.groups.queries import readable_group_ids
from app.domain.lineage.models import Edge
from app.domain.lineage.walks import offspring_each
from app.domain.people.models import Person


def begun_by(person: Person) -> Select:
    """Posts and ideas of `person` out of which something came that they may read, and which did not themselves come out of something
    the person began; page them by (Thread.created_at, Thread.id)."""
    child, parent = aliased(Thread), aliased(Thread)
    grown = select(Edge.id).join(child, child.id == Edge.child_id).where(Edge.parent_id == Thread.id, child.deleted_at.is_(None))
    grown = grown.where(child.group_id.in_(readable_group_ids(person))).correlate(Thread)
    own = select(Edge.id).join(parent, parent.id == Edge.parent_id).where(Edge.child_id == Thread.id, parent.author_id == person.id)
    mine = threads_visible_to(person).where(Thread.author_id == person.id, Thread.kind.in_(("post", "idea")), grown.exists())
    mine = mine.where(~own.correlate(Thread).exists())
    return mine.options(joinedload(Thread.group))


def descendants_of_each(threads: list[Thread], *, seen_by: Person) -> dict[int, dict[str, int]]:
    """What came out of each of `threads` that `seen_by` may read: `{7: {"project": 1}}`. One query for all."""
    below = offspring_each([thread.id for thread in threads])
    query = (
        select(below.c.origin, Thread.kind, func.count())
        .join(Thread, Thread.id == below.c.id)
        .where(below.c.id != below.c.origin, Thread.group_id.in_(readable_group_ids(seen_by)), Thread.deleted_at.is_(None), told())
        .group_by(below.c.origin, Thread.kind)
    )
    found = {}
    for origin, kind, number in db.session.execute(query) if threads else ():
        found.setdefault(origin, {})[kind] = number
    return found
