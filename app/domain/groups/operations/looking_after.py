"""What those who look after a group do about its members."""

from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.groups.events import BanLifted, Banned, Declined, RoleChanged
from app.domain.groups.models import ROLES, Membership
from app.domain.groups.places import DECIDED, discharge, dismiss
from app.domain.groups.policy import can_change_role, can_lift_ban, can_remove_member
from app.domain.groups.queries import other_owners
from app.domain.people.models import Person

LONGEST_REASON = 300


@permits(can_remove_member)
def remove_member(membership: Membership, *, by: Person, reason: str = "") -> None:
    """Take somebody out of the group, turn down a request, or take an invitation back. They are told, with the `reason` if there is one."""
    reason = _reason(reason)
    if membership.state == "invited":
        dismiss(membership, by)
    elif membership.state == "requested":
        discharge(membership, by, state="declined", reason=reason)
        record(Declined(actor_id=by.id, group_id=membership.group_id, person_id=membership.person_id))
    elif membership.state == "active":
        discharge(membership, by, state="removed", reason=reason)
    else:
        raise Invalid(membership=DECIDED)


@permits(can_remove_member)
def ban(membership: Membership, *, by: Person, reason: str) -> None:
    """Take somebody out for good: they cannot join, ask or be asked in until the ban is lifted. Raises Invalid(reason=…) without one."""
    reason = _reason(reason)
    if not reason:
        raise Invalid(reason="Say why: they will read it, and so will whoever looks after the group after you.")
    if membership.state == "banned":
        raise Invalid(membership=DECIDED)
    discharge(membership, by, state="banned", reason=reason)
    record(Banned(actor_id=by.id, group_id=membership.group_id, person_id=membership.person_id))


@permits(can_lift_ban)
def lift_ban(membership: Membership, *, by: Person) -> None:
    """They may come back, in the way everybody else may come."""
    if membership.state != "banned":
        raise Invalid(membership=DECIDED)
    dismiss(membership, by)
    record(BanLifted(actor_id=by.id, group_id=membership.group_id, person_id=membership.person_id))


@permits(can_change_role)
def change_role(membership: Membership, *, by: Person, role: str) -> Membership:
    """Make a member a moderator or owner, or an ordinary member again."""
    if role not in ROLES or membership.state != "active":
        raise Invalid(role="Choose one of those offered.")
    if membership.person.kind == "guest" and role != "member":
        raise Invalid(role="A guest can only be a member.")
    if membership.role == "owner" and role != "owner" and not other_owners(membership):
        raise Invalid(role="A group keeps at least one owner.")
    membership.role = role
    record(RoleChanged(actor_id=by.id, group_id=membership.group_id, person_id=membership.person_id, role=role))
    return membership


@permits(can_change_role)
def hand_over(membership: Membership, *, by: Person, own: Membership) -> Membership:
    """Make somebody else an owner and become a member, in one act; `own` is the membership of `by`."""
    if membership.id == own.id or own.person_id != by.id:
        raise Invalid(membership="Choose somebody else to hand the group to.")
    if not membership.person.is_active:
        raise Invalid(membership=f"{membership.person.name} does not work here any more.")
    change_role(membership, by=by, role="owner")
    change_role(own, by=by, role="member")
    return membership


def _reason(reason: str) -> str:
    reason = " ".join(reason.split())
    if len(reason) > LONGEST_REASON:
        raise Invalid(reason=f"At most {LONGEST_REASON} characters.")
    return reason
