"""A house of its own: a folder, a port and a server process, as `make run` would start it."""

import os
import re
import runpy
import signal
import socket
import sqlite3
import sys
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import urlopen

from flask import Flask
from jinja2 import FileSystemBytecodeCache

from tests.journeys.shelf import Shelf

ROOT = Path(__file__).parents[2]
# How long a machine that is busy may take; one that is not answers in two seconds.
PATIENCE = 120
# Reading in the app takes seconds, and a journey begins several processes: each is a fork of one that has read it.
FORKS = get_context("forkserver")
FORKS.set_forkserver_preload(["app", "flask.cli", "gunicorn.app.base", "tests.journeys.house"])


def _run_module(module: str, words: list[str], environment: dict[str, str], log: Path, pages: Path) -> None:
    """In a process of its own, what `python -m module words` would do at the root of the repository, written down in `log`."""
    os.setsid()
    os.chdir(ROOT)
    os.environ.clear()
    os.environ.update(environment)
    with log.open("a") as said:
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
    Flask.jinja_options = {"bytecode_cache": FileSystemBytecodeCache(str(pages))}
    sys.argv[1:] = words
    runpy.run_module(module, run_name="__main__", alter_sys=True)


class House:
    """Its database, index and pictures lie in `folder`; nothing is shared with any other."""

    program = "flask"

    def __init__(self, folder: Path, shelf: Shelf):
        self.folder, self.shelf, self.port, self.process = folder, shelf, _free_port(), None
        kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
        self.environment = kept | {"KITHLINE_DATA": str(folder), "PORT": str(self.port)}
        self.log = folder / "server.log"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def flask(self, *words: str) -> str:
        """Run `flask …` in this house; returns what it printed."""
        return self._run(self.program, "--app", "wsgi", *words)

    def put_on(self, hours: float) -> None:
        """Put the clock of this house on, for the one that is served and for every `flask …`."""
        assert self.program != "flask", "a house that was begun by our clock keeps it"
        ahead, next_ = self.folder / "ahead", self.folder / "ahead.next"
        next_.write_text(str(hours + float(ahead.read_text() if ahead.exists() else 0)))
        next_.replace(ahead)  # whoever looks meanwhile sees the one or the other

    def migrate(self) -> None:
        """Make the database."""
        self.shelf.furnish(self.folder, "empty", lambda: self.flask("migrate"))

    def tell(self, story: str) -> None:
        """Let a story of tests/journeys/stories.py happen."""
        self.shelf.furnish(self.folder, story, lambda: self._run("tests.journeys.stories", story))

    def start(self, **environment: str) -> "House":
        """Serve until told to stop; returns once pages answer."""
        self.process = self._begin(self.program, "--app", "wsgi", "serve", log=self.log, **environment)
        until = monotonic() + PATIENCE
        while not self._answers():
            if self.process.exitcode is not None or monotonic() > until:
                raise RuntimeError(f"the house does not answer:\n{self.log.read_text()}")
            sleep(0.05)
        return self

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End the server and everything it started; SIGKILL leaves it no time for anything."""
        if self.process is not None:
            os.killpg(self.process.pid, how)
            self.process.join(PATIENCE)
            self.process = None

    def value(self, sql: str):
        """The one value `sql` asks the house's database for, past everything else."""
        with closing(sqlite3.connect(f"file:{self.folder / 'kithline.db'}?mode=ro", uri=True, timeout=15)) as database:
            return database.execute(sql).fetchone()[0]

    def complaints(self) -> str:
        """What the server said if it was not happy with something."""
        said = self.log.read_text() if self.log.exists() else ""
        return said if re.search(r"Traceback|Error|unhandled|stopped", said) else ""

    def _run(self, module: str, *words: str) -> str:
        log = self.folder / "command.log"
        log.write_text("")
        process = self._begin(module, *words, log=log)
        process.join()
        if process.exitcode:
            raise RuntimeError(f"{module} {' '.join(words)} failed:\n{log.read_text()}")
        return log.read_text()

    def _begin(self, module: str, *words: str, log: Path, **environment: str):
        process = FORKS.Process(target=_run_module, args=(module, words, self.environment | environment, log, self.shelf.pages))
        process.start()
        return process

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.url}/sign-in", timeout=5) as answer:
                return answer.status == 200
        except (URLError, ConnectionError, TimeoutError):
            return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
