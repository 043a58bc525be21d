"""Growing the line and noting who had a part. Called by other nouns' operations, which have asked whether one may."""

from collections.abc import Iterable

from sqlalchemy import delete, select, text

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.domain.discussions.models import Thread
from app.domain.lineage.events import Grew
from app.domain.lineage.models import EDGES, PARTS, Credit, Edge
from app.domain.lineage.walks import ancestry
from app.domain.people.models import Person


def grow(child: Thread, *, out_of: Thread, kind: str, by: Person, note: str = "", is_primary: bool = True) -> Edge:
    """Note that `child` came `out_of` something. Raises Invalid(line=…) where the line would bite its own tail."""
    if kind not in EDGES:
        raise ValueError(kind)
    if db.is_postgresql:
        # Two edges written at once could each be harmless and together a circle.
        db.session.execute(text("SELECT pg_advisory_xact_lock(7165)"))
    above = ancestry(out_of.id)
    if db.session.scalar(select(above.c.id).where(above.c.id == child.id)) is not None:
        raise Invalid(line="That came out of this already: nothing can grow out of what it led to.")
    if db.session.scalar(select(Edge.id).where(Edge.parent_id == out_of.id, Edge.child_id == child.id)) is not None:
        raise Invalid(line="The two are connected already.")
    edge = Edge(parent_id=out_of.id, child_id=child.id, kind=kind, note=note, is_primary=is_primary, person_id=by.id, created_at=now())
    db.session.add(edge)
    db.session.flush()
    record(Grew(actor_id=by.id, thread_id=child.id, parent_id=out_of.id, kind=kind))
    return edge


def part(child: Thread, parent_id: int) -> None:
    """The two have nothing to do with each other any more. Only for what could still be undone; what stays is a line for good."""
    db.session.execute(delete(Edge).where(Edge.child_id == child.id, Edge.parent_id == parent_id))


def credit(thread: Thread, parts: Iterable[tuple[int, str, int | None]]) -> list[int]:
    """Propose credits for `thread`: (person id, part, id of the group they did it in). Known ones stay as they are.

    Returns the ids of the people newly proposed. The house itself has no part in anything.
    """
    known = {(row.person_id, row.part) for row in db.session.scalars(select(Credit).where(Credit.thread_id == thread.id))}
    wanted = {}
    for person_id, part, group_id in parts:
        if part not in PARTS:
            raise ValueError(part)
        if (person_id, part) not in known:
            wanted.setdefault((person_id, part), group_id)
    people = set(db.session.scalars(select(Person.id).where(Person.id.in_({p for p, _ in wanted}), Person.kind != "house")))
    db.session.add_all(
        Credit(thread_id=thread.id, person_id=person_id, part=part, group_id=group_id, created_at=now())
        for (person_id, part), group_id in wanted.items()
        if person_id in people
    )
    db.session.flush()
    return sorted(people)
