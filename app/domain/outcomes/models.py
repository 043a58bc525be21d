"""Outcomes: what came of it, and for whom it changed something."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.database import Model
from app.domain.discussions.models import Thread
from app.domain.projects.models import Project

TYPES = ("project", "solution", "service", "event", "news", "learning")


class Outcome(Model):
    """A result, typed; each type has fields of its own, empty in the others. Its state stands on its thread."""

    __tablename__ = "outcomes"

    id: Mapped[int] = mapped_column(ForeignKey("threads.id"), primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("projects.id"), index=True)
    type: Mapped[str] = mapped_column(String(10))
    what_changed: Mapped[str] = mapped_column(Text)
    what_changed_html: Mapped[str] = mapped_column(Text)
    evidence: Mapped[str] = mapped_column(Text, default="")
    learned: Mapped[str] = mapped_column(Text, default="")
    links: Mapped[str] = mapped_column(Text, default="")
    how_to_use: Mapped[str] = mapped_column(Text, default="")
    ask_whom: Mapped[str] = mapped_column(String(160), default="")
    stands_now: Mapped[str] = mapped_column(Text, default="")
    place: Mapped[str] = mapped_column(String(160), default="")
    zone: Mapped[str] = mapped_column(String(40), default="")
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    credited_at: Mapped[datetime | None]
    confirmed_at: Mapped[datetime | None]

    thread: Mapped[Thread] = relationship()
    project: Mapped[Project] = relationship()

    __table_args__ = (CheckConstraint("type in ('project', 'solution', 'service', 'event', 'news', 'learning')", name="type"),)

    @property
    def starts(self) -> datetime | None:
        """When it begins or began, by the clock of the place."""
        return self.starts_at and self.starts_at.astimezone(ZoneInfo(self.zone))

    @property
    def ends(self) -> datetime | None:
        """When it ends or ended, by the clock of the place."""
        return self.ends_at and self.ends_at.astimezone(ZoneInfo(self.zone))

    @property
    def linked(self) -> list[tuple[str, str]]:
        """Addresses, each with what is found there."""
        return [(address, words or address) for address, _, words in (line.partition(" ") for line in self.links.splitlines())]
