"""Where a post stands: on top of its group's talk, or in another group than the one it was written in."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.database import Model
from app.domain.discussions.models import Thread
from app.domain.groups.models import Group
from app.domain.people.models import Person


class Pin(Model):
    """A post that those who look after its group keep on top of the talk."""

    __tablename__ = "pins"

    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), primary_key=True, autoincrement=False)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"))
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    created_at: Mapped[datetime]

    __table_args__ = (Index("ix_pins_group_id_created_at", "group_id", "created_at"),)


class Move(Model):
    """That a post was moved from one group to another, by whom and why: the notice in the old one.

    `leaves_behind`: more people read it where it is now, so what others had said stayed in the old room.
    """

    __tablename__ = "moves"

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), index=True)
    from_id: Mapped[int] = mapped_column(ForeignKey("groups.id"))
    to_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    reason: Mapped[str] = mapped_column(String(200))
    leaves_behind: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]

    thread: Mapped[Thread] = relationship()
    origin: Mapped[Group] = relationship(foreign_keys=from_id)
    target: Mapped[Group] = relationship(foreign_keys=to_id)
    by: Mapped[Person] = relationship()

    __table_args__ = (Index("ix_moves_from_id_created_at_id", "from_id", "created_at", "id"), Model.__table_args__)
