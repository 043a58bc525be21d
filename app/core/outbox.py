"""Lets every listener read the log at its own pace, each exactly where it left off."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import BigInteger, String, cast, func, select
from sqlalchemy.orm import Mapped, mapped_column

from app.core.clock import now
from app.core.database import Model, db
from app.core.events import EventRecord, recall

BATCH = 100
# Outside effects hold no lock, and what they cost is mostly the commit at the end of each batch.
OUTSIDE_BATCH = 1000
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

    `handlers` maps an event class to functions taking `(fact, record)`; `batch`, if given, takes the
    whole list of `(fact, record)` at once. Effects in the database commit together with the cursor:
    exactly once. A listener whose effects are `outside` the database holds no write lock meanwhile;
    its effects happen at least once and must be idempotent. `reset()` empties what it has made.
    While `waits(position)` is true, `position` being the event it has read last, it reads nothing.
    """

    name: str
    handlers: dict[type, tuple] = field(default_factory=dict)
    batch: Callable | None = None
    reset: Callable | None = None
    outside: bool = False
    waits: Callable[[int], bool] = lambda position: False


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
            except Exception:
                log.exception("subscriber %s stopped", subscriber.name)
                break
            handled += count
            rounds += 1
            if count < (OUTSIDE_BATCH if subscriber.outside else BATCH):
                break
    return handled


def _deliver_batch(subscriber: Subscriber) -> int:
    with db.reading():
        # Looking costs no write lock; most wake-ups find most listeners up to date.
        position = _position(subscriber.name)
        if subscriber.waits(position):
            db.session.remove()
            return 0
        records = db.session.scalars(_unread(position).limit(OUTSIDE_BATCH if subscriber.outside else 1)).all()
        if records and subscriber.outside:
            _handle(subscriber, records)
            records = [row.id for row in records]
        db.session.remove()
    if not records:
        return 0
    with db.transaction() as session:
        cursor = _locked_cursor(session, subscriber.name)
        if not subscriber.outside:
            rows = session.scalars(_unread(cursor.last_event_id).limit(BATCH)).all()
            _handle(subscriber, rows)
            records = [row.id for row in rows]
        if records:
            cursor.last_event_id, cursor.moved_at = max(cursor.last_event_id, records[-1]), now()
    return len(records)


def _handle(subscriber: Subscriber, records: list[EventRecord]) -> None:
    facts = [(recall(row), row) for row in records]
    if subscriber.batch:
        subscriber.batch(facts)
    for fact, row in facts:
        for handle in subscriber.handlers.get(type(fact), ()):
            handle(fact, row)


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
