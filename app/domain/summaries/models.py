"""What long conversations come down to, in words of somebody who took part."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.database import Model
from app.domain.discussions.models import Thread
from app.domain.discussions.unnamed import Said
from app.domain.people.models import Person


class Summary(Said, Model):
    """One version of a summary; the newest stands above the talk. It is for those who read `group`, the home it was written in."""

    __tablename__ = "summaries"

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"))
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    body: Mapped[str] = mapped_column(Text)
    body_html: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]

    thread: Mapped[Thread] = relationship()
    writer: Mapped[Person] = relationship()

    __table_args__ = (Index("ix_summaries_thread_id_id", "thread_id", "id"), Model.__table_args__)
