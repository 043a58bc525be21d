"""What pages of other sites say of themselves, as it was when somebody linked to them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.database import Model


class LinkCard(Model):
    """One page elsewhere by the address people wrote; without a title there is nothing to show yet, or there never was."""

    __tablename__ = "link_cards"

    id: Mapped[int] = mapped_column(primary_key=True)
    url: Mapped[str] = mapped_column(String(1000), unique=True)
    title: Mapped[str] = mapped_column(String(160), default="")
    text: Mapped[str] = mapped_column(String(300), default="")
    site: Mapped[str] = mapped_column(String(60), default="")
    # The thread it was last linked in, whose readers hear when the card is there.
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), index=True)
    # When it is to be asked for, nothing if it is not; then where, after so many moves and seconds.
    due_at: Mapped[datetime | None]
    asked_at: Mapped[datetime | None]
    ask_url: Mapped[str] = mapped_column(String(1000))
    ask_host: Mapped[str] = mapped_column(String(253))
    moves: Mapped[int] = mapped_column(default=0)
    seconds: Mapped[float] = mapped_column(default=0.0)

    __table_args__ = (Index("ix_link_cards_due_at_id", "due_at", "id"), Model.__table_args__)


class LinkHost(Model):
    """When a site was last asked for anything."""

    __tablename__ = "link_hosts"

    name: Mapped[str] = mapped_column(String(253), primary_key=True)
    asked_at: Mapped[datetime]

    __table_args__ = ()
