"""That somebody is asked to lead an idea as a project. Only they can answer; nothing starts without their yes."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.database import Model
from app.domain.discussions.unnamed import Unnamed, as_known
from app.domain.ideas.models import Idea
from app.domain.people.models import Person


class LeadAsking(Model):
    """What whoever asks has in mind: the goal, and how long the trial would run."""

    __tablename__ = "lead_askings"

    id: Mapped[int] = mapped_column(primary_key=True)
    idea_id: Mapped[int] = mapped_column(ForeignKey("ideas.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    goal: Mapped[str] = mapped_column(Text)
    trial_weeks: Mapped[int]
    words: Mapped[str] = mapped_column(String(200), default="")
    answer: Mapped[str] = mapped_column(String(9), default="")
    created_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]

    idea: Mapped[Idea] = relationship()
    person: Mapped[Person] = relationship(foreign_keys=person_id)
    asker: Mapped[Person] = relationship(foreign_keys=asked_by_id)

    __table_args__ = (
        CheckConstraint("answer in ('', 'yes', 'no', 'withdrawn')", name="answer"),
        Index("ix_lead_askings_idea_id_person_id", "idea_id", "person_id"),
        Model.__table_args__,
    )

    @property
    def asked_by(self) -> Person | Unnamed:
        """Whoever asked, as everybody may know them."""
        return as_known(self.asker, self.idea.thread)

    def author_for(self, person: Person | None) -> Person | Unnamed:
        """Whoever asked, as `person` may know them."""
        return as_known(self.asker, self.idea.thread, person)
