"""What happened, written down once, in the transaction that made it true."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import JSON, BigInteger, Index, String, cast, func
from sqlalchemy.orm import Mapped, mapped_column

from app.core.clock import now
from app.core.database import Model, db

EVENTS: dict[str, type] = {}


class EventRecord(Model):
    """A row of the log: feed, audit trail, ranking input and outbox at once."""

    __tablename__ = "events"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(60))
    actor_id: Mapped[int | None]
    facts: Mapped[dict] = mapped_column(JSON)
    occurred_at: Mapped[datetime]
    # PostgreSQL hands out ids before commit; a cursor passes only what no open transaction can precede.
    transaction_id: Mapped[int] = mapped_column(BigInteger, default=0)

    __table_args__ = (
        Index("ix_events_name_id", "name", "id"),
        Index("ix_events_actor_id_id", "actor_id", "id"),
        Model.__table_args__,
    )


def event(cls: type) -> type:
    """Class decorator: a frozen dataclass of ids and small values, known to the log by its name."""
    if cls.__name__ in EVENTS:
        raise ValueError(f"two events are called {cls.__name__}")
    cls = dataclass(frozen=True, kw_only=True)(cls)
    EVENTS[cls.__name__] = cls
    return cls


def record(fact) -> None:
    """Add `fact` (an instance of an @event class) to the log, within the current transaction."""
    facts = asdict(fact)
    row = EventRecord(name=type(fact).__name__, actor_id=facts.get("actor_id"), facts=facts, occurred_at=now())
    if db.is_postgresql:
        row.transaction_id = cast(cast(func.pg_current_xact_id(), String), BigInteger)
    db.session.add(row)


def recall(row: EventRecord):
    """The fact a row of the log was written from."""
    return EVENTS[row.name](**row.facts)
