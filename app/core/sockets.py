"""The one SocketIO instance. Messages carry names of things that changed, never what they say."""

from contextlib import suppress

from flask_socketio import SocketIO

socketio = SocketIO()


def seat(sid: str, rooms: set[str]) -> None:
    """Let the connection `sid` sit in exactly `rooms`, and in its own."""
    sitting = set(socketio.server.rooms(sid)) - {sid}
    for room in sitting - rooms:
        socketio.server.leave_room(sid, room)
    with suppress(KeyError, ValueError):  # the page may be gone by now
        for room in rooms - sitting:
            socketio.server.enter_room(sid, room)
