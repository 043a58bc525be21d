"""Lets every listener read the log at its own pace, each exactly where it left off."""

import logging
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import BigInteger, String, cast, func, select
from sqlalchemy.orm import Mapped, mapped_column

from app.core.clock import now
from app.core.database import Model, db
from app.core.events import EventRecord, recall

BATCH = 100
log = logging.getLogger(__name__)


class Cursor(Model):
    """How far one listener has read."""

    __tablename__ = "cursors"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    last_event_id: Mapped[int] = mapped_column(default=0)
    moved_at: Mapped[datetime]

    __table_args__ = ()


@dataclass(frozen=True)
class Subscriber:
    """A listener: its cursor's name and, per event class, the functions that act on it.

    `handlers` maps an event class to functions taking `(fact, record)`. `batch`, if given, takes the
    whole list of `(fact, record)` instead: for effects outside the database that are cheaper together.
    Such effects must be idempotent; they happen at least once, effects in the database exactly once.
    """

    name: str
    handlers: dict[type, tuple] = field(default_factory=dict)
    batch: object = None
    reset: object = None


def deliver(subscribers, *, limit: int | None = None) -> int:
    """Let each of `subscribers` read on until it has caught up (or read `limit` batches).

    Returns the number of events handled. A listener that raises stops where it fell, with its
    batch rolled back, and holds up no other; it tries again at the next delivery.
    """
    handled = 0
    for subscriber in subscribers:
        rounds = 0
        while limit is None or rounds < limit:
            try:
                count = _deliver_batch(subscriber)
            except Exception:  # noqa: BLE001 - one broken listener must not stop the others
                log.exception("subscriber %s stopped", subscriber.name)
                break
            handled += count
            rounds += 1
            if count < BATCH:
                break
    return handled


def _deliver_batch(subscriber: Subscriber) -> int:
    with db.reading():
        # Looking costs no write lock; most wake-ups find most listeners up to date.
        waiting = db.session.execute(_unread(_position(subscriber.name)).limit(1)).first()
        db.session.remove()
    if waiting is None:
        return 0
    with db.transaction() as session:
        cursor = _locked_cursor(session, subscriber.name)
        records = session.scalars(_unread(cursor.last_event_id).limit(BATCH)).all()
        facts = [(recall(row), row) for row in records]
        if subscriber.batch:
            subscriber.batch(facts)
        for fact, row in facts:
            for handle in subscriber.handlers.get(type(fact), ()):
                handle(fact, row)
        if records:
            cursor.last_event_id, cursor.moved_at = records[-1].id, now()
        return len(records)


def _position(name: str) -> int:
    return db.session.scalar(select(Cursor.last_event_id).where(Cursor.name == name)) or 0


def _locked_cursor(session, name: str) -> Cursor:
    cursor = session.scalar(select(Cursor).where(Cursor.name == name).with_for_update())
    if cursor is None:
        cursor = Cursor(name=name, last_event_id=0, moved_at=now())
        session.add(cursor)
        session.flush()
    return cursor


def _unread(after: int):
    query = select(EventRecord).where(EventRecord.id > after).order_by(EventRecord.id)
    if db.is_postgresql:
        oldest_open = cast(cast(func.pg_snapshot_xmin(func.pg_current_snapshot()), String), BigInteger)
        query = query.where(EventRecord.transaction_id < oldest_open)
    return query


def rewind(subscriber: Subscriber) -> None:
    """Empty what `subscriber` has made and set its cursor to zero; the next delivery rebuilds it."""
    with db.transaction() as session:
        cursor = _locked_cursor(session, subscriber.name)
        if subscriber.reset:
            subscriber.reset()
        cursor.last_event_id, cursor.moved_at = 0, now()
