"""Projects: an idea under way, the people doing it, the steps they take."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.database import Model
from app.domain.discussions.models import Thread
from app.domain.ideas.models import Idea
from app.domain.people.models import Person


class Project(Model):
    """Work with a goal. Its state stands on its thread."""

    __tablename__ = "projects"

    id: Mapped[int] = mapped_column(ForeignKey("threads.id"), primary_key=True)
    idea_id: Mapped[int | None] = mapped_column(ForeignKey("ideas.id"))
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    former_lead_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    goal: Mapped[str] = mapped_column(Text)
    headline: Mapped[str] = mapped_column(String(90), default="")
    who_for: Mapped[str] = mapped_column(String(500), default="")
    was_wrong: Mapped[str] = mapped_column(String(500), default="")
    is_different: Mapped[str] = mapped_column(String(500), default="")
    started_early: Mapped[bool] = mapped_column(default=False)
    trial_until: Mapped[date | None]
    reason: Mapped[str] = mapped_column(String(500), default="")
    delivered_at: Mapped[datetime | None]
    # When those it concerns were last told that it will soon be paused.
    warned_at: Mapped[datetime | None]

    thread: Mapped[Thread] = relationship()
    idea: Mapped[Idea | None] = relationship()
    lead: Mapped[Person | None] = relationship(foreign_keys=lead_id)
    former_lead: Mapped[Person | None] = relationship(foreign_keys=former_lead_id)

    __table_args__ = (UniqueConstraint("idea_id"),)


class Place(Model):
    """A person's place in a team, taken by themselves."""

    __tablename__ = "places"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("projects.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    does: Mapped[str] = mapped_column(String(80), default="")
    created_at: Mapped[datetime]

    person: Mapped[Person] = relationship()

    __table_args__ = (UniqueConstraint("project_id", "person_id"), Model.__table_args__)


class Step(Model):
    """Something to do. Whoever takes it owns it; `position` is its place among those that stand in the same column of the board."""

    __tablename__ = "steps"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("projects.id"), index=True)
    title: Mapped[str] = mapped_column(String(160))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    due: Mapped[date | None]
    waits_for_id: Mapped[int | None] = mapped_column(ForeignKey("steps.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[datetime | None]
    created_at: Mapped[datetime]

    owner: Mapped[Person | None] = relationship()

    __table_args__ = (Model.__table_args__,)

    @property
    def state(self) -> str:
        """Where it stands on the board: todo, doing or done."""
        return "done" if self.done_at else "doing" if self.owner_id else "todo"


class Candidacy(Model):
    """That somebody would lead a project that has a team. Until `due_at` the team may object; silence makes it theirs."""

    __tablename__ = "candidacies"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("projects.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    state: Mapped[str] = mapped_column(String(9), default="open")
    objector_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    reason: Mapped[str] = mapped_column(String(500), default="")
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]

    project: Mapped[Project] = relationship()
    person: Mapped[Person] = relationship(foreign_keys=person_id)

    __table_args__ = (
        CheckConstraint("state in ('open', 'led', 'objected', 'withdrawn')", name="state"),
        Index(
            "uq_candidacies_project_id",
            "project_id",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
        Index("ix_candidacies_state_due_at", "state", "due_at"),
        Model.__table_args__,
    )


class Milestone(Model):
    """Something that will be true by a certain day."""

    __tablename__ = "milestones"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("projects.id"))
    title: Mapped[str] = mapped_column(String(120))
    due: Mapped[date]
    reached_at: Mapped[datetime | None]
    created_at: Mapped[datetime]

    __table_args__ = (Index("ix_milestones_project_id_due", "project_id", "due"), Model.__table_args__)


class Asking(Model):
    """That somebody is asked into the team, or to take a step. Only they can answer; nothing happens without their yes."""

    __tablename__ = "askings"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("projects.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    step_id: Mapped[int | None] = mapped_column(ForeignKey("steps.id"), index=True)
    words: Mapped[str] = mapped_column(String(200), default="")
    answer: Mapped[str] = mapped_column(String(9), default="")
    created_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]

    project: Mapped[Project] = relationship()
    person: Mapped[Person] = relationship(foreign_keys=person_id)
    asked_by: Mapped[Person] = relationship(foreign_keys=asked_by_id)
    step: Mapped[Step | None] = relationship()

    __table_args__ = (
        CheckConstraint("answer in ('', 'yes', 'no', 'withdrawn')", name="answer"),
        Index("ix_askings_person_id_project_id", "person_id", "project_id"),
        Model.__table_args__,
    )


class Update(Model):
    """How it is going, told by someone of the team: what moved, what is next, what blocks."""

    __tablename__ = "updates"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("projects.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    body: Mapped[str] = mapped_column(Text)
    body_html: Mapped[str] = mapped_column(Text)
    next_up: Mapped[str] = mapped_column(String(1000), default="")
    blocks: Mapped[str] = mapped_column(String(1000), default="")
    created_at: Mapped[datetime]

    author: Mapped[Person] = relationship()

    __table_args__ = (
        CheckConstraint("length(body) > 0", name="body"),
        Index("ix_updates_project_id_created_at_id", "project_id", "created_at", "id"),
        Model.__table_args__,
    )
