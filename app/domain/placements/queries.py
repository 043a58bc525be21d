"""Finding what is on top, what was moved, and who would read a post elsewhere."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from app.core.database import db
from app.domain.discussions.models import Share, Thread
from app.domain.groups.models import VISIBILITIES, Group, Membership
from app.domain.groups.queries import group_ids_of, groups_visible_to, readable_group_ids
from app.domain.people.models import Person
from app.domain.placements.models import Move, Pin


def pinned_in(group: Group) -> Select:
    """Ids of the posts on top of the group's talk."""
    return select(Pin.thread_id).where(Pin.group_id == group.id)


def moves_of(thread: Thread, *, seen_by: Person | None) -> Select:
    """How `thread` was moved, newest first, as far as `seen_by` may know the group it came from."""
    known = groups_visible_to(seen_by).with_only_columns(Group.id)
    query = select(Move).where(Move.thread_id == thread.id, Move.from_id.in_(known))
    return query.options(joinedload(Move.origin), joinedload(Move.by)).order_by(Move.id.desc())


def rooms_left_behind(thread: Thread, *, seen_by: Person | None) -> list[Group]:
    """Groups in which others' words about `thread` stayed when it was moved on, as far as `seen_by` may read them."""
    left = select(Move.from_id).where(Move.thread_id == thread.id, Move.leaves_behind)
    query = select(Group).where(Group.id.in_(left), Group.id.in_(readable_group_ids(seen_by)), Group.id != thread.group_id)
    return list(db.session.scalars(query.order_by(Group.name_key)))


@dataclass(frozen=True)
class Notice:
    """What the old group is told of a move. `into` is None where the reader may not know the new group."""

    into: str | None
    slug: str | None
    by: str
    reason: str
    at: datetime


def last_moves(group: Group) -> Select:
    """Ids of the last move of each post out of `group`."""
    return select(func.max(Move.id)).where(Move.from_id == group.id).group_by(Move.thread_id)


def moved_from(group: Group, threads: list[int], *, seen_by: Person | None) -> dict[int, Notice]:
    """The notices of those of `threads` that were moved out of `group`."""
    known = (Group.id == Move.to_id) & Group.id.in_(groups_visible_to(seen_by).with_only_columns(Group.id))
    query = (
        select(Move.thread_id, Group.name, Group.slug, Person.name, Move.reason, Move.created_at).select_from(Move).outerjoin(Group, known)
    )
    query = query.join(Person, Person.id == Move.by_id).where(Move.id.in_(last_moves(group)), Move.thread_id.in_(threads))
    return {thread_id: Notice(*words) for thread_id, *words in db.session.execute(query)} if threads else {}


def groups_to_move_to(person: Person, thread: Thread) -> Select:
    """Groups of `person` in which `thread` does not stand yet, by name."""
    reached = select(Share.group_id).where(Share.thread_id == thread.id)
    query = select(Group).where(Group.id.in_(group_ids_of(person)), Group.id != thread.group_id, Group.id.not_in(reached))
    return query.where(Group.archived_at.is_(None)).order_by(Group.name_key)


def widens(origin: Group, into: Group) -> bool:
    """Whether somebody may read `into` who may not read `origin`, now or by joining as easily as `into` lets them."""
    members = select(Membership.person_id).where(Membership.group_id == origin.id, Membership.state == "active")
    others = select(Membership.id).join(Person, Person.id == Membership.person_id)
    others = others.where(Membership.group_id == into.id, Membership.state == "active", Membership.person_id.not_in(members))
    if origin.is_open:
        others = others.where(Person.kind == "guest")
    elif VISIBILITIES.index(into.visibility) < VISIBILITIES.index(origin.visibility):
        return True
    return db.session.scalar(others.limit(1)) is not None
