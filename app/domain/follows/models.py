"""What people want to hear of: threads, colleagues, tags; and where in a thread they stopped."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.database import Model
from app.domain.discussions.models import Comment, Thread
from app.domain.people.models import Person

# Without a level of one's own the group's holds; who has written in a thread hears its highlights.
LEVELS = ("", "all", "highlights", "mentions", "off")


class ThreadFollow(Model):
    """How much of a thread one person wants to hear, and the newest reply they have met: their own bookmark.

    It is kept only for threads one follows or has spoken in, and no other person's page, count or rank ever reads it.
    """

    __tablename__ = "thread_follows"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"))
    level: Mapped[str] = mapped_column(String(10), default="")
    last_comment_id: Mapped[int | None] = mapped_column(ForeignKey("comments.id"), index=True)

    thread: Mapped[Thread] = relationship()
    last_comment: Mapped[Comment | None] = relationship()

    __table_args__ = (
        UniqueConstraint("person_id", "thread_id"),
        CheckConstraint("level in ('', 'all', 'highlights', 'mentions', 'off')", name="level"),
        Index("ix_thread_follows_person_id_id", "person_id", "id"),
        Index("ix_thread_follows_thread_id_level", "thread_id", "level"),
        Model.__table_args__,
    )


class PersonFollow(Model):
    """That somebody wants to find on their Home what a colleague says. The colleague is not told."""

    __tablename__ = "person_follows"

    follower_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    created_at: Mapped[datetime]

    person: Mapped[Person] = relationship(foreign_keys=person_id)


class TagFollow(Model):
    """That somebody wants to find on their Home what is said under a tag."""

    __tablename__ = "tag_follows"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    created_at: Mapped[datetime]
