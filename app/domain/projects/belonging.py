"""What belongs to a project beside its words: links to what lies elsewhere. Its files hang on its thread."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.database import Model
from app.domain.people.models import Person
from app.domain.projects.models import Project


class ProjectLink(Model):
    """An address somebody of the team wants at hand, and what is found there."""

    __tablename__ = "project_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("projects.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    title: Mapped[str] = mapped_column(String(120))
    address: Mapped[str] = mapped_column(String(500))
    created_at: Mapped[datetime]

    project: Mapped[Project] = relationship()
    person: Mapped[Person] = relationship()

    __table_args__ = (UniqueConstraint("project_id", "address"), Model.__table_args__)
