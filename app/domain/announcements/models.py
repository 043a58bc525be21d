"""Announcements: written by the makers, let out by somebody else, read by the world as a copy."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.database import Model
from app.domain.discussions.models import Thread
from app.domain.outcomes.models import Outcome
from app.domain.people.models import Person


class Announcement(Model):
    """The makers' text and where it stands. Its headline and state are its thread's."""

    __tablename__ = "announcements"

    id: Mapped[int] = mapped_column(ForeignKey("threads.id"), primary_key=True)
    slug: Mapped[str] = mapped_column(String(120))
    outcome_id: Mapped[int] = mapped_column(ForeignKey("outcomes.id"), index=True)
    summary: Mapped[str] = mapped_column(String(200), default="")
    body: Mapped[str] = mapped_column(Text, default="")
    body_html: Mapped[str] = mapped_column(Text, default="")
    quote: Mapped[str] = mapped_column(String(400), default="")
    quoted_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    quote_agreed: Mapped[bool] = mapped_column(default=False)
    take_part: Mapped[str] = mapped_column(String(400), default="")
    contact: Mapped[str] = mapped_column(String(200), default="")
    # What the outcome's type has of its own, as it was handed in: nothing goes out that nobody has looked over.
    own: Mapped[dict] = mapped_column(JSON, default=dict)
    asked: Mapped[str] = mapped_column(String(500), default="")
    submitted_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    published_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    changed_at: Mapped[datetime]

    thread: Mapped[Thread] = relationship()
    outcome: Mapped[Outcome] = relationship()
    quoted: Mapped[Person | None] = relationship(foreign_keys=quoted_id)
    checked_by: Mapped[Person | None] = relationship(foreign_keys=checked_by_id)
    published_by: Mapped[Person | None] = relationship(foreign_keys=published_by_id)

    __table_args__ = (UniqueConstraint("slug"),)


class Publication(Model):
    """The copy the public site shows, and nothing else: by value, with the tree as it may be seen outside."""

    __tablename__ = "publications"

    id: Mapped[int] = mapped_column(primary_key=True)
    announcement_id: Mapped[int] = mapped_column(ForeignKey("announcements.id"))
    slug: Mapped[str] = mapped_column(String(120))
    headline: Mapped[str] = mapped_column(String(90))
    summary: Mapped[str] = mapped_column(String(200))
    body_html: Mapped[str] = mapped_column(Text)
    quote: Mapped[str] = mapped_column(String(400), default="")
    quoted: Mapped[str] = mapped_column(String(160), default="")
    take_part: Mapped[str] = mapped_column(String(400), default="")
    contact: Mapped[str] = mapped_column(String(200), default="")
    group_name: Mapped[str] = mapped_column(String(60), default="")
    type: Mapped[str] = mapped_column(String(10))
    tree: Mapped[dict] = mapped_column(JSON)
    credits: Mapped[list] = mapped_column(JSON)
    own: Mapped[dict] = mapped_column(JSON, default=dict)
    published_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(String(300), default="")

    __table_args__ = (
        UniqueConstraint("announcement_id"),
        UniqueConstraint("slug"),
        Index("ix_publications_published_at_id", "published_at", "id"),
        Model.__table_args__,
    )
