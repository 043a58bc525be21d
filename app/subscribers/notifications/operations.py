"""Seen, and done with."""

from datetime import datetime

from sqlalchemy import update

from app.core.clock import now
from app.core.database import db
from app.core.policy import anyone, permits
from app.domain.people.models import Person
from app.subscribers.notifications.models import Notification
from app.subscribers.notifications.policy import can_mark_read


@permits(can_mark_read)
def mark_read(notification: Notification, *, by: Person) -> None:
    """`by` has seen this; what comes later is told anew."""
    if notification.read_at is None:
        notification.read_at = now()


@permits(anyone)
def mark_all_read(*, by: Person, before: datetime | None = None) -> int:
    """`by` has seen everything there is, or what they were told until `before`; returns how much that was."""
    mine = [Notification.person_id == by.id, Notification.read_at.is_(None)]
    mine += [Notification.updated_at < before] if before else []
    return db.session.execute(update(Notification).where(*mine).values(read_at=now())).rowcount
