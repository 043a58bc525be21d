"""Outcomes: what came of it, and for whom it changed something."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.database import Model
from app.domain.discussions.models import Thread
from app.domain.projects.models import Project

TYPES = ("project", "solution", "service", "event", "news", "learning")
STATES = ("draft", "crediting", "confirmed", "superseded")


class Outcome(Model):
    """A result, typed. Its state stands on its thread."""

    __tablename__ = "outcomes"

    id: Mapped[int] = mapped_column(ForeignKey("threads.id"), primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("projects.id"), index=True)
    type: Mapped[str] = mapped_column(String(10))
    what_changed: Mapped[str] = mapped_column(Text)
    what_changed_html: Mapped[str] = mapped_column(Text)
    evidence: Mapped[str] = mapped_column(Text, default="")
    learned: Mapped[str] = mapped_column(Text, default="")
    credited_at: Mapped[datetime | None]
    confirmed_at: Mapped[datetime | None]

    thread: Mapped[Thread] = relationship()
    project: Mapped[Project] = relationship()

    __table_args__ = (CheckConstraint("type in ('project', 'solution', 'service', 'event', 'news', 'learning')", name="type"),)
