"""What concerns somebody, waiting until they have seen it."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.database import Model
from app.domain.discussions.models import Comment, Thread
from app.domain.discussions.unnamed import Unnamed, as_known
from app.domain.groups.models import Group
from app.domain.people.models import Person

# What everybody may do to a thread who may read it, or nobody but somebody else than its author.
BY_ANYBODY = frozenset(
    "reaction share bringing brought_in not_let_in pointer backing offer consider objection no_objection lead_asked leading_yes leading_no "
    "call".split()
)


class Notification(Model):
    """One matter for one person. While it is unread, more of the same is added to it: `key` says what is the same.

    `last_event_id` is the newest event told in it, so that an event told again changes nothing.
    """

    __tablename__ = "notifications"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    key: Mapped[str] = mapped_column(String(60))
    kind: Mapped[str] = mapped_column(String(12))
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("threads.id"), index=True)
    comment_id: Mapped[int | None] = mapped_column(ForeignKey("comments.id"), index=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey("groups.id"), index=True)
    actor_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    actor_ids: Mapped[list[int]] = mapped_column(JSON)
    detail: Mapped[str] = mapped_column(String(20), default="")
    last_event_id: Mapped[int] = mapped_column(index=True)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    read_at: Mapped[datetime | None]

    thread: Mapped[Thread | None] = relationship()
    comment: Mapped[Comment | None] = relationship()
    group: Mapped[Group | None] = relationship()
    doer: Mapped[Person] = relationship(foreign_keys=actor_id)

    __table_args__ = (
        Index(
            "uq_notifications_person_id_key",
            "person_id",
            "key",
            unique=True,
            sqlite_where=text("read_at IS NULL"),
            postgresql_where=text("read_at IS NULL"),
        ),
        Index("ix_notifications_key_person_id", "key", "person_id"),
        Index("ix_notifications_person_id_updated_at_id", "person_id", "updated_at", "id"),
        Model.__table_args__,
    )

    @property
    def actor(self) -> Person | Unnamed:
        """Whoever did it, as the reader may know them: as long as nobody is told whose a thread is, what only its author does to it
        names nobody, whoever did it; what anybody may do names those who did, but for its author."""
        if self.thread is None or self.actor_id == self.person_id or not self.thread.is_blind:
            return self.doer
        is_open = self.comment_id is not None or self.kind in BY_ANYBODY
        return as_known(self.doer, self.thread) if is_open else self.thread.author

    @property
    def actor_count(self) -> int:
        return len(self.actor_ids)

    @property
    def is_unread(self) -> bool:
        return self.read_at is None
