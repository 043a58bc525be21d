"""A person's place in a group, taken and given up: what every way in and out has in common."""

from sqlalchemy import update

from app.core.clock import now
from app.core.database import db
from app.core.events import record
from app.domain.groups.events import Joined, Left
from app.domain.groups.models import Group, Membership
from app.domain.people.models import Person


def place(group: Group, person: Person, *, state: str, role: str = "member", invited_by: Person | None = None) -> Membership:
    """A new row for `person` in `group`, in the given state."""
    membership = Membership(
        group_id=group.id,
        person_id=person.id,
        role=role,
        state=state,
        invited_by_id=invited_by and invited_by.id,
        created_at=now(),
        looked_at=now(),
    )
    membership.group, membership.person = group, person
    db.session.add(membership)
    db.session.flush()
    return membership


def admit(
    group: Group, person: Person, *, membership: Membership | None = None, role: str = "member", by: Person | None = None
) -> Membership:
    """`person` belongs to `group` from now on; `by` is whoever let them in, if not they themselves."""
    if membership is None:
        membership = place(group, person, state="active", role=role)
    else:
        membership.state, membership.created_at, membership.looked_at = "active", now(), now()
    db.session.execute(update(Group).where(Group.id == group.id).values(member_count=Group.member_count + 1))
    record(Joined(actor_id=(by or person).id, group_id=group.id, person_id=person.id))
    return membership


def dismiss(membership: Membership, by: Person) -> None:
    """The membership, request or invitation ends."""
    if membership.state == "active":
        db.session.execute(update(Group).where(Group.id == membership.group_id).values(member_count=Group.member_count - 1))
        record(Left(actor_id=by.id, group_id=membership.group_id, person_id=membership.person_id))
    db.session.delete(membership)
    db.session.flush()
