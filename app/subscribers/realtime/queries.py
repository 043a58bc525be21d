"""Who may watch what: the rooms in which a person may sit."""

from dataclasses import dataclass, field

from app.core.database import db
from app.core.errors import NotFound
from app.domain.discussions.queries import find_thread
from app.domain.groups.models import Group
from app.domain.groups.policy import can_read_group
from app.domain.groups.queries import groups_of
from app.domain.people.models import Person
from app.subscribers.realtime.streams import NEWSROOM, group_room, parse, person_room, thread_room

# Where a connection's Watcher is kept: in what the server remembers of its handshake.
WATCHER = "kithline.watcher"


@dataclass
class Watcher:
    """One open page: whose it is, by which sign-in, and the streams it shows."""

    person_id: int
    sign_in_id: int
    names: set[str] = field(default_factory=set)


def rooms_for(name: object, person: Person | None) -> set[str]:
    """The rooms of the stream `name` in which `person` may sit. Raises NotFound where they may watch nothing."""
    asked = parse(name)
    if asked is None or person is None or not person.is_active:
        raise NotFound
    kind, number = asked
    return _MAY_WATCH[kind](person, number)


def rooms_of(watcher: Watcher, person: Person) -> set[str]:
    """All the rooms in which the watcher, a page of `person`, may sit now."""
    rooms = {person_room(person.id)}
    for name in list(watcher.names):
        try:
            rooms |= rooms_for(name, person)
        except NotFound:
            continue
    return rooms


def _home(person: Person, _) -> set[str]:
    return {group_room(group, staff=person.is_staff, of="home") for group in db.session.scalars(groups_of(person))}


def _group(person: Person, group_id: int) -> set[str]:
    group = db.session.get(Group, group_id)
    if group is None or not can_read_group(person, group):
        raise NotFound
    return {group_room(group, staff=person.is_staff)}


def _thread(person: Person, thread_id: int) -> set[str]:
    thread = find_thread(thread_id, seen_by=person)
    places = [thread.group, *db.session.scalars(groups_of(person))]
    return {thread_room(thread_id, [thread.group, place], staff=person.is_staff) for place in places}


def _person(person: Person, person_id: int) -> set[str]:
    if person.id != person_id:
        raise NotFound
    return {person_room(person_id)}


def _newsroom(person: Person, _) -> set[str]:
    if not person.publishes:
        raise NotFound
    return {NEWSROOM}


_MAY_WATCH = {"home": _home, "group": _group, "thread": _thread, "person": _person, "newsroom": _newsroom}
