"""Where somebody may find things, by the domain's own rules."""

from typing import NamedTuple

from sqlalchemy import func, literal, select, union_all

from app.core.database import db
from app.core.events import EventRecord
from app.core.outbox import Cursor
from app.domain.groups.models import Group
from app.domain.groups.queries import groups_visible_to, readable_group_ids
from app.domain.people.models import Person
from app.subscribers.search.documents import STAFF

# So many events not yet read are more than a moment's work.
BEHIND = 50


class Rooms(NamedTuple):
    """Ids of rooms somebody may find things in (a group's name counts as minus its id), the one named, how far behind the index is."""

    allowed: frozenset[int]
    place: str = ""
    behind: int = 0

    @property
    def is_behind(self) -> bool:
        """Whether the newest things may be missing from the index."""
        return self.behind > BEHIND


def rooms_open_to(person: Person | None, place: str = "") -> Rooms:
    """Where `person` may find things: everywhere they may read, or in the one `place` (slug or name) of it. One query."""
    columns = (Group.name, Group.slug, Group.name_key)
    readable = readable_group_ids(person).add_columns(*columns, literal(1).label("sign"))
    known = groups_visible_to(person).with_only_columns(Group.id, *columns, literal(-1).label("sign"))
    read = select(func.coalesce(func.max(Cursor.last_event_id), 0)).where(Cursor.name == "search").scalar_subquery()
    # Counted, as ids leave gaps; and no further than matters.
    waiting = select(EventRecord.id).where(EventRecord.id > read).limit(BEHIND + 1).subquery()
    unread = select(func.count(waiting.c.id), *(literal("") for _ in columns), literal(0))
    rows = db.session.execute(union_all(readable, known, unread)).all()
    behind = next(number for number, *_, sign in rows if not sign)
    if place:
        there = [(number * sign, name) for number, name, slug, key, sign in rows if sign and place in (slug, key)]
        return Rooms(frozenset(number for number, _ in there), there[0][1] if there else "", behind)
    everywhere = {STAFF} if person is not None and person.is_staff and person.is_active else set()
    return Rooms(frozenset(everywhere.union(number * sign for number, *_, sign in rows if sign)), behind=behind)
