"""Who may put a post on top, close its talk, and move it."""

from app.domain.discussions.models import Thread
from app.domain.discussions.policy import GONE, HELD, can_read_thread
from app.domain.groups.models import Group
from app.domain.groups.policy import can_moderate, still_open
from app.domain.groups.queries import is_member
from app.domain.people.models import Person

KEEPERS = "Those who look after the group do that."


def can_pin(person: Person | None, thread: Thread):
    """Who looks after its group, for a post that stands."""
    if thread.kind != "post":
        return "Posts can be pinned."
    return _keeps(person, thread)


def can_unpin(person: Person | None, thread: Thread) -> bool:
    return can_moderate(person, thread.group)


def can_lock(person: Person | None, thread: Thread):
    """Who looks after its group."""
    return _keeps(person, thread)


def can_move(person: Person | None, thread: Thread):
    """Whoever wrote it, or looks after the group it stands in. Into which groups, the operation asks."""
    if thread.kind != "post":
        return "Posts can be moved. What is further along the line stays where it grew."
    if thread.is_deleted or thread.held:
        return HELD if thread.held else GONE
    if not can_read_thread(person, thread) or not is_member(person, thread.group):
        return False
    if thread.group.is_archived:
        return still_open(thread.group)
    return person.id == thread.author_id or can_moderate(person, thread.group) or "Whoever wrote it, or looks after the group, moves it."


def _keeps(person: Person | None, thread: Thread):
    if thread.is_deleted or thread.held:
        return HELD if thread.held else GONE
    group: Group = thread.group
    if group.is_archived:
        return still_open(group)
    return can_moderate(person, group) or KEEPERS
