"""Polls, and the ballots cast in them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.clock import now
from app.core.database import Model
from app.domain.discussions.models import Thread

WAYS = ("one", "several", "ranked")


class Poll(Model):
    """What a post lets its group choose from. `words` holds one option per line; a ballot names them by their place."""

    __tablename__ = "polls"

    id: Mapped[int] = mapped_column(ForeignKey("threads.id"), primary_key=True)
    way: Mapped[str] = mapped_column(String(8))
    words: Mapped[str] = mapped_column(Text)
    closes_at: Mapped[datetime]
    # When it was noted that it is over, so that those who voted are told once.
    closed_at: Mapped[datetime | None]
    ballot_count: Mapped[int] = mapped_column(default=0)

    thread: Mapped[Thread] = relationship()

    __table_args__ = (
        CheckConstraint("way in ('one', 'several', 'ranked')", name="way"),
        Index("ix_polls_closed_at_closes_at", "closed_at", "closes_at"),
    )

    @property
    def options(self) -> list[str]:
        return self.words.split("\n")

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None or self.closes_at <= now()


class Ballot(Model):
    """What one person chose: the places of options, in the order of preference where that counts. Shown to that person only."""

    __tablename__ = "ballots"

    id: Mapped[int] = mapped_column(primary_key=True)
    poll_id: Mapped[int] = mapped_column(ForeignKey("polls.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    choices: Mapped[str] = mapped_column(String(40))
    cast_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("poll_id", "person_id"),
        Index("ix_ballots_poll_id_choices", "poll_id", "choices"),
        Model.__table_args__,
    )
