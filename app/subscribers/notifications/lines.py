"""Who should hear what became of something they began."""

from collections.abc import Iterator

from sqlalchemy import select

from app.core.database import db
from app.domain.discussions.models import Thread
from app.domain.lineage.events import LinesTold
from app.domain.lineage.queries import descendants_of
from app.domain.lineage.wording import spelled
from app.subscribers.notifications.matters import Matter
from app.subscribers.notifications.models import Notification


def of_lines(fact: LinesTold) -> Iterator[Matter]:
    """Whoever began them, where more came of it that they may read than they were told before."""
    for thread in db.session.scalars(select(Thread).where(Thread.id.in_(fact.thread_ids), Thread.deleted_at.is_(None)).order_by(Thread.id)):
        counts, key = descendants_of(thread, seen_by=thread.writer), f"led:thread:{thread.id}"
        if counts and spelled(counts) != _told_before(key, thread.author_id):
            yield Matter("led", key, (thread.author_id,), thread_id=thread.id, group_id=thread.group_id, detail=spelled(counts))


def _told_before(key: str, person_id: int) -> str | None:
    mine = select(Notification.detail).where(Notification.key == key, Notification.person_id == person_id)
    return db.session.scalar(mine.order_by(Notification.last_event_id.desc()).limit(1))
