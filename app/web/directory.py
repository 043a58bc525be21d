"""Finding groups: what is asked of the directory, whom one knows where, and what may be worth a look."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import request
from sqlalchemy import Select, select

from app.core.database import db
from app.core.pages import Page, page_of
from app.domain.groups.models import Category, Filing, Group, Membership
from app.domain.groups.queries import group_ids_of, groups_called, groups_visible_to
from app.edge.caller import caller

SHOWN = (("all", "All"), ("mine", "Mine"), ("open", "Free to join"), ("archived", "Archived"))
SORTED = (("active", "Lively first"), ("size", "Large first"), ("name", "By name"))
ORDERS = {"active": (Group.last_activity_at, Group.id), "size": (Group.member_count, Group.id), "name": (Group.name_key, Group.id)}


@dataclass(frozen=True)
class Asked:
    """What is asked of the directory, as far as it makes sense."""

    words: str
    shown: str
    category: str
    sort: str

    @property
    def is_everything(self) -> bool:
        """Whether nothing was asked in particular."""
        return not (self.words or self.category) and self.shown == "all" and not request.args.get("after")

    def but(self, **changes: str) -> str:
        """The address of the directory asked the same, but for `changes`."""
        asked = {"q": self.words, "show": self.shown, "category": self.category, "sort": self.sort} | changes
        plain = {"q": "", "show": "all", "category": "", "sort": "active"}
        said = {name: value for name, value in asked.items() if value != plain[name]}
        return f"/groups?{urlencode(said)}" if said else "/groups"


def asked_of_directory() -> Asked:
    """What the request asks; nonsense is as if it had not been asked."""
    shown, sort = request.args.get("show", ""), request.args.get("sort", "")
    return Asked(
        words=request.args.get("q", "")[:60],
        shown=shown if shown in dict(SHOWN) else "all",
        category=request.args.get("category", "")[:40],
        sort=sort if sort in ORDERS else "active",
    )


def page_of_groups(asked: Asked) -> Page:
    """The page of the directory that `?after=` names."""
    groups = groups_called(asked.words, seen_by=caller())
    groups = groups.where(Group.archived_at.is_not(None) if asked.shown == "archived" else Group.archived_at.is_(None))
    if asked.shown == "mine":
        groups = groups.where(Group.id.in_(group_ids_of(caller())))
    if asked.shown == "open":
        groups = groups.where(Group.visibility == "open", Group.joining == "free")
    if asked.category:
        groups = groups.where(Group.id.in_(_filed_under(asked.category)))
    after, ascending = request.args.get("after"), asked.sort == "name"
    return page_of(groups, *ORDERS[asked.sort], size=30, after=after, scalars=True, ascending=ascending)


def suggested_groups(known: dict[int, list[str]], *, number: int = 3) -> list[Group]:
    """Groups the caller could walk into or ask to, those with most people they know first; none without anybody."""
    ids = sorted(known, key=lambda group_id: (-len(known[group_id]), group_id))[:50]
    if not ids:
        return []
    found = {group.id: group for group in db.session.scalars(_joinable().where(Group.id.in_(ids)))}
    return [found[group_id] for group_id in ids if group_id in found][:number]


def lively_groups(*, number: int = 5) -> list[Group]:
    """Groups the caller can walk into, the liveliest first."""
    free = _joinable().where(Group.joining == "free")
    return list(db.session.scalars(free.order_by(Group.last_activity_at.desc(), Group.id.desc()).limit(number)))


def _joinable() -> Select:
    # Whoever was turned down, taken out or banned is not invited to try again, nor who has asked already.
    touched = select(Membership.group_id).where(Membership.person_id == caller().id)
    open_ones = groups_visible_to(caller()).where(Group.visibility == "open", Group.joining != "invitation", Group.archived_at.is_(None))
    return open_ones.where(Group.id.not_in(touched))


def _filed_under(name: str) -> Select:
    return select(Filing.group_id).join(Category, Category.id == Filing.category_id).where(Category.name_key == name.strip().casefold())
