"""Reads a workspace export as Slack hands it out: a zip of JSON files."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from app.commands.imports.ledger import Ledger
from app.commands.imports.steps import Row

DAY = re.compile(r"(?P<folder>[^/]+)/\d{4}-\d\d-\d\d\.json")
ACCOUNTS, FOLDERS, MESSAGES, FILES = "accounts in users.json", "channel folders", "messages", "other files"
PRIVATE = re.compile(r"mpdm-.+|D[A-Z0-9]{7,}")


class Export:
    """The files of the zip at `path`; what cannot be read is entered in `ledger` and skipped."""

    def __init__(self, path: Path, ledger: Ledger):
        self._zip = ZipFile(path)
        self._ledger = ledger
        names = [name for name in self._zip.namelist() if not name.endswith("/")]
        # Zipped by hand, an export often sits in one folder of its own.
        nested = next((name[: -len("users.json")] for name in names if name.endswith("/users.json")), "")
        self._names = {name.removeprefix(nested): name for name in names}

    @property
    def days(self) -> dict[str, list[str]]:
        """The day files of each channel folder, in order."""
        days = {}
        for name in sorted(self._names):
            if match := DAY.fullmatch(name):
                days.setdefault(match["folder"], []).append(name)
        return days

    @property
    def others(self) -> list[str]:
        """Files that hold neither people, channels nor messages."""
        return [name for name in sorted(self._names) if not DAY.fullmatch(name) and name not in LISTS]

    def rows(self, name: str, what: str) -> Iterator[tuple[Row, dict]]:
        """The objects in the file `name`, each with its place. Anything else in it is refused."""
        if name not in self._names:
            return
        try:
            content = json.loads(self._zip.read(self._names[name]))
        except (ValueError, OSError, RecursionError, EOFError) as error:
            yield from self._refused(Row(what=what, file=name), f"the file cannot be read: {error}")
            return
        if not isinstance(content, list):
            yield from self._refused(Row(what=what, file=name), "the file holds no list")
            return
        # Slack writes an empty list as [""].
        for number, thing in enumerate(content if content != [""] else [], start=1):
            row = Row(what=what, file=name, number=number)
            if isinstance(thing, dict):
                self._ledger.see(what)
                yield row, thing
            else:
                yield from self._refused(row, "not an object")

    def _refused(self, row: Row, reason: str) -> tuple:
        self._ledger.see(row.what)
        self._ledger.refuse(row, reason)
        return ()


LISTS = ("users.json", "channels.json", "groups.json", "dms.json", "mpims.json")
