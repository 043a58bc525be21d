"""Where bytes are kept that are too large for a table: a folder of this machine, or a bucket elsewhere.

Rows decide what is there. Bytes without a row are nobody's, and are collected.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from obstore.exceptions import BaseError
from obstore.store import LocalStore, MemoryStore, S3Store

PIECE = 256 * 1024


class Unkept(Exception):
    """The store took nothing in or gave nothing out: it is full, away, or has lost what was asked for."""


class Storage:
    """The house's one store. `storage` below is the only one there is."""

    def __init__(self):
        self._store = MemoryStore()

    def connect(self, place: str | Path, **settings: str) -> None:
        """Use the folder `place`, made if need be, or the bucket `s3://name/folder`; `settings` are the bucket's own."""
        if str(place).startswith("s3://"):
            plain = settings.get("aws_endpoint", "").startswith("http://")
            self._store = S3Store.from_url(str(place), config=settings, client_options={"allow_http": plain})
        else:
            self._store = LocalStore(Path(place), mkdir=True)

    def put(self, path: str, content: bytes | BinaryIO) -> None:
        """Keep `content` at `path`, all of it or nothing. Raises Unkept."""
        try:
            self._store.put(path, content)
        except (BaseError, OSError) as error:
            raise Unkept(str(error)) from error

    def read(self, path: str, start: int, end: int) -> Iterator[bytes]:
        """The bytes at `path` from `start` up to `end`, piece by piece. Raises Unkept before the first."""
        try:
            found = self._store.get(path, options={"range": (start, end)} if end > start else None)
        except (BaseError, OSError) as error:
            raise Unkept(str(error)) from error
        return (bytes(piece) for piece in found.stream(min_chunk_size=PIECE))

    def forget(self, paths: Iterable[str]) -> None:
        """Drop what is kept at `paths`; what is not there is no error."""
        for path in paths:
            with suppress(BaseError, OSError):
                self._store.delete(path)

    def listed(self, folder: str = "") -> Iterator[tuple[str, int, datetime]]:
        """Path, size and moment of writing of everything in `folder`, or of all there is."""
        for several in self._store.list(folder or None):
            yield from ((each["path"], each["size"], each["last_modified"]) for each in several)


storage = Storage()
