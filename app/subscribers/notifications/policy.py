"""Whose notifications are whose."""

from app.domain.people.models import Person
from app.subscribers.notifications.models import Notification


def can_mark_read(person: Person | None, notification: Notification) -> bool:
    return person is not None and person.id == notification.person_id
