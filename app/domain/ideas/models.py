"""Ideas, who stands behind them and how, what is hoped and doubted."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from app.core.database import Model
from app.domain.discussions.models import Thread
from app.domain.discussions.unnamed import Done, Said, Unnamed
from app.domain.groups.models import Group
from app.domain.people.models import Person

WAYS = ("follow", "use", "help", "lend", "test", "lead")
SIDES = ("hope", "doubt")
ASKS = ("hours", "skill", "thing", "money")
# In which way somebody stands behind an idea who offers something of that kind.
WAY_OF = {"hours": "help", "skill": "help", "thing": "lend", "money": "lend"}


class Idea(Model):
    """A suggestion in three lines. Its state stands on its thread."""

    __tablename__ = "ideas"

    id: Mapped[int] = mapped_column(ForeignKey("threads.id"), primary_key=True)
    carer_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    # Whose remark it grew out of, where that was somebody else's; until when they may object, and what they said if they did.
    sparked_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    object_until: Mapped[datetime | None] = mapped_column(index=True)
    objection: Mapped[str] = mapped_column(String(500), default="")
    # What it no longer names since then, for whoever takes the objection back.
    parted_from_id: Mapped[int | None] = mapped_column(ForeignKey("threads.id"), index=True)
    # Why it rests, in the words of whoever let it; when those it concerns were last told that it soon will.
    not_now: Mapped[str] = mapped_column(String(500), default="")
    warned_at: Mapped[datetime | None]
    what_if: Mapped[str] = mapped_column(Text)
    would_help: Mapped[str] = mapped_column(Text)
    first_step: Mapped[str] = mapped_column(Text)
    # What its asks come to, kept for lists: hours of all that want hours, the skill of the first, how many there are and are covered.
    hours_needed: Mapped[int] = mapped_column(default=0)
    skill_needed: Mapped[str] = mapped_column(String(80), default="")
    ask_count: Mapped[int] = mapped_column(default=0)
    covered_count: Mapped[int] = mapped_column(default=0)
    backer_count: Mapped[int] = mapped_column(default=0)
    helper_count: Mapped[int] = mapped_column(default=0)
    lead_count: Mapped[int] = mapped_column(default=0)
    group_count: Mapped[int] = mapped_column(default=0)
    hours_offered: Mapped[int] = mapped_column(default=0)

    thread: Mapped[Thread] = relationship(foreign_keys=id)
    minder: Mapped[Person] = relationship(foreign_keys=carer_id)
    sparked_by: Mapped[Person | None] = relationship(foreign_keys=sparked_by_id)

    @property
    def carer(self) -> Person | Unnamed:
        """Whoever cares for it, as everybody may know them: where that is its author, no sooner than the author."""
        return self.thread.author if self.carer_id == self.thread.author_id else self.minder


class Backing(Done, Model):
    """One way in which one person stands behind an idea, out of the group where they met it."""

    __tablename__ = "backings"

    id: Mapped[int] = mapped_column(primary_key=True)
    idea_id: Mapped[int] = mapped_column(ForeignKey("ideas.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), index=True)
    way: Mapped[str] = mapped_column(String(10))
    hours: Mapped[int] = mapped_column(default=0)
    skill: Mapped[str] = mapped_column(String(80), default="")
    note: Mapped[str] = mapped_column(String(300), default="")
    # The idea that was merged into this one and brought it along.
    came_with_id: Mapped[int | None] = mapped_column(ForeignKey("ideas.id"), index=True)
    created_at: Mapped[datetime]

    thread: Mapped[Thread] = relationship(primaryjoin=lambda: foreign(Backing.idea_id) == Thread.id, viewonly=True)
    doer: Mapped[Person] = relationship()
    group: Mapped[Group] = relationship()

    __table_args__ = (
        UniqueConstraint("idea_id", "person_id", "way"),
        CheckConstraint("way in ('follow', 'use', 'help', 'lend', 'test', 'lead')", name="way"),
        Model.__table_args__,
    )


class Ask(Model):
    """Something an idea asks for: at least so much, at best so much. People and departments may carry it together."""

    __tablename__ = "asks"

    id: Mapped[int] = mapped_column(primary_key=True)
    idea_id: Mapped[int] = mapped_column(ForeignKey("ideas.id"), index=True)
    kind: Mapped[str] = mapped_column(String(6))
    what: Mapped[str] = mapped_column(String(80))
    unit: Mapped[str] = mapped_column(String(12))
    minimum: Mapped[int]
    optimum: Mapped[int]
    offered: Mapped[int] = mapped_column(default=0)
    came_with_id: Mapped[int | None] = mapped_column(ForeignKey("ideas.id"), index=True)
    created_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]

    __table_args__ = (
        CheckConstraint("kind in ('hours', 'skill', 'thing', 'money')", name="kind"),
        CheckConstraint("minimum > 0 and optimum >= minimum", name="amounts"),
        Model.__table_args__,
    )

    @property
    def is_covered(self) -> bool:
        return self.offered >= self.minimum


class Pledge(Model):
    """What one person offers against an ask, for themselves or, spoken for by them, for their department as it was called then.

    It is not owed: when the idea starts its owner is asked once more, and `kept_at` is when they said yes.
    """

    __tablename__ = "pledges"

    id: Mapped[int] = mapped_column(primary_key=True)
    ask_id: Mapped[int] = mapped_column(ForeignKey("asks.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    department: Mapped[str] = mapped_column(String(80), default="")
    amount: Mapped[int]
    note: Mapped[str] = mapped_column(String(300), default="")
    created_at: Mapped[datetime]
    kept_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship()

    __table_args__ = (
        UniqueConstraint("ask_id", "person_id", "department"),
        CheckConstraint("amount > 0", name="amount"),
        Model.__table_args__,
    )


class Consideration(Said, Model):
    """A hope or a doubt: it improves the idea, it does not score it."""

    __tablename__ = "considerations"

    id: Mapped[int] = mapped_column(primary_key=True)
    idea_id: Mapped[int] = mapped_column(ForeignKey("ideas.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    side: Mapped[str] = mapped_column(String(6))
    body: Mapped[str] = mapped_column(String(1000))
    created_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]

    thread: Mapped[Thread] = relationship(primaryjoin=lambda: foreign(Consideration.idea_id) == Thread.id, viewonly=True)
    writer: Mapped[Person] = relationship()

    __table_args__ = (
        CheckConstraint("side in ('hope', 'doubt')", name="side"),
        Index("ix_considerations_idea_id_created_at_id", "idea_id", "created_at", "id"),
        Model.__table_args__,
    )


class Merger(Model):
    """That two ideas should become one: `gone_id` goes into `kept_id`. Those who care for `asked_of_id` agree, refuse or let it be
    until `due_at`. Its states: asked, merged, refused, lapsed, split."""

    __tablename__ = "mergers"

    id: Mapped[int] = mapped_column(primary_key=True)
    kept_id: Mapped[int] = mapped_column(ForeignKey("ideas.id"), index=True)
    gone_id: Mapped[int] = mapped_column(ForeignKey("ideas.id"), index=True)
    asked_of_id: Mapped[int] = mapped_column(ForeignKey("ideas.id"), index=True)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    note: Mapped[str] = mapped_column(String(500))
    refusal: Mapped[str] = mapped_column(String(500), default="")
    state: Mapped[str] = mapped_column(String(8), default="asked")
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    asked_by: Mapped[Person] = relationship()

    __table_args__ = (
        CheckConstraint("kept_id <> gone_id", name="two"),
        CheckConstraint("state in ('asked', 'merged', 'refused', 'lapsed', 'split')", name="state"),
        Index("ix_mergers_state_due_at", "state", "due_at"),
        Model.__table_args__,
    )
