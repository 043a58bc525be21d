"""What ranking knows: one voice per person, what was offered to whom for a fortnight, and the result."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.database import Model


class Stance(Model):
    """That somebody stands behind a contribution, by the strongest sign they gave in a room all its readers may know."""

    __tablename__ = "stances"

    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"))
    strength: Mapped[float]
    at: Mapped[datetime]

    __table_args__ = (Index("ix_stances_person_id", "person_id"), Index("ix_stances_group_id", "group_id"))


class Offer(Model):
    """That a contribution was put before somebody, not whether they read it. Forgotten after `offers.DAYS`."""

    __tablename__ = "offers"

    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    position: Mapped[int]
    day: Mapped[date] = mapped_column(index=True)

    __table_args__ = (Index("ix_offers_person_id", "person_id"),)


class OfferSum(Model):
    """What is left of forgotten offers that nobody took up: one weight per contribution, no person."""

    __tablename__ = "offer_sums"

    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), primary_key=True)
    weight: Mapped[float] = mapped_column(default=0.0)

    __table_args__ = ()


class Rank(Model):
    """Where a contribution stands, reader apart: the unrounded numbers, and the key that orders it for good."""

    __tablename__ = "ranks"

    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"))
    quality: Mapped[float]
    supporters: Mapped[int]
    firsthand: Mapped[int]
    offers: Mapped[float]
    order_key: Mapped[float]
    parts: Mapped[dict] = mapped_column(JSON)
    version: Mapped[str] = mapped_column(String(10))

    __table_args__ = (
        Index("ix_ranks_order_key_thread_id", "order_key", "thread_id"),
        Index("ix_ranks_group_id_order_key_thread_id", "group_id", "order_key", "thread_id"),
    )
