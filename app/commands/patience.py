"""The server's worker, which waits for nobody for ever: whoever sends one byte now and then holds a thread, and so everybody up."""

import socket
import time
from contextlib import suppress

from gunicorn.util import close_graceful
from gunicorn.workers.gthread import ThreadWorker

# Seconds in which all headers come; seconds over which a body is watched, and how many bytes of it a second are enough.
HEAD, WINDOW, ENOUGH = 15, 30, 2048
# Of those who have sent less than enough for so many seconds, so many are borne with.
SLOW, MOST_SLOW = 5, 100


class Arrival:
    """Something that is still coming in: the headers of a request, or its body."""

    def __init__(self, sock, body=None):
        self.sock, self.body = sock, body
        self.since, self.before = time.monotonic(), self._left()

    def _left(self) -> int | None:
        """How much of the body is still to come; None where it has not said."""
        return getattr(self.body and self.body.reader, "length", None)

    def waits(self, at: float) -> float:
        """For how many seconds less than enough has come; 0 where all is there or comes as it should."""
        left, seconds = self._left(), at - self.since
        if left == 0 or left is not None and self.before - left >= seconds * ENOUGH:
            if seconds > WINDOW:
                self.since, self.before = at, left
            return 0
        return seconds

    def is_late(self, seconds: float) -> bool:
        return seconds > (WINDOW if self.body else HEAD)

    def cut(self) -> None:
        """Whoever reads on finds the end: what was half sent is refused, as when a line drops."""
        with suppress(OSError):
            self.sock.shutdown(socket.SHUT_RD)


class PatientWorker(ThreadWorker):
    """Gunicorn's threads, with a limit to how long one of them waits for what a client sends."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.arrivals: dict = {}

    def handle(self, conn):
        """One request, from its first byte to the last of its answer."""
        self.arrivals[conn] = Arrival(conn.sock)
        try:
            goes_on = super().handle(conn)
            if goes_on is False:
                self._part_from(conn.sock)
            return goes_on
        finally:
            self.arrivals.pop(conn, None)

    def _part_from(self, sock) -> None:
        # Gunicorn waits up to two seconds for the client to hang up, and does so where it takes everybody's connections.
        # Waited here, only this thread waits; the end that is read there afterwards costs nothing.
        with suppress(OSError):
            close_graceful(sock.dup())
            sock.shutdown(socket.SHUT_RD)

    def handle_request(self, req, conn):
        """Its headers are there. A page that is open holds its socket in here as long as it likes: it has no body."""
        self.arrivals[conn] = Arrival(conn.sock, req.body)
        return super().handle_request(req, conn)

    def murder_pending(self):
        """Called every second."""
        super().murder_pending()
        self.cut_the_slow(time.monotonic())

    def cut_the_slow(self, at: float) -> None:
        """End what takes too long; and where too many are slow at once, those first that have been slow for longest."""
        waiting = [(arrival.waits(at), arrival) for arrival in list(self.arrivals.values())]
        slow = sorted((pair for pair in waiting if pair[0] > SLOW), key=lambda pair: pair[0], reverse=True)
        for number, (seconds, arrival) in enumerate(slow):
            if arrival.is_late(seconds) or number < len(slow) - MOST_SLOW:
                arrival.cut()
