"""What those who look after a group do about its members."""

from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.groups.events import RoleChanged
from app.domain.groups.models import ROLES, Membership
from app.domain.groups.places import dismiss
from app.domain.groups.policy import can_change_role, can_remove_member
from app.domain.groups.queries import owners_of
from app.domain.people.models import Person


@permits(can_remove_member)
def remove_member(membership: Membership, *, by: Person) -> None:
    """Take somebody out of the group, or turn down a request."""
    dismiss(membership, by)


@permits(can_change_role)
def change_role(membership: Membership, *, by: Person, role: str) -> Membership:
    """Make a member a moderator or owner, or an ordinary member again."""
    if role not in ROLES or membership.state != "active":
        raise Invalid(role="Choose one of those offered.")
    if membership.person.kind == "guest" and role != "member":
        raise Invalid(role="A guest can only be a member.")
    if membership.role == "owner" and role != "owner" and owners_of(membership.group) == 1:
        raise Invalid(role="A group keeps at least one owner.")
    membership.role = role
    record(RoleChanged(actor_id=by.id, group_id=membership.group_id, person_id=membership.person_id, role=role))
    return membership
