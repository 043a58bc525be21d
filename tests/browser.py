"""A test client that behaves as a browser does: from our own pages, and with a session of its own."""

from contextlib import contextmanager

from flask.testing import FlaskClient
from flask_socketio import SocketIOTestClient

from app.core.database import db


class Browser(FlaskClient):
    """Says that it comes from our own pages, and leaves the rows a test holds in its hands alone."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"

    def open(self, *args, **kwargs):
        with apart():
            return super().open(*args, **kwargs)


class Socket(SocketIOTestClient):
    """A socket whose words are heard in a session of their own."""

    def emit(self, *args, **kwargs):
        with apart():
            return super().emit(*args, **kwargs)

    def heard(self) -> list[tuple]:
        """What came in since it was last asked: `[(name, argument…), …]`."""
        return [(message["name"], *message["args"]) for message in self.get_received()]


@contextmanager
def apart(thing=None):
    """What the test has done so far is kept; the block works in another session; then the test looks again.

    Requests and listeners throw their session away. Rows a test holds would be left without one.
    """
    mine = db.session()
    mine.commit()
    db.session.registry.clear()
    try:
        yield thing
    finally:
        db.session.remove()
        db.session.registry.set(mine)
        mine.expire_all()
