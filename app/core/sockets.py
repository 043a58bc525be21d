"""The one SocketIO instance. Messages carry names of things that changed, never what they say."""

from flask_socketio import SocketIO

socketio = SocketIO()
