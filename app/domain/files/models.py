"""Files that hang on what people say."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.database import Model
from app.domain.discussions.models import Comment, Thread
from app.domain.discussions.unnamed import Unnamed, as_known
from app.domain.people.models import Person

SHELVES = ("image", "document", "media", "other")
SMALL_SIDE = 400


def folder_of(at: datetime) -> str:
    """Where the bytes of what came in at `at` are kept: by day, so that what a crash left behind is soon found."""
    return f"files/{at:%Y-%m-%d}"


class File(Model):
    """Bytes under a key nobody can guess, and the thread's opening or the comment they hang on; on nothing at first."""

    __tablename__ = "files"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32))
    owner_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("threads.id"))
    comment_id: Mapped[int | None] = mapped_column(ForeignKey("comments.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    name_key: Mapped[str] = mapped_column(String(240))
    shelf: Mapped[str] = mapped_column(String(10))
    media_type: Mapped[str] = mapped_column(String(80))
    word: Mapped[str] = mapped_column(String(40))
    size: Mapped[int]
    small_size: Mapped[int] = mapped_column(default=0)
    width: Mapped[int | None]
    height: Mapped[int | None]
    alt: Mapped[str] = mapped_column(String(300), default="")
    is_decorative: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    attached_at: Mapped[datetime | None]

    sender: Mapped[Person] = relationship()
    thread: Mapped[Thread | None] = relationship()
    comment: Mapped[Comment | None] = relationship()

    __table_args__ = (
        UniqueConstraint("key"),
        CheckConstraint("shelf in ('image', 'document', 'media', 'other')", name="shelf"),
        CheckConstraint("(thread_id is null) = (attached_at is null)", name="attached"),
        Index("ix_files_thread_id_comment_id", "thread_id", "comment_id"),
        Index("ix_files_attached_at_created_at", "attached_at", "created_at"),
        Index("ix_files_owner_id_attached_at", "owner_id", "attached_at"),
        Model.__table_args__,
    )

    @property
    def owner(self) -> Person | Unnamed:
        """Whoever sent it, as everybody may know them."""
        return as_known(self.sender, self.thread) if self.thread else self.sender

    def author_for(self, person: Person | None) -> Person | Unnamed:
        """Whoever sent it, as `person` may know them."""
        return as_known(self.sender, self.thread, person) if self.thread else self.sender

    @property
    def is_image(self) -> bool:
        return self.shelf == "image"

    @property
    def paths(self) -> list[str]:
        """Where its bytes are kept."""
        whole = f"{folder_of(self.created_at)}/{self.key}"
        return [whole, f"{whole}.small"] if self.is_image else [whole]

    @property
    def saved_as(self) -> str:
        """What it is called on the disk of whoever saves it: pictures are WebP by now."""
        return f"{self.name.rpartition('.')[0] or self.name}.webp" if self.is_image else self.name

    @property
    def small_width(self) -> int:
        """How many pixels wide the small version of a picture is."""
        return max(round(self.width * min(1, SMALL_SIDE / max(self.width, self.height))), 1)
