"""A page says which streams it shows. It asks as the person it belongs to, every time."""

from flask import request
from flask_socketio import SocketIO, disconnect

from app.core.database import db
from app.core.errors import NotFound
from app.core.sockets import seat
from app.edge.caller import caller_from_cookies
from app.subscribers.realtime.queries import WATCHER, Watcher, rooms_for, rooms_of

MOST_NAMES = 20


def watch(message: object = None, *_) -> dict:
    """`{"stream": "thread:7"}`: ring here when it changes. Answers `{"ok": true}`, or false where one may not."""
    return _as_caller(_begin, message)


def leave(message: object = None, *_) -> dict:
    """`{"stream": "thread:7"}`: no more of it. Answers `{"ok": true}`."""
    return _as_caller(_end, message)


def _begin(watcher: Watcher, name: object, person) -> bool:
    rooms_for(name, person)
    if len(watcher.names | {name}) > MOST_NAMES:
        return False
    watcher.names.add(name)
    return True


def _end(watcher: Watcher, name: object, _) -> bool:
    if isinstance(name, str):
        watcher.names.discard(name)
    return True


def _as_caller(change, message: object) -> dict:
    name = message.get("stream") if isinstance(message, dict) else message
    with db.reading():
        try:
            # Asked anew: a connection must not outlive its sign-in.
            person, _ = caller_from_cookies(request.cookies)
            watcher = request.environ.get(WATCHER)
            if person is None or watcher is None:
                disconnect()
                return {"ok": False}
            done = change(watcher, name, person)
            seat(request.sid, rooms_of(watcher, person))
            return {"ok": done}
        except NotFound:
            return {"ok": False}
        finally:
            db.session.remove()


def register(socketio: SocketIO) -> None:
    """Listen for what pages show."""
    socketio.on_event("watch", watch)
    socketio.on_event("leave", leave)
