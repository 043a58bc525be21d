"""What was done to keep a group pleasant: written once, read by its members, changed by nobody."""

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.database import Model
from app.domain.discussions.models import Comment, Thread
from app.domain.discussions.unnamed import Unnamed, as_known
from app.domain.groups.models import Group
from app.domain.people.models import Person

DECIDED = ("let_in", "turned_down", "dismissed", "removed", "warned", "suspended", "barred", "upheld", "undone", "gates")
# What was done to where something stands; a listener writes it down.
STANDING = ("pinned", "unpinned", "locked", "unlocked", "moved", "taken_out")
ACTS = DECIDED + STANDING
OPEN = "closed_at IS NULL"


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
    concerned: Mapped[Person | None] = relationship(foreign_keys=person_id)
    group: Mapped[Group | None] = relationship()
    thread: Mapped[Thread | None] = relationship()
    comment: Mapped[Comment | None] = relationship()

    __table_args__ = (
        CheckConstraint(f"kind in ({', '.join(repr(kind) for kind in ACTS)})", name="kind"),
        Index("ix_acts_group_id_created_at_id", "group_id", "created_at", "id"),
        Index("ix_acts_person_id_created_at_id", "person_id", "created_at", "id"),
        Model.__table_args__,
    )

    @property
    def person(self) -> Person | Unnamed | None:
        """`concerned`, as everybody may know them."""
        return _as_known(self, self.concerned)


class Case(Model):
    """Something that was reported and waits for an answer: a copy of its words, so that it can be judged where it cannot be read.

    `desk` says whose it is, the group's or the house's; `because` why it went to the house.
    """

    __tablename__ = "cases"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(30))
    noun: Mapped[str] = mapped_column(String(12))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("groups.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("threads.id"), index=True)
    comment_id: Mapped[int | None] = mapped_column(ForeignKey("comments.id"), index=True)
    copy: Mapped[dict] = mapped_column(JSON)
    desk: Mapped[str] = mapped_column(String(6), default="group")
    because: Mapped[str] = mapped_column(String(12), default="")
    report_count: Mapped[int] = mapped_column(default=0)
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    act_id: Mapped[int | None] = mapped_column(ForeignKey("acts.id"), index=True)

    writer: Mapped[Person] = relationship(foreign_keys=author_id)
    group: Mapped[Group | None] = relationship()
    thread: Mapped[Thread | None] = relationship()
    comment: Mapped[Comment | None] = relationship()
    act: Mapped[Act | None] = relationship()

    __table_args__ = (
        CheckConstraint("desk in ('group', 'house')", name="desk"),
        Index("uq_cases_key", "key", unique=True, sqlite_where=text(OPEN), postgresql_where=text(OPEN)),
        Index("ix_cases_group_id_closed_at_opened_at_id", "group_id", "closed_at", "opened_at", "id"),
        Index("ix_cases_desk_closed_at_opened_at_id", "desk", "closed_at", "opened_at", "id"),
        Model.__table_args__,
    )

    @property
    def author(self) -> Person | Unnamed:
        """Whoever said it, as everybody may know them."""
        return _as_known(self, self.writer)


class Report(Model):
    """That somebody wants a case looked at, and why. Who it was is told to nobody at the desk."""

    __tablename__ = "reports"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    reporter_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    reason: Mapped[str] = mapped_column(String(12))
    words: Mapped[str] = mapped_column(String(1000), default="")
    created_at: Mapped[datetime]

    case: Mapped[Case] = relationship()

    __table_args__ = (UniqueConstraint("case_id", "reporter_id"), Model.__table_args__)


class Appeal(Model):
    """The one request for a second look at an act, by whoever it concerns. `answer` is the act that settled it."""

    __tablename__ = "appeals"

    id: Mapped[int] = mapped_column(primary_key=True)
    act_id: Mapped[int] = mapped_column(ForeignKey("acts.id"))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("groups.id"))
    words: Mapped[str] = mapped_column(String(1000))
    desk: Mapped[str] = mapped_column(String(6), default="group")
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("acts.id"), index=True)

    act: Mapped[Act] = relationship(foreign_keys=act_id)
    answer: Mapped[Act | None] = relationship(foreign_keys=answer_id)
    group: Mapped[Group | None] = relationship()

    __table_args__ = (
        UniqueConstraint("act_id"),
        CheckConstraint("desk in ('group', 'house')", name="desk"),
        Index("ix_appeals_group_id_closed_at_opened_at_id", "group_id", "closed_at", "opened_at", "id"),
        Index("ix_appeals_desk_closed_at_opened_at_id", "desk", "closed_at", "opened_at", "id"),
        Model.__table_args__,
    )


def _as_known(row: Act | Case, person: Person | None) -> Person | Unnamed | None:
    """Of what opens a thread, and of what is said beneath it, nobody at a desk knows more than its readers do."""
    if row.thread is None or person is None or not row.thread.is_blind:
        return person
    return as_known(person, row.thread) if row.comment_id else row.thread.author
