"""Threads, what is said in them, and the signs people give."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.database import Model
from app.domain.discussions.unnamed import Done, Said, Signed
from app.domain.groups.models import Group
from app.domain.people.models import Person

REACTIONS = ("like", "love", "celebrate", "insightful", "thanks", "curious")
KINDS, FIRSTHAND = ("post", "idea", "project", "outcome", "announcement"), ("", "staff", "customer", "secondhand")
# Rows a part of an index is of: what waits to be let in, signs under no comment, the answer taken, what stands unnamed.
WAITS, BARE = text("held = 'waiting'"), text("comment_id IS NULL")
TAKEN, NAMELESS = text("accepted_at IS NOT NULL"), text("blind_until IS NOT NULL")


class Thread(Signed, Model):
    """What every contribution has in common: a home group, someone who opened it, talk beneath it.

    Each of them *is* a thread and carries its id, so one table answers who may read it, what came of it, how it ranks.
    """

    __tablename__ = "threads"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(12))
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    title: Mapped[str] = mapped_column(String(160))
    excerpt: Mapped[str] = mapped_column(String(320), default="")
    state: Mapped[str] = mapped_column(String(12), default="")
    # "waiting" until those who look after the group let it in, "refused" if they do not; then it is its author's and theirs alone.
    held: Mapped[str] = mapped_column(String(10), default="")
    lock_reason: Mapped[str] = mapped_column(String(200), default="")
    comment_count: Mapped[int] = mapped_column(default=0)
    reaction_count: Mapped[int] = mapped_column(default=0)
    share_count: Mapped[int] = mapped_column(default=0)
    file_count: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    last_activity_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    moved_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    deleted_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    removed_for: Mapped[str] = mapped_column(String(500), default="")

    group: Mapped[Group] = relationship()
    writer: Mapped[Person] = relationship(foreign_keys=author_id)

    __table_args__ = (
        CheckConstraint("kind in ('post', 'idea', 'project', 'outcome', 'announcement')", name="kind"),
        Index("ix_threads_group_id_kind_created_at_id", "group_id", "kind", "created_at", "id"),
        Index("ix_threads_group_id_last_activity_at_id", "group_id", "last_activity_at", "id"),
        Index("ix_threads_created_at_id", "created_at", "id"),
        Index("ix_threads_kind_state_created_at_id", "kind", "state", "created_at", "id"),
        Index("ix_threads_author_id_created_at_id", "author_id", "created_at", "id"),
        Index("ix_threads_held_group_id_created_at_id", "group_id", "created_at", "id", sqlite_where=WAITS, postgresql_where=WAITS),
        Index("ix_threads_blind_until", "blind_until", sqlite_where=NAMELESS, postgresql_where=NAMELESS),
        Model.__table_args__,
    )

    @property
    def is_deleted(self) -> bool:
        return self.deleted_at is not None


class Comment(Said, Model):
    """Something said under a thread, in one room: its home group or a group it was shared into. Said at home, it may be for all rooms."""

    __tablename__ = "comments"

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"))
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("comments.id"), index=True)
    body: Mapped[str] = mapped_column(Text)
    body_html: Mapped[str] = mapped_column(Text)
    firsthand: Mapped[str] = mapped_column(String(12), default="")
    from_whom: Mapped[str] = mapped_column(String(80), default="")
    # When it was taken as the answer to the question above it.
    accepted_at: Mapped[datetime | None]
    everywhere: Mapped[bool] = mapped_column(default=False)
    reaction_count: Mapped[int] = mapped_column(default=0)
    file_count: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]
    deleted_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    removed_for: Mapped[str] = mapped_column(String(500), default="")

    thread: Mapped[Thread] = relationship()
    group: Mapped[Group] = relationship()
    writer: Mapped[Person] = relationship(foreign_keys=author_id)

    __table_args__ = (
        Index("ix_comments_thread_id_created_at_id", "thread_id", "created_at", "id"),
        Index("ix_comments_author_id_created_at_id", "author_id", "created_at", "id"),
        Index("ix_comments_group_id_created_at_id", "group_id", "created_at", "id"),
        Index("uq_comments_accepted_thread_id", "thread_id", unique=True, sqlite_where=TAKEN, postgresql_where=TAKEN),
        Model.__table_args__,
    )


class Version(Model):
    """What a thread's opening or a comment said before an edit."""

    __tablename__ = "versions"

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"))
    comment_id: Mapped[int | None] = mapped_column(ForeignKey("comments.id"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    title: Mapped[str] = mapped_column(String(160), default="")
    body: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime]

    __table_args__ = (Index("ix_versions_thread_id_written_at_id", "thread_id", "written_at", "id"), Model.__table_args__)


class Reaction(Done, Model):
    """One sign by one person under a thread's opening (no comment) or under a comment."""

    __tablename__ = "reactions"

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"))
    comment_id: Mapped[int | None] = mapped_column(ForeignKey("comments.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    created_at: Mapped[datetime]
    thread: Mapped[Thread] = relationship()
    doer: Mapped[Person] = relationship()

    __table_args__ = (
        CheckConstraint("kind in ('like', 'love', 'celebrate', 'insightful', 'thanks', 'curious')", name="kind"),
        Index("uq_reactions_thread_id_person_id", "thread_id", "person_id", unique=True, sqlite_where=BARE, postgresql_where=BARE),
        UniqueConstraint("comment_id", "person_id"),
        Index("ix_reactions_thread_id_comment_id", "thread_id", "comment_id"),
        Model.__table_args__,
    )


class Tag(Model):
    """A word its author put before a thread with a #, by which it is found."""

    __tablename__ = "tags"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), primary_key=True)

    __table_args__ = (Index("ix_tags_thread_id", "thread_id"),)


class Pointer(Model):
    """That somebody was pointed to a thread by a colleague; nobody is more than once a month."""

    __tablename__ = "pointers"

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    words: Mapped[str] = mapped_column(String(200), default="")
    created_at: Mapped[datetime]
    person: Mapped[Person] = relationship(foreign_keys=person_id)

    __table_args__ = (
        UniqueConstraint("thread_id", "person_id"),
        Index("ix_pointers_person_id_created_at", "person_id", "created_at"), Model.__table_args__,
    )  # fmt: skip


class Share(Done, Model):
    """A thread carried into another group: a reference with a note. `parent_id` is the share through which the carrier met it."""

    __tablename__ = "shares"

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"))
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("shares.id"), index=True)
    note: Mapped[str] = mapped_column(String(500))
    comment_count: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]

    thread: Mapped[Thread] = relationship()
    group: Mapped[Group] = relationship()
    doer: Mapped[Person] = relationship()

    __table_args__ = (
        UniqueConstraint("thread_id", "group_id"),
        Index("ix_shares_group_id_created_at_id", "group_id", "created_at", "id"),
        Model.__table_args__,
    )
