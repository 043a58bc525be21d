"""Founding a group, saying what it is, letting it rest."""

from pathlib import Path

from sqlalchemy import update

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.markdown import render
from app.core.parsing import in_a_line, tidy
from app.core.policy import permits
from app.domain.groups.events import Archived, GroupEdited, GroupFounded, Restored
from app.domain.groups.filing import file_under
from app.domain.groups.models import JOINING, VISIBILITIES, Group
from app.domain.groups.places import admit
from app.domain.groups.policy import can_describe, can_found, can_own
from app.domain.people.names import free_name
from app.domain.people.photos import keep

COVER = (1280, 400)
NOT_FREE = "Whoever may walk in may read: then the group is open. Choose on request or by invitation."


@permits(can_found)
def found(
    *,
    by,
    name: str,
    purpose: str,
    about: str = "",
    rules: str = "",
    categories: list[str] = (),
    visibility: str = "open",
    joining: str = "",
    is_public: bool = False,
    slug: str = "",
) -> Group:
    """A new group, owned by its founder (the house founds without joining). Unless said, all join an open one, and ask to elsewhere."""
    joining = joining or _fitting(visibility, "free")
    _check(name, purpose, visibility, joining, rules)
    group = Group(
        slug=free_name(slug or name, Group.slug, limit=60, otherwise="group"),
        created_by_id=by.id,
        created_at=now(),
        last_activity_at=now(),
        **_described(name, purpose, about, visibility, joining, is_public),
        **_ruled(rules),
    )
    db.session.add(group)
    db.session.flush()
    file_under(group, categories)
    record(GroupFounded(actor_id=by.id, group_id=group.id))
    if by.kind != "house":
        admit(group, by, role="owner")
    return group


@permits(can_describe)
def edit_group(
    group: Group,
    *,
    by,
    name: str,
    purpose: str,
    about: str,
    visibility: str | None = None,
    joining: str | None = None,
    is_public: bool = False,
    rules: str | None = None,
    categories: list[str] | None = None,
) -> Group:
    """Change how a group describes itself. What was said in private never becomes public by it; what is None stays as it is."""
    visibility = visibility or group.visibility
    joining = joining or _fitting(visibility, group.joining)
    _check(name, purpose, visibility, joining, rules or "")
    if VISIBILITIES.index(visibility) < VISIBILITIES.index(group.visibility):
        raise Invalid(visibility="A group can only become more private: what was said here was said to those who were here.")
    changes = _described(name, purpose, about, visibility, joining, is_public) | ({} if rules is None else _ruled(rules))
    for field, value in changes.items():
        setattr(group, field, value)
    if categories is not None:
        file_under(group, categories)
    record(GroupEdited(actor_id=by.id, group_id=group.id))
    return group


@permits(can_describe)
def change_cover(group: Group, *, by, picture: bytes | None, folder: Path) -> Group:
    """Show `picture` above the group, or the drawn pattern again where it is None. `folder` is where the house keeps pictures."""
    group.cover = keep(picture, folder, size=COVER, field="cover") if picture else ""
    record(GroupEdited(actor_id=by.id, group_id=group.id))
    return group


@permits(can_own)
def archive(group: Group, *, by) -> None:
    """From now on the group is only read. Twice is once."""
    done = db.session.execute(update(Group).where(Group.id == group.id, Group.archived_at.is_(None)).values(archived_at=now()))
    if done.rowcount:
        db.session.refresh(group)
        record(Archived(actor_id=by.id, group_id=group.id))


@permits(can_own)
def restore(group: Group, *, by) -> None:
    """Talk goes on where it stopped. Twice is once."""
    done = db.session.execute(update(Group).where(Group.id == group.id, Group.archived_at.is_not(None)).values(archived_at=None))
    if done.rowcount:
        db.session.refresh(group)
        record(Restored(actor_id=by.id, group_id=group.id))


def _fitting(visibility: str, joining: str) -> str:
    return "request" if visibility == "closed" and joining == "free" else joining


def _described(name, purpose, about, visibility, joining, is_public) -> dict:
    # A group that hides cannot be joined at will, and only an open one can show itself outside.
    joining = "invitation" if visibility == "secret" else joining
    public = is_public and visibility == "open"
    return dict(
        name=in_a_line(name), name_key=in_a_line(name).casefold(), purpose=in_a_line(purpose),
        about=tidy(about), about_html=render(tidy(about)),
        visibility=visibility, joining=joining, is_public=public,
    )  # fmt: skip


def _ruled(rules: str) -> dict:
    return {"rules": tidy(rules), "rules_html": render(tidy(rules))}


def _check(name: str, purpose: str, visibility: str, joining: str, rules: str) -> None:
    errors = {}
    if not in_a_line(name):
        errors["name"] = "A group needs a name."
    elif len(name.strip()) > 60:
        errors["name"] = "At most 60 characters."
    if len(purpose.strip()) > 200:
        errors["purpose"] = "One sentence, at most 200 characters."
    if len(rules) > 4_000:
        errors["rules"] = "At most 4,000 characters: rules that long are read by nobody."
    if visibility not in VISIBILITIES:
        errors["visibility"] = "Open, closed or secret."
    if joining not in JOINING:
        errors["joining"] = "Free, on request or by invitation."
    elif visibility == "closed" and joining == "free":
        errors["joining"] = NOT_FREE
    if errors:
        raise Invalid(**errors)
