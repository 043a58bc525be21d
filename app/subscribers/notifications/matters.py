"""What there is to hear of, and who of those concerned may and wants to hear it."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from app.core.database import db
from app.domain.groups.models import Group, Membership
from app.domain.people.models import Person
from app.subscribers.notifications.followers import is_left_out, levels_in

_LIVELY = frozenset({"said", "post", "call", "reaction", "coming", "share", "backing", "offer", "consider", "update"})
# What each level of following a group leaves out. Being spoken to, and one's own line, always get through.
LEFT_OUT = {
    "all": frozenset(),
    "highlights": frozenset({"post"}),
    "mentions": _LIVELY,
    "off": _LIVELY | {"ready", "promotion", "outcome", "grew", "led"},
}
WITHOUT_READING = frozenset({"invitation", "published", "review", "removal", "ban", "declined"})


@dataclass(frozen=True)
class Matter:
    """One thing that concerns `person_ids`. Matters with the same `key` are told as one while unread."""

    kind: str
    key: str
    person_ids: tuple[int, ...]
    thread_id: int | None = None
    comment_id: int | None = None
    group_id: int | None = None
    detail: str = ""


def hearers(matter: Matter, group_ids: Iterable[int]) -> list[int]:
    """Those of the matter's people who can sign in, may read all of `group_ids` and have not muted it."""
    ids = [person_id for person_id in matter.person_ids if person_id is not None]
    query = select(Person.id, Person.kind).where(Person.id.in_(ids), Person.email_key.is_not(None), Person.suspended_at.is_(None))
    kinds = dict(db.session.execute(query).all())
    groups = _visibilities(group_ids)
    following, chosen = _following(kinds, groups), levels_in(matter.thread_id, kinds)
    may = [person_id for person_id in ids if person_id in kinds and _may_read(person_id, kinds[person_id], matter, groups, following)]
    return [person_id for person_id in may if _wants(matter, chosen.get(person_id), following.get((person_id, matter.group_id)))]


def _visibilities(group_ids: Iterable[int]) -> dict[int, str]:
    query = select(Group.id, Group.visibility).where(Group.id.in_(set(group_ids) - {None}))
    return dict(db.session.execute(query).all())


def _following(person_ids, group_ids) -> dict[tuple[int, int], str]:
    query = select(Membership.person_id, Membership.group_id, Membership.following)
    query = query.where(Membership.person_id.in_(person_ids), Membership.group_id.in_(group_ids), Membership.state == "active")
    return {(person_id, group_id): following for person_id, group_id, following in db.session.execute(query)}


def _may_read(person_id: int, kind: str, matter: Matter, groups: dict, following: dict) -> bool:
    if matter.kind not in WITHOUT_READING:
        for group_id, visibility in groups.items():
            if (person_id, group_id) not in following and not (visibility == "open" and kind == "staff"):
                return False
    return True


def _wants(matter: Matter, chosen: str | None, group_level: str | None) -> bool:
    """The most specific level decides: the one chosen for the thread before the group's."""
    return not is_left_out(matter.kind, chosen) if chosen else matter.kind not in LEFT_OUT[group_level or "highlights"]
