"""A person's place in a group, taken and given up: what every way in and out has in common."""

from sqlalchemy import update

from app.core.clock import now
from app.core.database import db
from app.core.events import record
from app.domain.groups.events import Joined, Left
from app.domain.groups.models import Group, Membership
from app.domain.people.models import Person


def place(
    group: Group, person: Person, *, state: str, role: str = "member", invited_by: Person | None = None, known: Membership | None = None
) -> Membership:
    """`person` stands in `group` in the given state from now on, in the row they are `known` by if there is one."""
    membership = known or Membership(group_id=group.id, person_id=person.id)
    membership.role, membership.state, membership.reason = role, state, ""
    membership.invited_by_id = invited_by and invited_by.id
    membership.created_at = membership.looked_at = now()
    if known is None:
        membership.group, membership.person = group, person
        db.session.add(membership)
    db.session.flush()
    return membership


def admit(
    group: Group, person: Person, *, membership: Membership | None = None, role: str = "member", by: Person | None = None
) -> Membership:
    """`person` belongs to `group` from now on; `by` is whoever let them in, if not they themselves."""
    membership = place(group, person, state="active", role=role, known=membership)
    _count(membership, 1)
    record(Joined(actor_id=(by or person).id, group_id=group.id, person_id=person.id))
    return membership


def discharge(membership: Membership, by: Person, *, state: str, reason: str) -> None:
    """The person belongs no more; the row keeps why, so that it can be told to them."""
    _leave(membership, by)
    membership.state, membership.role, membership.reason = state, "member", reason
    db.session.flush()


def dismiss(membership: Membership, by: Person) -> None:
    """The membership, request, invitation or ban ends without a trace."""
    _leave(membership, by)
    db.session.delete(membership)
    db.session.flush()


def _leave(membership: Membership, by: Person) -> None:
    if membership.state == "active":
        _count(membership, -1)
        record(Left(actor_id=by.id, group_id=membership.group_id, person_id=membership.person_id))


def _count(membership: Membership, change: int) -> None:
    db.session.execute(update(Group).where(Group.id == membership.group_id).values(member_count=Group.member_count + change))
