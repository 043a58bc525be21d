"""What a project touches that others look after: what is lent to it, and notices of what it means to do."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.clock import now
from app.core.database import Model
from app.domain.people.models import Person
from app.domain.projects.models import Project


class Lending(Model):
    """Something a person looks after and lends to a project, until they take it back."""

    __tablename__ = "lendings"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("projects.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    what: Mapped[str] = mapped_column(String(120))
    until: Mapped[date | None]
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship()

    __table_args__ = (Model.__table_args__,)


class Notice(Model):
    """What a team means to do with a thing somebody else looks after. After five working days silence means go, unless money is
    spent or it cannot be undone: then nothing but a yes does."""

    __tablename__ = "notices"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("projects.id"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    keeper_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    what: Mapped[str] = mapped_column(String(160))
    why: Mapped[str] = mapped_column(String(500))
    starts_on: Mapped[date]
    needs_yes: Mapped[bool]
    answer: Mapped[str] = mapped_column(String(9), default="")
    harm: Mapped[str] = mapped_column(String(500), default="")
    instead: Mapped[str] = mapped_column(String(500), default="")
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]

    project: Mapped[Project] = relationship()
    author: Mapped[Person] = relationship(foreign_keys=author_id)
    keeper: Mapped[Person] = relationship(foreign_keys=keeper_id)

    __table_args__ = (CheckConstraint("answer in ('', 'yes', 'no', 'withdrawn')", name="answer"), Model.__table_args__)

    @property
    def state(self) -> str:
        """waits, go, yes, no or withdrawn: silence is a go once its time is over, where it may be one."""
        return standing(self.answer, self.needs_yes, self.due_at)


def holds_up(answer: str, needs_yes: bool) -> bool:
    """Whether a notice that stands so keeps a trial from going on: somebody objected, or a yes is needed and was not given."""
    return answer == "no" or (needs_yes and not answer)


def standing(answer: str, needs_yes: bool, due_at: datetime) -> str:
    """Where a notice stands now."""
    return answer or ("go" if not needs_yes and due_at <= now() else "waits")
