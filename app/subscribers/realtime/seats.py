"""Moves those who watch when what they may read has changed, and shows out those whose sign-in has ended."""

from collections.abc import Iterable

from app.core.clock import now
from app.core.database import db
from app.core.sockets import seat, socketio
from app.domain.people.models import Person, SignIn
from app.subscribers.realtime.queries import WATCHER, Watcher, rooms_of


def reconsider(person_ids: Iterable[int] | None = None) -> None:
    """Seat everybody (or those people) where they may sit now, in this process."""
    wanted = None if person_ids is None else set(person_ids)
    if wanted is None or wanted:
        for sid, watcher in _watchers():
            if wanted is None or watcher.person_id in wanted:
                _reconsider(sid, watcher)


def _watchers() -> list[tuple[str, Watcher]]:
    server = socketio.server
    sids = [sid for sid, _ in server.manager.get_participants("/", None)] if server else []
    return [(sid, watcher) for sid in sids if (watcher := (server.get_environ(sid) or {}).get(WATCHER))]


def _reconsider(sid: str, watcher: Watcher) -> None:
    person, sign_in = db.session.get(Person, watcher.person_id), db.session.get(SignIn, watcher.sign_in_id)
    if person is None or not person.is_active or sign_in is None or sign_in.ended_at or sign_in.expires_at <= now():
        socketio.server.disconnect(sid)
    else:
        seat(sid, rooms_of(watcher, person))
