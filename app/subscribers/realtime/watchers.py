"""Who sits where in this process, and how they are moved when what they may read changes."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.core.clock import now
from app.core.database import db
from app.core.errors import NotFound
from app.core.sockets import socketio
from app.domain.people.models import Person, SignIn
from app.subscribers.realtime.streams import person_room, rooms_for

MOST_NAMES = 20
MOST_SOCKETS = 10


@dataclass
class Watcher:
    """One open page: whose it is, by which sign-in, and the streams it asked for."""

    person_id: int
    sign_in_id: int
    names: set[str] = field(default_factory=set)


_watchers: dict[str, Watcher] = {}


def admit(sid: str, person: Person, sign_in: SignIn) -> bool:
    """Let a page of `person` sit in their own room. False if they have too many open."""
    if sum(watcher.person_id == person.id for watcher in list(_watchers.values())) >= MOST_SOCKETS:
        return False
    _watchers[sid] = Watcher(person.id, sign_in.id)
    _seat(sid, {person_room(person.id)})
    return True


def dismiss(sid: str) -> None:
    """That page has gone."""
    _watchers.pop(sid, None)


def watch(sid: str, name: object, person: Person) -> bool:
    """Seat the page in the rooms of the stream `name`. Raises NotFound where `person` may not watch it."""
    watcher, rooms = _watchers[sid], rooms_for(name, person)
    if len(watcher.names) >= MOST_NAMES and name not in watcher.names:
        return False
    watcher.names.add(name)
    for room in rooms:
        socketio.server.enter_room(sid, room)
    return True


def leave(sid: str, name: object, person: Person) -> None:
    """The page no longer shows the stream `name`."""
    watcher = _watchers[sid]
    if isinstance(name, str) and name in watcher.names:
        watcher.names.remove(name)
        _seat(sid, _rooms_of(watcher, person))


def reconsider(person_ids: Iterable[int] | None = None) -> None:
    """Seat everybody (or those people) where they may sit now; show out whose sign-in has ended."""
    wanted = None if person_ids is None else set(person_ids)
    for sid, watcher in list(_watchers.items()):
        if wanted is not None and watcher.person_id not in wanted:
            continue
        person, sign_in = db.session.get(Person, watcher.person_id), db.session.get(SignIn, watcher.sign_in_id)
        if person is None or not person.is_active or sign_in is None or sign_in.ended_at or sign_in.expires_at <= now():
            socketio.server.disconnect(sid)
            dismiss(sid)
        else:
            _seat(sid, _rooms_of(watcher, person))


def _rooms_of(watcher: Watcher, person: Person) -> set[str]:
    rooms = {person_room(person.id)}
    for name in list(watcher.names):
        try:
            rooms |= rooms_for(name, person)
        except NotFound:
            watcher.names.discard(name)
    return rooms


def _seat(sid: str, rooms: set[str]) -> None:
    sitting = set(socketio.server.rooms(sid)) - {sid}
    for room in sitting - rooms:
        socketio.server.leave_room(sid, room)
    for room in rooms - sitting:
        socketio.server.enter_room(sid, room)
