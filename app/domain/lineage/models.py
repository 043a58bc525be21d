"""The line: which thread came out of which, and who had a part in it."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.database import Model
from app.domain.groups.models import Group
from app.domain.people.models import Person

EDGES = ("grew_from", "brought_to", "split_from", "merged_from", "inspired_by", "delivered_by", "announced_as", "responded_to")
PARTS = ("sparked", "shaped", "backed", "built", "decided", "tested", "told", "carried", "responded")


class Edge(Model):
    """`child` came out of `parent`. Directed, acyclic; one primary parent is the one drawn first."""

    __tablename__ = "edges"

    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int] = mapped_column(ForeignKey("threads.id"))
    child_id: Mapped[int] = mapped_column(ForeignKey("threads.id"))
    kind: Mapped[str] = mapped_column(String(12))
    is_primary: Mapped[bool] = mapped_column(default=True)
    note: Mapped[str] = mapped_column(String(500), default="")
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    created_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("parent_id", "child_id"),
        CheckConstraint("parent_id <> child_id", name="no_loop"),
        Index("ix_edges_child_id", "child_id"),
        Model.__table_args__,
    )


class Credit(Model):
    """A person's part in what came of a thread. Public only once they themselves have confirmed it."""

    __tablename__ = "credits"

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    part: Mapped[str] = mapped_column(String(12))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("groups.id"), index=True)
    state: Mapped[str] = mapped_column(String(10), default="proposed")
    shown_as: Mapped[str] = mapped_column(String(10), default="hidden")
    created_at: Mapped[datetime]

    person: Mapped[Person] = relationship()
    group: Mapped[Group | None] = relationship()

    __table_args__ = (
        UniqueConstraint("thread_id", "person_id", "part"),
        CheckConstraint("state in ('proposed', 'confirmed', 'declined')", name="state"),
        CheckConstraint("shown_as in ('name', 'group', 'hidden')", name="shown_as"),
        Index("ix_credits_person_id_thread_id", "person_id", "thread_id"),
        Model.__table_args__,
    )
