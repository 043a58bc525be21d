"""Everything that changes a group or who belongs to it."""

from sqlalchemy import update

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.markdown import render
from app.core.policy import permits
from app.domain.groups.events import GroupEdited, GroupFounded, Invited, Joined, Left, Requested, RoleChanged
from app.domain.groups.models import FOLLOWING, JOINING, ROLES, VISIBILITIES, Group, Membership
from app.domain.groups.policy import can_change_role, can_decide, can_found, can_invite, can_join, can_leave, can_own, can_remove_member
from app.domain.groups.queries import membership_of, owners_of
from app.domain.people.models import Person
from app.domain.people.names import free_name


@permits(can_found)
def found(
    *,
    by,
    name: str,
    purpose: str,
    about: str = "",
    visibility: str = "open",
    joining: str = "free",
    is_public: bool = False,
    slug: str = "",
) -> Group:
    """A new group, owned by its founder (the house founds without joining)."""
    _check(name, purpose, visibility, joining)
    group = Group(
        slug=free_name(slug or name, Group.slug, limit=60, otherwise="group"),
        created_by_id=by.id,
        created_at=now(),
        last_activity_at=now(),
        **_described(name, purpose, about, visibility, joining, is_public),
    )
    db.session.add(group)
    db.session.flush()
    record(GroupFounded(actor_id=by.id, group_id=group.id))
    if by.kind != "house":
        _admit(group, by, role="owner")
    return group


@permits(can_own)
def edit_group(group: Group, *, by, name: str, purpose: str, about: str, visibility: str, joining: str, is_public: bool = False) -> Group:
    """Change how a group describes itself. What was said in private never becomes public by it."""
    _check(name, purpose, visibility, joining)
    if VISIBILITIES.index(visibility) < VISIBILITIES.index(group.visibility):
        raise Invalid(visibility="A group can only become more private: what was said here was said to those who were here.")
    for field, value in _described(name, purpose, about, visibility, joining, is_public).items():
        setattr(group, field, value)
    record(GroupEdited(actor_id=by.id, group_id=group.id))
    return group


def _described(name, purpose, about, visibility, joining, is_public) -> dict:
    # A group that hides cannot be joined at will, and only an open one can show itself outside.
    joining = "invitation" if visibility == "secret" else joining
    public = is_public and visibility == "open"
    return dict(
        name=name.strip(), name_key=name.strip().casefold(), purpose=purpose.strip(), about=about.strip(), about_html=render(about.strip()),
        visibility=visibility, joining=joining, is_public=public,
    )  # fmt: skip


def _check(name: str, purpose: str, visibility: str, joining: str) -> None:
    errors = {}
    if not name.strip():
        errors["name"] = "A group needs a name."
    elif len(name.strip()) > 60:
        errors["name"] = "At most 60 characters."
    if len(purpose.strip()) > 200:
        errors["purpose"] = "One sentence, at most 200 characters."
    if visibility not in VISIBILITIES:
        errors["visibility"] = "Open, closed or secret."
    if joining not in JOINING:
        errors["joining"] = "Free, on request or by invitation."
    if errors:
        raise Invalid(**errors)


@permits(can_join)
def join(group: Group, *, by: Person) -> Membership:
    """Join, accept an invitation, or ask to be let in: whichever applies. Twice is once."""
    membership = membership_of(by, group)
    if membership and membership.state != "invited":
        return membership
    if membership or group.joining == "free":
        return _admit(group, by, membership=membership)
    membership = _membership(group, by, state="requested")
    record(Requested(actor_id=by.id, group_id=group.id, person_id=by.id))
    return membership


@permits(can_leave)
def leave(group: Group, *, by: Person) -> None:
    """Leave, decline an invitation or take back a request. The last owner stays."""
    membership = membership_of(by, group)
    if membership.role == "owner" and membership.state == "active" and owners_of(group) == 1:
        raise Invalid(role="You are the last owner. Hand the group to somebody first.")
    _dismiss(membership, by)


@permits(can_invite)
def invite(group: Group, *, by: Person, person: Person) -> Membership:
    """Ask `person` in; they decide. Somebody who has asked to join is let in at once."""
    membership = membership_of(person, group)
    if membership is None:
        membership = _membership(group, person, state="invited", invited_by=by)
        record(Invited(actor_id=by.id, group_id=group.id, person_id=person.id))
    elif membership.state == "requested":
        _admit(group, person, membership=membership, by=by)
    return membership


@permits(can_decide)
def approve(membership: Membership, *, by: Person) -> Membership:
    """Let in somebody who asked."""
    if membership.state != "requested":
        raise Invalid(membership="This has been decided already.")
    return _admit(membership.group, membership.person, membership=membership, by=by)


@permits(can_remove_member)
def remove_member(membership: Membership, *, by: Person) -> None:
    """Take somebody out of the group, or turn down a request."""
    _dismiss(membership, by)


@permits(can_change_role)
def change_role(membership: Membership, *, by: Person, role: str) -> Membership:
    """Make a member a moderator or owner, or an ordinary member again."""
    if role not in ROLES or membership.state != "active":
        raise Invalid(role="Choose one of those offered.")
    if membership.person.kind == "guest" and role != "member":
        raise Invalid(role="A guest can only be a member.")
    if membership.role == "owner" and role != "owner" and owners_of(membership.group) == 1:
        raise Invalid(role="A group keeps at least one owner.")
    membership.role = role
    record(RoleChanged(actor_id=by.id, group_id=membership.group_id, person_id=membership.person_id, role=role))
    return membership


@permits(can_leave)
def follow_group(group: Group, *, by: Person, following: str) -> Membership:
    """How much of the group a member wants to hear."""
    if following not in FOLLOWING:
        raise Invalid(following="Choose one of those offered.")
    membership = membership_of(by, group)
    membership.following = following
    return membership


@permits(can_leave)
def look(group: Group, *, by: Person) -> None:
    """Move the member's own bookmark to now; the next visit marks what is new since."""
    membership_of(by, group).looked_at = now()


def _membership(group: Group, person: Person, *, state: str, role: str = "member", invited_by: Person | None = None) -> Membership:
    membership = Membership(
        group_id=group.id,
        person_id=person.id,
        role=role,
        state=state,
        invited_by_id=invited_by and invited_by.id,
        created_at=now(),
        looked_at=now(),
    )
    membership.group, membership.person = group, person
    db.session.add(membership)
    db.session.flush()
    return membership


def _admit(
    group: Group, person: Person, *, membership: Membership | None = None, role: str = "member", by: Person | None = None
) -> Membership:
    if membership is None:
        membership = _membership(group, person, state="active", role=role)
    else:
        membership.state, membership.created_at, membership.looked_at = "active", now(), now()
    db.session.execute(update(Group).where(Group.id == group.id).values(member_count=Group.member_count + 1))
    record(Joined(actor_id=(by or person).id, group_id=group.id, person_id=person.id))
    return membership


def _dismiss(membership: Membership, by: Person) -> None:
    if membership.state == "active":
        db.session.execute(update(Group).where(Group.id == membership.group_id).values(member_count=Group.member_count - 1))
        record(Left(actor_id=by.id, group_id=membership.group_id, person_id=membership.person_id))
    db.session.delete(membership)
    db.session.flush()
