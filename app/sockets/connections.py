"""Who connects: only somebody who is signed in, with the cookie of their pages."""

from flask import request
from flask_socketio import SocketIO, join_room

from app.core.database import db
from app.core.sockets import socketio as house
from app.edge.caller import caller_from_cookies
from app.subscribers.realtime.queries import WATCHER, Watcher, rooms_of

MOST_PAGES = 10


def connect(*_) -> bool:
    """A page opens its connection: strangers, and more than ten pages of one person, are refused."""
    with db.reading():
        try:
            person, sign_in = caller_from_cookies(request.cookies)
            return person is not None and _admit(person, Watcher(person.id, sign_in.id))
        finally:
            db.session.remove()


def _admit(person, watcher: Watcher) -> bool:
    (own,) = rooms_of(watcher, person)
    if len(list(house.server.manager.get_participants("/", own))) >= MOST_PAGES:
        return False
    request.environ[WATCHER] = watcher
    join_room(own)
    return True


def register(socketio: SocketIO) -> None:
    """Listen for connections."""
    socketio.on_event("connect", connect)
