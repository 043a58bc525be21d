"""What was done to keep a group pleasant: written once, read by its members, changed by nobody."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.database import Model
from app.domain.discussions.models import Comment, Thread
from app.domain.groups.models import Group
from app.domain.people.models import Person

ACTS = ("let_in", "turned_down", "dismissed", "removed", "warned", "suspended", "barred", "upheld", "undone", "gates")


class Act(Model):
    """One thing somebody did about what was said, with the reason they gave. It holds none of the words it was about.

    `noun` says what it was about (a post, a comment, a profile), `person` whom it concerns, `until` when it ends by itself.
    """

    __tablename__ = "acts"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(12))
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey("groups.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("threads.id"), index=True)
    comment_id: Mapped[int | None] = mapped_column(ForeignKey("comments.id"), index=True)
    noun: Mapped[str] = mapped_column(String(12), default="")
    rule: Mapped[str] = mapped_column(String(12), default="")
    reason: Mapped[str] = mapped_column(String(500), default="")
    until: Mapped[datetime | None]
    created_at: Mapped[datetime]

    by: Mapped[Person] = relationship(foreign_keys=by_id)
    person: Mapped[Person | None] = relationship(foreign_keys=person_id)
    group: Mapped[Group | None] = relationship()
    thread: Mapped[Thread | None] = relationship()
    comment: Mapped[Comment | None] = relationship()

    __table_args__ = (
        CheckConstraint(f"kind in ({', '.join(repr(kind) for kind in ACTS)})", name="kind"),
        Index("ix_acts_group_id_created_at_id", "group_id", "created_at", "id"),
        Index("ix_acts_person_id_created_at_id", "person_id", "created_at", "id"),
        Model.__table_args__,
    )
