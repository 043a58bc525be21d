"""The one SocketIO instance. Messages carry names of things that changed, never what they say."""

from contextlib import suppress
from threading import Lock

from flask_socketio import SocketIO

socketio = SocketIO()
# The library's rooms are a plain dictionary that every thread changes.
_one_at_a_time = Lock()


def seat(sid: str, rooms: set[str]) -> None:
    """Let the connection `sid` sit in exactly `rooms`, and in its own."""
    with _one_at_a_time:
        sitting = _rooms_of(sid) - {sid}
        for room in sitting - rooms:
            socketio.server.leave_room(sid, room)
        with suppress(KeyError, ValueError):  # the page may be gone by now
            for room in rooms - sitting:
                socketio.server.enter_room(sid, room)


def _rooms_of(sid: str) -> set[str]:
    while True:
        with suppress(RuntimeError):  # somebody came or went while the library was looking
            return set(socketio.server.rooms(sid))
