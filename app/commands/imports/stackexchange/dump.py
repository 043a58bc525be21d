"""Reads a Stack Exchange data dump: XML files of `<row>`s, gzipped or plain."""

import gzip
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree

from app.commands.imports.ledger import Ledger
from app.commands.imports.steps import Row

LINK = re.compile(r"//([\w-]+(?:\.[\w-]+)*\.com)/(?:q|a|questions)/\d+")


class Dump:
    """The files in `folder`; what cannot be read is entered in `ledger` and skipped."""

    def __init__(self, folder: Path, ledger: Ledger, *, site: str = ""):
        self._folder, self._ledger, self._site = folder, ledger, site
        self.posts = self._table("Posts", "PostTypeId", "CreationDate")
        self.users = self._table("Users", "CreationDate", "DisplayName")
        self.comments = self._table("Comments", "PostId", "CreationDate", "Text")
        self.history = self._table("PostHistory", "PostId", "PostHistoryTypeId", "CreationDate")
        self.tags = self._table("Tags", "TagName")
        self.links = self._table("PostLinks", "PostId", "RelatedPostId", "CreationDate", "LinkTypeId")
        self.votes = self._table("Votes", "PostId", "VoteTypeId")
        self.badges = self._table("Badges", "Name")

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        return self._path(name) is not None

    @cached_property
    def site(self) -> str:
        """The site's host name: as given, as the folder is called, or as its own posts link to it."""
        name = self._site or self._folder.resolve().name.casefold()
        if name.endswith(".com"):
            return name
        hosts = Counter(host for _, post in self.posts for host in LINK.findall(post.get("Body", "")))
        alike = [host for host, _ in hosts.most_common() if host.removesuffix(".com").replace(".", "-") == name.replace(".", "-")]
        return (alike or [f"{name}.invalid"])[0]

    @property
    def name(self) -> str:
        """The site's name as people say it: Bicycles Meta."""
        words = re.sub(r"\.(stackexchange\.)?\w+$", "", self.site)
        return " ".join(word.capitalize() for word in re.split(r"[.-]", words))

    def _path(self, name: str) -> Path | None:
        paths = (self._folder / f"{name}{ending}" for ending in (".xml", ".xml.gz"))
        return next((path for path in paths if path.is_file()), None)

    def _table(self, name: str, *required: str) -> list[tuple[Row, dict]]:
        """The rows of a file that can be used: whole, dated, and each id once."""
        rows, ids = [], set()
        for row, attributes in self._rows(name):
            self._ledger.see(name)
            if reason := _fault(attributes, required, ids):
                self._ledger.refuse(row, reason)
                continue
            ids.add(attributes["Id"])
            rows.append((row, attributes))
        return rows

    def _rows(self, name: str) -> Iterator[tuple[Row, dict]]:
        path = self._path(name)
        if path is None:
            return
        number = 0
        try:
            with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as file:
                for _, element in ElementTree.iterparse(file):
                    if element.tag == "row":
                        number += 1
                        yield Row(what=name, file=path.name, number=number), dict(element.attrib)
                        element.clear()
        except (ElementTree.ParseError, OSError, EOFError, zlib.error) as error:
            row = Row(what=name, file=path.name, number=number + 1)
            self._ledger.see(name)
            self._ledger.refuse(row, f"from here on the file cannot be read: {error}")


def _fault(attributes: dict, required: tuple, ids: set) -> str:
    lacking = [name for name in ("Id", *required) if name not in attributes]
    if lacking:
        return f"no {', '.join(lacking)}"
    if attributes["Id"] in ids:
        return f"Id {attributes['Id']} was there before"
    if "CreationDate" in required:
        try:
            moment(attributes["CreationDate"])
        except ValueError:
            return f"{attributes['CreationDate']!r} is no time"
    return ""


def moment(text: str) -> datetime:
    """A dump's time, which is UTC without saying so. Raises ValueError."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
