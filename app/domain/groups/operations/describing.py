"""Founding a group, and saying what it is."""

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.markdown import render
from app.core.policy import permits
from app.domain.groups.events import GroupEdited, GroupFounded
from app.domain.groups.models import JOINING, VISIBILITIES, Group
from app.domain.groups.places import admit
from app.domain.groups.policy import can_found, can_own
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
        admit(group, by, role="owner")
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
