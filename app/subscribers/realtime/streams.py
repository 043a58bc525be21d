"""The names of streams, who may watch each, and the rooms in which watchers sit.

A page watches a stream by name: `home`, `group:3`, `thread:7`, `person:5`, `newsroom`. Behind a name there is a room per
audience, labelled with what its members must be able to read: `thread:7@staff:` for all staff, `thread:7@staff:4+9` for
staff who belong to both closed groups. A bell is rung in the room whose label fits what happened, so nobody hears one
caused by what they may not read, and a group that turns private changes rooms by itself.
"""

import re

from app.core.database import db
from app.core.errors import NotFound
from app.domain.discussions.models import Thread
from app.domain.discussions.queries import find_thread
from app.domain.groups.models import Group
from app.domain.groups.policy import can_read_group
from app.domain.groups.queries import groups_of
from app.domain.people.models import Person

NAME = re.compile(r"(home|newsroom)|(group|thread|person):([1-9][0-9]{0,14})")


def rooms_for(name: object, person: Person | None) -> set[str]:
    """The rooms of the stream `name` in which `person` may sit. Raises NotFound where they may watch nothing."""
    match = NAME.fullmatch(name) if isinstance(name, str) else None
    if match is None or person is None or not person.is_active:
        raise NotFound
    return _WATCHED[match[1] or match[2]](person, int(match[3] or 0))


def group_rooms(group: Group, *, about: Group | None = None) -> list[str]:
    """Where the bell of `group` is rung for something that came out of `about`: not for those who may not read that."""
    audiences = ((staff, _label([group], staff=staff)) for staff in (True, False))
    return [f"group:{group.id}@{label}" for staff, label in audiences if label == _label([group, about or group], staff=staff)]


def thread_rooms(thread_id: int, groups: list[Group]) -> list[str]:
    """Where the bell of a thread is rung for something its readers hear only if they may read all of `groups`."""
    return [f"thread:{thread_id}@{_label(groups, staff=staff)}" for staff in (True, False)]


def person_room(person_id: int) -> str:
    """Where one person is called, in every browser they have open."""
    return f"person:{person_id}"


def _label(groups: list[Group], *, staff: bool) -> str:
    needed = sorted({group.id for group in groups if not (staff and group.is_open)})
    return f"{'staff' if staff else 'guest'}:{'+'.join(map(str, needed))}"


def _home(person: Person, _) -> set[str]:
    return {f"group:{group.id}@{_label([group], staff=person.is_staff)}" for group in db.session.scalars(groups_of(person))}


def _group(person: Person, group_id: int) -> set[str]:
    group = db.session.get(Group, group_id)
    if group is None or not can_read_group(person, group):
        raise NotFound
    return {f"group:{group.id}@{_label([group], staff=person.is_staff)}"}


def _thread(person: Person, thread_id: int) -> set[str]:
    thread: Thread = find_thread(thread_id, seen_by=person)
    rooms = [thread.group, *db.session.scalars(groups_of(person))]
    return {f"thread:{thread_id}@{_label([thread.group, room], staff=person.is_staff)}" for room in rooms}


def _person(person: Person, person_id: int) -> set[str]:
    if person.id != person_id:
        raise NotFound
    return {person_room(person_id)}


def _newsroom(person: Person, _) -> set[str]:
    if not person.publishes:
        raise NotFound
    return {"newsroom"}


_WATCHED = {"home": _home, "group": _group, "thread": _thread, "person": _person, "newsroom": _newsroom}
