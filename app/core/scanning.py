"""A virus scanner, where the house has one: a command that reads a file and says by its exit code whether it is clean.

It runs as a process of its own. A file that could not be looked at is not taken in.
"""

import os
import shlex
import subprocess
from typing import BinaryIO

SECONDS = 60
CLEAN, FOUND = 0, 1


class Unscanned(Exception):
    """The scanner is away, or did not come to an end."""


class Infected(Exception):
    """The scanner found something."""


class Scanner:
    """The house's one scanner. `scanner` below is the only one there is; without a command it lets everything pass."""

    def __init__(self):
        self._command: list[str] = []

    def connect(self, command: str) -> None:
        """Ask `command` from now on, written as in a shell though none is used, such as `clamdscan --no-summary -`; "" for nobody."""
        self._command = shlex.split(command)

    def look_at(self, stream: BinaryIO) -> None:
        """Return if `stream` is clean: the command, given it on its standard input, ended with 0. Raises Infected for 1, else Unscanned."""
        if not self._command:
            return
        stream.seek(0)
        try:
            # Nothing of what we know (addresses and passwords of databases) is any of its business.
            env = {"PATH": os.environ.get("PATH", os.defpath)}
            done = subprocess.run(self._command, input=stream.read(), capture_output=True, timeout=SECONDS, env=env, check=False)
        except (OSError, subprocess.SubprocessError) as error:
            raise Unscanned(str(error)) from error
        if done.returncode == FOUND:
            raise Infected
        if done.returncode != CLEAN:
            raise Unscanned(f"exit code {done.returncode}")


scanner = Scanner()
