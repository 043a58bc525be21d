"""What somebody is still writing, and what waits for its moment."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.database import Model
from app.domain.people.models import Person


class Draft(Model):
    """Words of one person, by the place they are written for; nobody else ever reads them. With `post_at` they are
    posted by themselves at that moment; `problem` says why they could not be."""

    __tablename__ = "drafts"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    place: Mapped[str] = mapped_column(String(80))
    words: Mapped[dict] = mapped_column(JSON)
    post_at: Mapped[datetime | None] = mapped_column(index=True)
    problem: Mapped[str] = mapped_column(String(200), default="")
    updated_at: Mapped[datetime]

    person: Mapped[Person] = relationship()

    __table_args__ = (
        UniqueConstraint("person_id", "place"),
        Index("ix_drafts_person_id_updated_at_id", "person_id", "updated_at", "id"),
        Model.__table_args__,
    )

    @property
    def name(self) -> str:
        """What it is called in a list: its title, or how it begins."""
        words = " ".join((self.words.get("title") or self.words.get("body") or "").split())
        return words if len(words) <= 90 else words[:89].rsplit(" ", 1)[0] + "…"
