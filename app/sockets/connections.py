"""Who connects: only somebody who is signed in, with the cookie of their pages."""

from flask import request
from flask_socketio import SocketIO

from app.core.database import db
from app.edge.caller import caller_from_cookies
from app.subscribers.realtime.watchers import admit, dismiss


def connect() -> bool:
    """A page opens its connection: strangers, and more than ten pages of one person, are refused."""
    with db.reading():
        try:
            person, sign_in = caller_from_cookies(request.cookies)
            return person is not None and admit(request.sid, person, sign_in)
        finally:
            db.session.remove()


def disconnect(*_) -> None:
    """The page has gone."""
    dismiss(request.sid)


def register(socketio: SocketIO) -> None:
    """Listen for connections."""
    socketio.on_event("connect", connect)
    socketio.on_event("disconnect", disconnect)
