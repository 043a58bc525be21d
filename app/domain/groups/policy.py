"""Who may do what in a group. Hidden groups are not found, so these rules ask only about known ones."""

from datetime import datetime

from app.domain.groups.models import Group, InvitationLink, Membership
from app.domain.groups.queries import is_member, membership_of
from app.domain.groups.suspensions import standing_in
from app.domain.people.models import Person

OUTSIDE = "Join the group first, then this is open to you."
ARCHIVED = "This group has been archived: everything stays to be read, and nothing is added."
BANNED = "Those who look after this group have asked you to stay out of it."


def can_found(person: Person) -> bool:
    return person.is_staff and person.is_active or person.kind == "house"


def can_read_group(person: Person | None, group: Group) -> bool:
    """Whether what is said in the group is `person`'s to read."""
    if person is None or not person.is_active:
        return False
    return (group.is_open and person.is_staff) or is_member(person, group)


def still_open(*groups: Group):
    """True, or why nothing is changed in what stands in one of these: it has been archived."""
    return ARCHIVED if any(group.is_archived for group in groups) else True


def can_write(person: Person | None, group: Group):
    """Members who are not suspended, while it is not archived. Whatever somebody says, signs or takes on here asks this first."""
    if person is None or not person.is_active:
        return False
    if group.is_archived:
        return ARCHIVED
    belongs, until = standing_in(group, person)
    return (until is None or suspended(group, until)) if belongs else OUTSIDE


def is_not_suspended(person: Person, group: Group) -> bool | str:
    """True, or until when `person` reads here and does not write."""
    _, until = standing_in(group, person)
    return until is None or suspended(group, until)


def suspended(group: Group, until: datetime) -> str:
    """What somebody is told who may not write for a while."""
    return f"You are suspended in {group.name} until {until:%A} {until.day} {until:%B, %H:%M} UTC. Until then you read."


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
    if membership and membership.state == "banned":
        return BANNED
    if group.is_archived:
        return ARCHIVED
    if membership and membership.state == "invited":
        return True
    if not person.is_staff:
        return "A guest joins where they are invited."
    return group.joining != "invitation" or "One gets in here by invitation."


def can_leave(person: Person, group: Group) -> bool:
    """Whoever belongs to it, has asked to, or was asked in. Nobody leaves a ban behind."""
    membership = membership_of(person, group)
    return membership is not None and membership.state in ("active", "requested", "invited")


def _role_in(person: Person, group: Group) -> str | None:
    membership = membership_of(person, group)
    return membership.role if membership and membership.state == "active" else None


def can_moderate(person: Person | None, group: Group) -> bool:
    return person is not None and _role_in(person, group) in ("moderator", "owner")


def can_own(person: Person | None, group: Group) -> bool:
    return person is not None and person.is_active and _role_in(person, group) == "owner"


def can_describe(person: Person | None, group: Group):
    """An owner, while the group is not archived."""
    if not can_own(person, group):
        return "An owner of the group changes how it describes itself."
    return still_open(group)


def can_invite(person: Person | None, group: Group):
    """Members of an open group invite; elsewhere those who look after it do."""
    if person is None or not person.is_staff:
        return False
    if group.is_archived:
        return ARCHIVED
    return can_moderate(person, group) or (group.is_open and is_member(person, group))


def can_decide(person: Person, membership: Membership):
    if membership.group.is_archived:
        return ARCHIVED
    return can_moderate(person, membership.group)


def can_remove_member(person: Person, membership: Membership):
    """Whoever looks after the group, and nobody puts an owner or themselves out."""
    if membership.role == "owner" and membership.state == "active":
        return "An owner leaves by themselves."
    return can_moderate(person, membership.group) and person.id != membership.person_id


def can_change_role(person: Person, membership: Membership) -> bool:
    return can_own(person, membership.group)


def can_lift_ban(person: Person, membership: Membership) -> bool:
    return can_moderate(person, membership.group)


def can_moderate_living(person: Person | None, group: Group):
    """Those who look after the group, while it is not archived."""
    if not can_moderate(person, group):
        return "Those who look after the group do that."
    return still_open(group)


def can_withdraw_link(person: Person | None, link: InvitationLink) -> bool:
    return can_moderate(person, link.group)


def can_follow_link(person: Person | None, link: InvitationLink):
    """Whoever it was meant for: any colleague, or the one it names. Whoever was banned, or whose host has gone, stays out."""
    if person is None or not person.is_active:
        return False
    if link.email and person.email_key != link.email:
        return "This invitation is for somebody else."
    if not link.email and not person.is_staff:
        return "A guest joins by an invitation in their own name."
    membership = membership_of(person, link.group)
    if membership and membership.state == "banned":
        return BANNED
    if not can_moderate(link.by, link.group) or not link.by.is_active:
        return "Whoever invited you no longer looks after this group. Ask for a new invitation."
    return still_open(link.group)


def can_admit_newcomer(person: Person, group: Group) -> bool:
    """The house, into what everybody may walk into."""
    return person.kind == "house" and group.is_open and group.joining == "free" and not group.is_archived
