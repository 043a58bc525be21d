"""Runs the outbox in the background of a serving process."""

import logging
import threading
from time import monotonic

from app.core.database import db
from app.core.outbox import deliver

PATIENCE, MINUTE = 1.0, 60.0
# What one of them waits for holds up no other.
ERRANDS = 2
log = logging.getLogger(__name__)


class Postman:
    """One thread that delivers when woken, and looks by itself every second for what others wrote.

    A few more call `beside`, which may take its time, for as long as it answers that it found something to do.
    """

    def __init__(self, subscribers, *, between, each_minute, beside=None):
        self.subscribers, self.between, self.each_minute, self.beside = subscribers, between, each_minute, beside
        self._minute = 0.0
        self._bell, self._errand = threading.Event(), threading.Event()
        self._thread = None

    def wake(self) -> None:
        """Something was committed. Without a running thread this is remembered by the log alone."""
        self._bell.set()

    def start(self) -> None:
        """Begin to deliver until the process ends."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="postman", daemon=True)
            self._thread.start()
            for number in range(ERRANDS if self.beside else 0):
                threading.Thread(target=self._run_beside, name=f"errands {number}", daemon=True).start()

    def _run_beside(self) -> None:
        while True:
            found = False
            try:
                found = self.beside()
            except Exception:
                log.exception("an errand will be tried again")
            finally:
                db.session.remove()
            if found:
                self.wake()
            else:
                self._errand.wait(PATIENCE)
                self._errand.clear()

    def _run(self) -> None:
        while True:
            try:
                if deliver(self.subscribers):
                    self._errand.set()
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
