"""Who may sum up."""

from app.domain.discussions.models import Thread
from app.domain.discussions.policy import GONE, HELD, can_read_thread
from app.domain.groups.policy import can_write
from app.domain.people.models import Person

LONG = 10


def can_sum_up(person: Person | None, thread: Thread):
    """Any member of its home group, once ten replies have been given there; a closed conversation is worth summing up too."""
    if thread.is_deleted or thread.held:
        return HELD if thread.held else GONE
    if not can_read_thread(person, thread):
        return False
    verdict = can_write(person, thread.group)
    if verdict is True and thread.comment_count < LONG:
        return f"So few replies read faster than any summary. From {LONG} on there is one."
    return verdict
