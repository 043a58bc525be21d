from app.sockets import connections, watching


def register(socketio):
    """Add every listener. They never write: what a page wants changed goes through a form."""
    connections.register(socketio)
    watching.register(socketio)
