"""A person's place in a group, taken and given up: what every way in and out has in common."""

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.domain.groups.events import Joined, Left
from app.domain.groups.models import Group, Membership
from app.domain.people.models import Person

DECIDED = "This has been decided already."


def place(
    group: Group, person: Person, *, state: str, role: str = "member", invited_by: Person | None = None, known: Membership | None = None
) -> Membership:
    """`person` stands in `group` in the given state from now on, in the row they are `known` by if there is one.

    Raises Invalid(membership=…) where somebody else has changed that meanwhile.
    """
    stands = {"role": role, "state": state, "reason": "", "invited_by_id": invited_by and invited_by.id}
    stands |= dict.fromkeys(("created_at", "looked_at"), now())
    if known is not None:
        return _turn(known, **stands)
    membership = Membership(group_id=group.id, person_id=person.id, **stands)
    membership.group, membership.person = group, person
    try:
        with db.session.begin_nested():
            db.session.add(membership)
    except IntegrityError:
        raise Invalid(membership=DECIDED) from None
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
    """The person belongs no more; the row keeps why, so that it can be told to them. Raises as `place`."""
    belonged = membership.state == "active"
    _turn(membership, state=state, role="member", reason=reason)
    if belonged:
        _leave(membership, by)


def dismiss(membership: Membership, by: Person) -> None:
    """The membership, request, invitation or ban ends without a trace. Raises as `place`."""
    belonged = membership.state == "active"
    if not db.session.execute(delete(Membership).where(*_as_known(membership))).rowcount:
        raise Invalid(membership=DECIDED)
    if belonged:
        _leave(membership, by)


def _turn(membership: Membership, **values) -> Membership:
    # Compare and set: of two who decide at once, one does, and the members are counted once.
    if not db.session.execute(update(Membership).where(*_as_known(membership)).values(**values)).rowcount:
        raise Invalid(membership=DECIDED)
    db.session.refresh(membership)
    return membership


def _as_known(membership: Membership) -> tuple:
    return Membership.id == membership.id, Membership.state == membership.state


def _leave(membership: Membership, by: Person) -> None:
    _count(membership, -1)
    record(Left(actor_id=by.id, group_id=membership.group_id, person_id=membership.person_id))


def _count(membership: Membership, change: int) -> None:
    db.session.execute(update(Group).where(Group.id == membership.group_id).values(member_count=Group.member_count + change))
