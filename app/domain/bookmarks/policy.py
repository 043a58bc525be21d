"""Who may keep what."""

from app.domain.discussions.models import Thread
from app.domain.discussions.policy import can_read_thread
from app.domain.people.models import Person


def can_save(person: Person | None, thread: Thread) -> bool:
    """Whoever may read it."""
    return can_read_thread(person, thread)


def can_unsave(person: Person | None, thread: Thread) -> bool:
    """What one has kept one may put away, also where one reads no more."""
    return person is not None and person.is_active
