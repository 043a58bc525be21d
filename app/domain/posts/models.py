"""Posts: something someone put before a group."""

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.database import Model
from app.domain.discussions.models import Thread

KINDS = ("talk", "question", "spark", "news")


class Post(Model):
    """The words of a thread that was opened to talk, ask, suggest or tell."""

    __tablename__ = "posts"

    id: Mapped[int] = mapped_column(ForeignKey("threads.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), default="talk")
    body: Mapped[str] = mapped_column(Text)
    body_html: Mapped[str] = mapped_column(Text)
    firsthand: Mapped[str] = mapped_column(String(12), default="")

    thread: Mapped[Thread] = relationship()

    __table_args__ = (CheckConstraint("kind in ('talk', 'question', 'spark', 'news')", name="kind"),)
