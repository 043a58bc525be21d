"""What ranking knows: one voice per person, what was offered to whom for a fortnight, what the night worked out, and the result."""

from datetime import date, datetime

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.database import Model


class Stance(Model):
    """That somebody stands behind a contribution, by the strongest sign they gave in a room all its readers may know."""

    __tablename__ = "stances"

    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"))
    strength: Mapped[float]
    deep: Mapped[bool]
    at: Mapped[datetime]

    __table_args__ = (Index("ix_stances_person_id_at", "person_id", "at"), Index("ix_stances_group_id", "group_id"))


class Offer(Model):
    """That a contribution was put before somebody, not whether they read it. Forgotten after `offers.DAYS`."""

    __tablename__ = "offers"

    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    position: Mapped[int]
    day: Mapped[date] = mapped_column(index=True)

    __table_args__ = (Index("ix_offers_person_id", "person_id"),)


class OfferSum(Model):
    """What is left of forgotten offers that nobody took up: one weight per contribution, in units of the statistics, no person."""

    __tablename__ = "offer_sums"

    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), primary_key=True)
    weight: Mapped[int] = mapped_column(BigInteger, default=0)

    __table_args__ = ()


def _listed(name: str, *columns: str) -> Index:
    """The index of a list, without what does not stand on it. The key is the last column but one."""
    told = text(f"{columns[-2]} IS NOT NULL")
    return Index(name, *columns, sqlite_where=told, postgresql_where=told)


class Rank(Model):
    """Where a contribution stands, reader apart: the exact sums, the unrounded numbers made of them, a key for each list.

    `statistics` are the nine integers of `engine.quality`, `examined` the offers looked at, in the same units. A key is null
    where the contribution does not belong on the list. `night` is the run whose figures of people are in the sums.
    """

    __tablename__ = "ranks"

    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"))
    night: Mapped[int]
    statistics: Mapped[list] = mapped_column(JSON)
    examined: Mapped[int] = mapped_column(BigInteger)
    supporters: Mapped[int]
    firsthand: Mapped[int]
    deep: Mapped[int]
    reached: Mapped[int]
    quality: Mapped[float]
    doubt: Mapped[float]
    effective: Mapped[float]
    groups: Mapped[float]
    reproduction: Mapped[float]
    momentum: Mapped[float]
    order_key: Mapped[float]
    rising_key: Mapped[float | None]
    best_key: Mapped[float | None]
    groups_key: Mapped[float | None]
    quiet_key: Mapped[float | None]
    month: Mapped[int]
    version: Mapped[str] = mapped_column(String(10))

    __table_args__ = (
        Index("ix_ranks_order_key_thread_id", "order_key", "thread_id"),
        Index("ix_ranks_group_id_order_key_thread_id", "group_id", "order_key", "thread_id"),
        # Most things stand on none of these lists, and an index without them is not written when they change.
        _listed("ix_ranks_rising_key_thread_id", "rising_key", "thread_id"),
        _listed("ix_ranks_month_best_key_thread_id", "month", "best_key", "thread_id"),
        _listed("ix_ranks_groups_key_thread_id", "groups_key", "thread_id"),
        _listed("ix_ranks_quiet_key_thread_id", "quiet_key", "thread_id"),
    )


class PersonRank(Model):
    """What last night made of somebody's acts in open groups. Used inside; shown to that person alone."""

    __tablename__ = "person_ranks"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    generosity: Mapped[float]
    side1: Mapped[float]
    side2: Mapped[float]
    backed: Mapped[float]
    backings: Mapped[int]
    track: Mapped[float]
    prior: Mapped[float]
    received: Mapped[float]
    bridging: Mapped[float]
    confirmed: Mapped[int]
    parts: Mapped[dict] = mapped_column(JSON)

    __table_args__ = ()


class Tie(Model):
    """How often somebody stood behind an author's words within ninety days before last night."""

    __tablename__ = "ties"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    number: Mapped[int]

    __table_args__ = (Index("ix_ties_author_id", "author_id"),)


class Night(Model):
    """One nightly run: when, how long it took, and the figures of the house it found."""

    __tablename__ = "nights"

    id: Mapped[int] = mapped_column(primary_key=True)
    ran_at: Mapped[datetime]
    seconds: Mapped[float]
    figures: Mapped[dict] = mapped_column(JSON)
