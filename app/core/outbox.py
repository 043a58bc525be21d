"""Lets every listener read the log at its own pace, each exactly where it left off."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import BigInteger, String, bindparam, cast, func, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from app.core.clock import now
from app.core.database import Model, db
from app.core.events import EventRecord, recall
from app.core.prepared import Prepared

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
    with db.reading(), db.lean() as driver:
        # Looking costs no write lock; most wake-ups find most listeners up to date.
        position = next((row.last_event_id for row in _LOOK.run(driver, name=subscriber.name)), 0)
        if subscriber.waits(position):
            return 0
        rows = _unread(driver, position, OUTSIDE_BATCH if subscriber.outside else 1)
        if subscriber.outside:
            _handle(subscriber, rows)
    if not rows:
        return 0
    with db.lean() as driver:
        position = _locked_position(driver, subscriber.name)
        if not subscriber.outside:
            rows = _unread(driver, position, BATCH)
            _handle(subscriber, rows)
        if rows:
            _MOVE.run(db.driver(), at=subscriber.name, last_event_id=max(position, rows[-1].id), moved_at=now())
    return len(rows)


def _handle(subscriber: Subscriber, rows: list) -> None:
    facts = [(recall(row), row) for row in rows]
    if subscriber.batch:
        subscriber.batch(facts)
    for fact, row in facts:
        for handle in subscriber.handlers.get(type(fact), ()):
            handle(fact, row)


def _locked_position(driver, name: str) -> int:
    """How far the listener has read; nobody else moves its cursor before this transaction ends."""
    if rows := _LOCK.run(driver, name=name):
        return rows[0].last_event_id
    _SET_UP.run(driver, name=name, last_event_id=0, moved_at=now())
    return 0


def _unread(driver, after: int, most: int) -> list:
    """The next rows of the log, with the columns of an EventRecord."""
    return (_SETTLED if db.is_postgresql else _WRITTEN).run(driver, after=after, most=most)


def rewind(subscriber: Subscriber) -> None:
    """Empty what `subscriber` has made and set its cursor to zero; the next delivery rebuilds it."""
    with db.lean() as driver:
        _locked_position(driver, subscriber.name)
        if subscriber.reset:
            subscriber.reset()
        _MOVE.run(db.driver(), at=subscriber.name, last_event_id=0, moved_at=now())


def _bound(name: str, column):
    return bindparam(name, type_=column.type)


_EVENTS, _CURSORS = EventRecord.__table__, Cursor.__table__
_LOG = select(_EVENTS).where(_EVENTS.c.id > _bound("after", _EVENTS.c.id)).order_by(_EVENTS.c.id).limit(_bound("most", _EVENTS.c.id))
_OLDEST_OPEN = cast(cast(func.pg_snapshot_xmin(func.pg_current_snapshot()), String), BigInteger)
_WRITTEN, _SETTLED = Prepared(_LOG), Prepared(_LOG.where(_EVENTS.c.transaction_id < _OLDEST_OPEN))
_POSITION = select(_CURSORS.c.last_event_id).where(_CURSORS.c.name == _bound("name", _CURSORS.c.name))
_LOOK, _LOCK = Prepared(_POSITION), Prepared(_POSITION.with_for_update())
_SET_UP = Prepared(insert(_CURSORS))
_MOVED = {column.name: _bound(column.name, column) for column in (_CURSORS.c.last_event_id, _CURSORS.c.moved_at)}
_MOVE = Prepared(update(_CURSORS).where(_CURSORS.c.name == _bound("at", _CURSORS.c.name)).values(_MOVED))
