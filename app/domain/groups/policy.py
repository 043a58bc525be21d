"""Who may do what in a group. Hidden groups are not found, so these rules ask only about known ones."""

from app.domain.groups.models import Group, Membership
from app.domain.groups.queries import is_member, membership_of
from app.domain.people.models import Person

OUTSIDE = "Join the group first, then this is open to you."


def can_found(person: Person) -> bool:
    return person.is_staff and person.is_active or person.kind == "house"


def can_read_group(person: Person | None, group: Group) -> bool:
    """Whether what is said in the group is `person`'s to read."""
    if person is None or not person.is_active:
        return False
    return (group.is_open and person.is_staff) or is_member(person, group)


def can_write(person: Person | None, group: Group):
    """Members. Whatever somebody says, signs or takes on in the group asks this first."""
    if person is None or not person.is_active:
        return False
    return is_member(person, group) or OUTSIDE


def can_post(person: Person | None, group: Group):
    """Members; in a group in which only its keepers begin, those."""
    verdict = can_write(person, group)
    if verdict is True and group.keepers_post and not can_moderate(person, group):
        return f"In {group.name} only those who look after it begin something. You can answer what they say."
    return verdict


def can_answer(person: Person | None, group: Group):
    """Members; where the keepers want to be heard without answers, those."""
    verdict = can_write(person, group)
    if verdict is True and group.keepers_comment and not can_moderate(person, group):
        return f"In {group.name} only those who look after it answer."
    return verdict


def can_join(person: Person, group: Group):
    if not person.is_active:
        return False
    membership = membership_of(person, group)
    if membership and membership.state == "invited":
        return True
    if not person.is_staff:
        return "A guest joins where they are invited."
    return group.joining != "invitation" or "One gets in here by invitation."


def can_leave(person: Person, group: Group) -> bool:
    return membership_of(person, group) is not None


def _role_in(person: Person, group: Group) -> str | None:
    membership = membership_of(person, group)
    return membership.role if membership and membership.state == "active" else None


def can_moderate(person: Person | None, group: Group) -> bool:
    return person is not None and _role_in(person, group) in ("moderator", "owner")


def can_own(person: Person | None, group: Group) -> bool:
    return person is not None and _role_in(person, group) == "owner"


def can_invite(person: Person | None, group: Group) -> bool:
    """Members of an open group invite; elsewhere those who look after it do."""
    if person is None or not person.is_staff:
        return False
    return can_moderate(person, group) or (group.is_open and is_member(person, group))


def can_decide(person: Person, membership: Membership) -> bool:
    return can_moderate(person, membership.group)


def can_remove_member(person: Person, membership: Membership):
    if membership.role == "owner":
        return "An owner leaves by themselves."
    return can_moderate(person, membership.group)


def can_change_role(person: Person, membership: Membership) -> bool:
    return can_own(person, membership.group)


def can_see_members(person: Person | None, group: Group) -> bool:
    return can_read_group(person, group)
