"""Persons, what they say of themselves, and how they are signed in."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.clock import now
from app.core.database import Model

KINDS = ("staff", "guest", "house")
CREDITS = ("name", "group", "hidden")


class Person(Model):
    """An account: staff, a guest from outside, or the house itself, which acts on nobody's behalf."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str | None] = mapped_column(String(254))
    email_key: Mapped[str | None] = mapped_column(String(254))
    handle: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(80))
    name_key: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(10), default="staff")
    title: Mapped[str] = mapped_column(String(80), default="")
    department: Mapped[str] = mapped_column(String(80), default="")
    location: Mapped[str] = mapped_column(String(80), default="")
    pronouns: Mapped[str] = mapped_column(String(40), default="")
    about: Mapped[str] = mapped_column(Text, default="")
    about_html: Mapped[str] = mapped_column(Text, default="")
    photo: Mapped[str] = mapped_column(String(80), default="", index=True)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    publishes: Mapped[bool] = mapped_column(default=False)
    administers: Mapped[bool] = mapped_column(default=False)
    moderates: Mapped[bool] = mapped_column(default=False)
    credit: Mapped[str] = mapped_column(String(10), default="name")
    feed: Mapped[str] = mapped_column(String(10), default="newest")
    counted: Mapped[bool] = mapped_column(default=True)
    # The person's own clock, and when they want to be left in peace: minutes of their day, or until a pause is over.
    zone: Mapped[str] = mapped_column(String(40), default="")
    quiet_from: Mapped[int | None]
    quiet_to: Mapped[int | None]
    paused_at: Mapped[datetime | None]
    paused_until: Mapped[datetime | None]
    suspended_at: Mapped[datetime | None]
    # An account that rests for a few hours: it stays signed in, and reaches one page that says why.
    barred_until: Mapped[datetime | None]
    barred_for: Mapped[str] = mapped_column(String(500), default="")
    created_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("email_key"),
        UniqueConstraint("handle"),
        CheckConstraint("kind in ('staff', 'guest', 'house')", name="kind"),
        CheckConstraint("credit in ('name', 'group', 'hidden')", name="credit"),
        CheckConstraint("feed in ('newest', 'relevant')", name="feed"),
        Index("ix_people_name_key_id", "name_key", "id"),
        Model.__table_args__,
    )

    @property
    def is_staff(self) -> bool:
        return self.kind == "staff"

    @property
    def is_active(self) -> bool:
        return self.suspended_at is None and not self.is_barred

    @property
    def is_barred(self) -> bool:
        return self.barred_until is not None and self.barred_until > now()


class Trait(Model):
    """A skill a person offers or an interest that draws them, in their own word."""

    __tablename__ = "traits"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    kind: Mapped[str] = mapped_column(String(10))
    word: Mapped[str] = mapped_column(String(40))
    word_key: Mapped[str] = mapped_column(String(40))

    __table_args__ = (
        UniqueConstraint("person_id", "kind", "word_key"),
        CheckConstraint("kind in ('skill', 'interest')", name="kind"),
        Index("ix_traits_word_key_person_id", "word_key", "person_id"),
        Model.__table_args__,
    )


class SignIn(Model):
    """One browser, signed in. The cookie holds a token; only its hash is kept."""

    __tablename__ = "sign_ins"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64))
    browser: Mapped[str] = mapped_column(String(120), default="")
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    __table_args__ = (UniqueConstraint("token_hash"), Model.__table_args__)


class SignInLink(Model):
    """A one-time way in, printed by an operator."""

    __tablename__ = "sign_in_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    __table_args__ = (UniqueConstraint("token_hash"), Model.__table_args__)


class Submission(Model):
    """A form that was sent once; sent again, it answers where the first one led."""

    __tablename__ = "submissions"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    key: Mapped[str] = mapped_column(String(64))
    location: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(index=True)

    __table_args__ = (UniqueConstraint("person_id", "key"), Model.__table_args__)
