"""Who keeps order, and who may know what was done."""

from app.domain.groups.models import Group
from app.domain.groups.policy import can_moderate, can_own
from app.domain.groups.queries import is_member
from app.domain.people.models import Person


def can_set_gates(person: Person | None, group: Group):
    """Its owners."""
    return can_own(person, group) or "An owner of the group decides who begins and who answers."


def can_keep(person: Person | None, group: Group) -> bool:
    """Whether the desk of the group is `person`'s: its moderators and owners."""
    return can_moderate(person, group)


def can_read_log(person: Person | None, group: Group):
    """Members."""
    return is_member(person, group) or "Members read what was done here, and why."
