"""What people keep to come back to."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.database import Model
from app.domain.discussions.models import Comment, Thread


class Bookmark(Model):
    """A thread's opening (no comment) or a comment, saved for later by one person, and known to nobody else."""

    __tablename__ = "bookmarks"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), index=True)
    comment_id: Mapped[int | None] = mapped_column(ForeignKey("comments.id"), index=True)
    created_at: Mapped[datetime]

    thread: Mapped[Thread] = relationship()
    comment: Mapped[Comment | None] = relationship()

    __table_args__ = (
        Index(
            "uq_bookmarks_person_id_thread_id",
            "person_id",
            "thread_id",
            unique=True,
            sqlite_where=text("comment_id IS NULL"),
            postgresql_where=text("comment_id IS NULL"),
        ),
        UniqueConstraint("person_id", "comment_id"),
        Index("ix_bookmarks_person_id_id", "person_id", "id"),
        Model.__table_args__,
    )
