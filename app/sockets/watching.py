"""A page says which streams it shows. It asks as the person it belongs to, every time."""

from flask import request
from flask_socketio import SocketIO, disconnect

from app.core.database import db
from app.core.errors import NotFound
from app.edge.caller import caller_from_cookies
from app.subscribers.realtime import watchers


def watch(message: object = None) -> dict:
    """`{"stream": "thread:7"}`: ring here when it changes. Answers `{"ok": true}`, or false where one may not."""
    return _as_caller(lambda name, person: watchers.watch(request.sid, name, person), message)


def leave(message: object = None) -> dict:
    """`{"stream": "thread:7"}`: no more of it. Answers `{"ok": true}`."""
    return _as_caller(lambda name, person: watchers.leave(request.sid, name, person) is None, message)


def _as_caller(act, message: object) -> dict:
    name = message.get("stream") if isinstance(message, dict) else message
    with db.reading():
        try:
            # Asked anew: a connection must not outlive its sign-in.
            person, _ = caller_from_cookies(request.cookies)
            if person is None:
                disconnect()
                return {"ok": False}
            return {"ok": act(name, person)}
        except NotFound:
            return {"ok": False}
        finally:
            db.session.remove()


def register(socketio: SocketIO) -> None:
    """Listen for what pages show."""
    socketio.on_event("watch", watch)
    socketio.on_event("leave", leave)
