"""Runs the outbox in the background of a serving process."""

import logging
import threading
from time import monotonic

from app.core.database import db
from app.core.outbox import deliver

PATIENCE, MINUTE = 1.0, 60.0
log = logging.getLogger(__name__)


class Postman:
    """One thread that delivers when woken, and looks by itself every second for what others wrote."""

    def __init__(self, subscribers, *, between, each_minute):
        self.subscribers, self.between, self.each_minute = subscribers, between, each_minute
        self._minute = 0.0
        self._bell = threading.Event()
        self._thread = None

    def wake(self) -> None:
        """Something was committed. Without a running thread this is remembered by the log alone."""
        self._bell.set()

    def start(self) -> None:
        """Begin to deliver until the process ends."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="postman", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while True:
            try:
                deliver(self.subscribers)
                self.between()
                if monotonic() - self._minute > MINUTE:
                    self._minute = monotonic()
                    for chore in self.each_minute:
                        chore()
            except Exception:
                log.exception("delivery will be tried again")
            finally:
                db.session.remove()
            self._bell.wait(PATIENCE)
            self._bell.clear()
