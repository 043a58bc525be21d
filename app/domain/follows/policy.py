"""Who may follow what. What one follows is nobody else's to know."""

from app.domain.discussions.models import Thread
from app.domain.discussions.policy import can_read_thread
from app.domain.people.models import Person


def can_follow_thread(person: Person | None, thread: Thread) -> bool:
    """Whoever may read it, also when it has been taken back: silence is always to be had."""
    return can_read_thread(person, thread)


def can_follow_person(person: Person | None, subject: Person):
    """Anybody but oneself and the house."""
    if person is None or not person.is_active or subject.kind == "house":
        return False
    return person.id != subject.id or "You hear of yourself anyway."


def can_follow(person: Person | None, *_) -> bool:
    return person is not None and person.is_active
