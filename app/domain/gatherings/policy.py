"""Who may say that they come, and who may move a gathering."""

from app.domain.discussions.policy import can_react
from app.domain.gatherings.models import Gathering
from app.domain.groups.policy import OUTSIDE, can_moderate
from app.domain.people.models import Person

OVER = "This is over."


def can_attend(person: Person | None, gathering: Gathering):
    """Whoever belongs there; staff also come to what an open group does without joining it first."""
    if gathering.is_over:
        return OVER
    verdict = can_react(person, gathering.thread)
    return person.is_staff if verdict == OUTSIDE else verdict


def can_move(person: Person | None, gathering: Gathering):
    """Whoever invited, or looks after the group, while it is still to come."""
    if gathering.is_over or gathering.thread.is_deleted:
        return OVER
    mine = person is not None and person.is_active and person.id == gathering.thread.author_id
    return mine or can_moderate(person, gathering.thread.group)


def is_house(person: Person) -> bool:
    """What time itself causes happens in the name of the house."""
    return person.kind == "house"
