"""What time it is, and the one way to pretend it is another time."""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_elsewhen: ContextVar[datetime | None] = ContextVar("elsewhen", default=None)


def now() -> datetime:
    """The present moment as an aware UTC datetime, or the moment travelled to."""
    return _elsewhen.get() or datetime.now(UTC)


@contextmanager
def travel(to: datetime):
    """Inside the block, `now()` answers `to`. Seeds, imports and tests tell the past with it."""
    token = _elsewhen.set(to.astimezone(UTC))
    try:
        yield
    finally:
        _elsewhen.reset(token)
