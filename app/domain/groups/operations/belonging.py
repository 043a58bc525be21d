"""Joining, leaving, asking in, and what each member decides for themselves."""

from app.core.clock import now
from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.groups.events import Invited, Requested
from app.domain.groups.models import FOLLOWING, Group, Membership
from app.domain.groups.places import DECIDED, admit, dismiss, place
from app.domain.groups.policy import can_decide, can_invite, can_join, can_leave
from app.domain.groups.queries import membership_of, other_owners
from app.domain.people.models import Person


@permits(can_join)
def join(group: Group, *, by: Person) -> Membership:
    """Join, accept an invitation, or ask to be let in: whichever applies. Twice is once."""
    membership = membership_of(by, group)
    if membership and membership.state in ("active", "requested"):
        return membership
    if (membership and membership.state == "invited") or group.joining == "free":
        return admit(group, by, membership=membership)
    membership = place(group, by, state="requested", known=membership)
    record(Requested(actor_id=by.id, group_id=group.id, person_id=by.id))
    return membership


@permits(can_leave)
def leave(group: Group, *, by: Person) -> None:
    """Leave, decline an invitation or take back a request. The last owner stays."""
    membership = membership_of(by, group)
    if membership.role == "owner" and membership.state == "active" and not other_owners(membership):
        raise Invalid(role="You are the last owner. Hand the group to somebody first.")
    dismiss(membership, by)


@permits(can_invite)
def invite(group: Group, *, by: Person, person: Person) -> Membership:
    """Ask `person` in; they decide. Somebody who has asked to join is let in at once. Raises Invalid(handle=…) for whoever is banned."""
    membership = membership_of(person, group)
    if membership and membership.state == "banned":
        raise Invalid(handle=f"{person.name} is banned from this group. Lift the ban first.")
    if membership is None or membership.state in ("declined", "removed"):
        membership = place(group, person, state="invited", invited_by=by, known=membership)
        record(Invited(actor_id=by.id, group_id=group.id, person_id=person.id))
    elif membership.state == "requested":
        admit(group, person, membership=membership, by=by)
    return membership


@permits(can_decide)
def approve(membership: Membership, *, by: Person) -> Membership:
    """Let in somebody who asked."""
    if membership.state != "requested":
        raise Invalid(membership=DECIDED)
    return admit(membership.group, membership.person, membership=membership, by=by)


@permits(can_leave)
def follow_group(group: Group, *, by: Person, following: str) -> Membership:
    """How much of the group a member wants to hear."""
    if following not in FOLLOWING:
        raise Invalid(following="Choose one of those offered.")
    membership = membership_of(by, group)
    membership.following = following
    return membership


@permits(can_leave)
def look(group: Group, *, by: Person) -> None:
    """Move the member's own bookmark to now; the next visit marks what is new since."""
    membership_of(by, group).looked_at = now()
