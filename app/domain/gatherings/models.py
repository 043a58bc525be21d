"""Gatherings: where and when people meet, who comes, and the calendars that follow them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.clock import now
from app.core.database import Model
from app.domain.discussions.models import Thread
from app.domain.people.models import Person

ANSWERS = ("yes", "maybe", "no")


class Gathering(Model):
    """The place and time of a post that invites. `zone` is where its clock hangs; without a capacity everybody fits."""

    __tablename__ = "gatherings"

    id: Mapped[int] = mapped_column(ForeignKey("threads.id"), primary_key=True)
    place: Mapped[str] = mapped_column(String(160))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    zone: Mapped[str] = mapped_column(String(40))
    capacity: Mapped[int | None]
    yes_count: Mapped[int] = mapped_column(default=0)
    # How often it was moved: calendars take the highest for the newest.
    sequence: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime]

    thread: Mapped[Thread] = relationship()

    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="order"),
        CheckConstraint("capacity is null or capacity > 0", name="capacity"),
        Index("ix_gatherings_starts_at_id", "starts_at", "id"),
    )

    @property
    def starts(self) -> datetime:
        """When it begins, by the clock of the place."""
        return self.starts_at.astimezone(ZoneInfo(self.zone))

    @property
    def ends(self) -> datetime:
        """When it ends, by the clock of the place."""
        return self.ends_at.astimezone(ZoneInfo(self.zone))

    @property
    def is_over(self) -> bool:
        return self.ends_at <= now()

    @property
    def free(self) -> int | None:
        """How many places are left, None where everybody fits."""
        return None if self.capacity is None else max(self.capacity - self.yes_count, 0)


class Attendance(Model):
    """What somebody answered. Who waits is seated in the order of `since`."""

    __tablename__ = "attendances"

    id: Mapped[int] = mapped_column(primary_key=True)
    gathering_id: Mapped[int] = mapped_column(ForeignKey("gatherings.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    answer: Mapped[str] = mapped_column(String(8))
    since: Mapped[datetime]

    person: Mapped[Person] = relationship()

    __table_args__ = (
        UniqueConstraint("gathering_id", "person_id"),
        CheckConstraint("answer in ('yes', 'maybe', 'no', 'waiting')", name="answer"),
        Index("ix_attendances_gathering_id_answer_since_id", "gathering_id", "answer", "since", "id"),
        Index("ix_attendances_person_id_answer", "person_id", "answer"),
        Model.__table_args__,
    )


class DateFeed(Model):
    """That a person's calendar may fetch their dates. Only the hash of its key is kept."""

    __tablename__ = "date_feeds"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    key_hash: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("key_hash"),)
