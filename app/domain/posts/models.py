"""Posts: something someone put before a group, and whom it praises."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.database import Model
from app.domain.discussions.models import Thread
from app.domain.people.models import Person

KINDS = ("talk", "question", "spark", "news", "poll", "event", "praise", "experience")
# What is no more than its words; the others bring something of their own and are opened by their own operation.
PLAIN = ("talk", "question", "spark", "news", "experience")


class Post(Model):
    """The words of a thread that was opened to talk, ask, suggest or tell."""

    __tablename__ = "posts"

    id: Mapped[int] = mapped_column(ForeignKey("threads.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), default="talk")
    body: Mapped[str] = mapped_column(Text)
    body_html: Mapped[str] = mapped_column(Text)
    firsthand: Mapped[str] = mapped_column(String(12), default="")
    # Until when it stands on lists; then its thread has ended.
    until: Mapped[datetime | None] = mapped_column(index=True)
    from_whom: Mapped[str] = mapped_column(String(80), default="")
    # When it was marked as a spark, if it did not begin as one, and what it was until then.
    spark_at: Mapped[datetime | None]
    former_kind: Mapped[str] = mapped_column(String(10), default="talk")

    thread: Mapped[Thread] = relationship()

    __table_args__ = (
        CheckConstraint("kind in ('talk', 'question', 'spark', 'news', 'poll', 'event', 'praise', 'experience')", name="kind"),
    )


class Praise(Model):
    """That a post thanks somebody by name."""

    __tablename__ = "praises"

    post_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)

    person: Mapped[Person] = relationship()
