"""How a group receives what others bring, and what waits to be let in."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.database import Model
from app.domain.discussions.models import Thread
from app.domain.discussions.unnamed import Done
from app.domain.groups.models import Group
from app.domain.people.models import Person

RULES = ("welcome", "members", "queue", "none")
RULE, QUOTA, MOST = "members", 5, 50


class Reception(Model):
    """Who may bring things to a group, and how many in a week out of one other group. Without a row the usual holds."""

    __tablename__ = "receptions"

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), primary_key=True, autoincrement=False)
    rule: Mapped[str] = mapped_column(String(10), default=RULE)
    quota: Mapped[int] = mapped_column(default=QUOTA)

    __table_args__ = (
        CheckConstraint("rule in ('welcome', 'members', 'queue', 'none')", name="rule"),
        CheckConstraint("quota between 0 and 50", name="quota"),
    )


class Bringing(Done, Model):
    """A thread somebody wants to bring before a group whose moderators look at things first.

    What it becomes is a share; turned down, it keeps the reason for whoever asked.
    """

    __tablename__ = "bringings"

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), index=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("shares.id"), index=True)
    note: Mapped[str] = mapped_column(String(500))
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    reason: Mapped[str] = mapped_column(String(500), default="")
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    created_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]

    thread: Mapped[Thread] = relationship()
    group: Mapped[Group] = relationship()
    doer: Mapped[Person] = relationship(foreign_keys=person_id)

    __table_args__ = (
        CheckConstraint("state in ('waiting', 'let_in', 'turned_down')", name="state"),
        Index("ix_bringings_group_id_state_created_at_id", "group_id", "state", "created_at", "id"),
        Index(
            "uq_bringings_waiting",
            "thread_id",
            "group_id",
            unique=True,
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Model.__table_args__,
    )

    @property
    def is_waiting(self) -> bool:
        return self.state == "waiting"
