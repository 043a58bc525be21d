"""Groups of interest, and who belongs to them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.database import Model
from app.domain.people.models import Person

VISIBILITIES = ("open", "closed", "secret")
JOINING = ("free", "request", "invitation")
ROLES = ("member", "moderator", "owner")
STATES = ("active", "requested", "invited", "declined", "removed", "banned")
TRAITS = ("department", "location")
FOLLOWING = ("all", "highlights", "mentions", "off")
APPROVALS = ("off", "first", "all")


class Group(Model):
    """People who share an interest. Visibility says who may read, joining says how one gets in."""

    __tablename__ = "groups"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60))
    name: Mapped[str] = mapped_column(String(60))
    name_key: Mapped[str] = mapped_column(String(60))
    purpose: Mapped[str] = mapped_column(String(200), default="")
    about: Mapped[str] = mapped_column(Text, default="")
    about_html: Mapped[str] = mapped_column(Text, default="")
    rules: Mapped[str] = mapped_column(Text, default="")
    rules_html: Mapped[str] = mapped_column(Text, default="")
    cover: Mapped[str] = mapped_column(String(80), default="")
    visibility: Mapped[str] = mapped_column(String(10), default="open")
    joining: Mapped[str] = mapped_column(String(12), default="free")
    is_public: Mapped[bool] = mapped_column(default=False)
    # Who begins and who answers: everybody who belongs there, or only those who look after it.
    keepers_post: Mapped[bool] = mapped_column(default=False)
    keepers_comment: Mapped[bool] = mapped_column(default=False)
    approval: Mapped[str] = mapped_column(String(10), default="off")
    # Whether ideas that are proposed from now on stand without their author's name at first.
    blind_start: Mapped[bool] = mapped_column(default=False)
    member_count: Mapped[int] = mapped_column(default=0)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    created_at: Mapped[datetime]
    last_activity_at: Mapped[datetime]
    archived_at: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("slug"),
        CheckConstraint("visibility in ('open', 'closed', 'secret')", name="visibility"),
        CheckConstraint("joining in ('free', 'request', 'invitation')", name="joining"),
        Index("ix_groups_name_key_id", "name_key", "id"),
        Index("ix_groups_last_activity_at_id", "last_activity_at", "id"),
        Index("ix_groups_member_count_id", "member_count", "id"),
        Model.__table_args__,
    )

    @property
    def is_open(self) -> bool:
        return self.visibility == "open"

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None

    @property
    def is_secret(self) -> bool:
        return self.visibility == "secret"


class Category(Model):
    """A word under which groups are found. There is one list for the whole house."""

    __tablename__ = "categories"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40))
    name_key: Mapped[str] = mapped_column(String(40))

    __table_args__ = (UniqueConstraint("name_key"), Model.__table_args__)


class Filing(Model):
    """That a group stands under a category."""

    __tablename__ = "filings"

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    category_id: Mapped[int] = mapped_column(ForeignKey("categories.id"), primary_key=True)

    __table_args__ = (Index("ix_filings_category_id", "category_id"),)


class Start(Model):
    """That new people of a department or a place begin in a group. It suggests; nothing is permitted by it."""

    __tablename__ = "starts"

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"))
    trait: Mapped[str] = mapped_column(String(10))
    value: Mapped[str] = mapped_column(String(80))
    value_key: Mapped[str] = mapped_column(String(80))
    created_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("group_id", "trait", "value_key"),
        CheckConstraint("trait in ('department', 'location')", name="trait"),
        Index("ix_starts_trait_value_key", "trait", "value_key"),
        Model.__table_args__,
    )


class InvitationLink(Model):
    """A way into a group that can be handed on. The address holds a token; only its hash is kept."""

    __tablename__ = "invitation_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64))
    email: Mapped[str] = mapped_column(String(254), default="")
    uses: Mapped[int] = mapped_column(default=1)
    used: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    group: Mapped[Group] = relationship()
    by: Mapped[Person] = relationship()

    __table_args__ = (UniqueConstraint("token_hash"), Model.__table_args__)


class Membership(Model):
    """A person's place in a group. Only an active one lets anybody read or write."""

    __tablename__ = "memberships"

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    role: Mapped[str] = mapped_column(String(10), default="member")
    state: Mapped[str] = mapped_column(String(10), default="active")
    following: Mapped[str] = mapped_column(String(10), default="highlights")
    invited_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    created_at: Mapped[datetime]
    # A person's own bookmark for "New since you looked"; nobody else's page ever reads it.
    looked_at: Mapped[datetime]
    # What was said to somebody who was turned down, taken out or banned.
    reason: Mapped[str] = mapped_column(String(300), default="")

    person: Mapped[Person] = relationship(foreign_keys=person_id)
    group: Mapped[Group] = relationship()

    __table_args__ = (
        UniqueConstraint("group_id", "person_id"),
        CheckConstraint("role in ('member', 'moderator', 'owner')", name="role"),
        CheckConstraint("state in ('active', 'requested', 'invited', 'declined', 'removed', 'banned')", name="state"),
        CheckConstraint("following in ('all', 'highlights', 'mentions', 'off')", name="following"),
        Index("ix_memberships_person_id_state_group_id", "person_id", "state", "group_id"),
        Index("ix_memberships_group_id_state_role_created_at_id", "group_id", "state", "role", "created_at", "id"),
        Model.__table_args__,
    )


class Suspension(Model):
    """Somebody reads in a group and does not write there, until a moment. It outlives leaving, so that nobody walks round it."""

    __tablename__ = "suspensions"

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, autoincrement=False, index=True)
    until: Mapped[datetime]

    __table_args__ = ()
