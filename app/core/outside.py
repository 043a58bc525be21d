"""Other sites, asked about links that lead there, if the house is told to, and only by a process that knows nothing of ours."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from threading import Timer

from app.core.fetching import Address, address_of

WORKER = Path(__file__).with_name("fetching.py")
GRACE, MOST_SAID = 1, 32 * 1024
# Where the certificates of the world are kept is no secret, and not everywhere in the same place.
TOLD = ("SSL_CERT_FILE", "SSL_CERT_DIR")
# A link that stands alone in its paragraph, as core/markdown.py writes it.
ALONE = re.compile(r'<p><a href="(?P<url>https?://[^"]+)" rel="[^"]*">(?P<text>[^<]*)</a></p>', re.IGNORECASE)


@dataclass(frozen=True)
class Page:
    """What a page of another site says of itself, in plain words."""

    title: str
    text: str
    site: str


@dataclass(frozen=True)
class Moved:
    """Where the answer says that the page is now."""

    address: Address


class Outside:
    """The house's one way out. `outside` below is the only one there is."""

    def __init__(self):
        self.is_on, self._own = False, ()

    def connect(self, *, is_on: bool, own: tuple[str, ...]) -> None:
        """Ask other sites from now on, or none. `own` are the house's own names, with a dot before one that stands for all below it.

        Raises ValueError where it does not know them: it would ask itself.
        """
        if is_on and not own:
            raise ValueError("KITHLINE_LINK_CARDS needs KITHLINE_HOSTS, so that the house never asks itself for a page.")
        self.is_on, self._own = is_on, tuple(name.lower().partition(":")[0] for name in own)

    def address_of(self, url: str) -> Address | None:
        """The address of a page that may be asked for; None for what is ours or no plain address, and for all while this is off."""
        address = address_of(url) if self.is_on else None
        return None if address is None or self._is_own(address.host) else address

    def addresses_in(self, html: str) -> list[Address]:
        """Those that stand alone in a paragraph of rendered `html`, each once, in order."""
        found = (self.address_of(unescape(link["url"])) for link in ALONE.finditer(html) if self.is_on)
        return list(dict.fromkeys(address for address in found if address))

    def ask(self, address: Address, *, seconds: float) -> Page | Moved | None:
        """What is at `address`, asked for once in at most so many `seconds`; None where there is nothing to show."""
        said = _said({"url": address.url, "seconds": seconds}, seconds + GRACE) if self.address_of(address.url) else {}
        if moved := said.get("moved"):
            target = self.address_of(moved)
            return Moved(target) if target else None
        title, text, site = (_line(said.get(name), limit) for name, limit in (("title", 160), ("text", 300), ("site", 60)))
        return Page(title, "" if text == title else text, site) if title else None

    def _is_own(self, host: str) -> bool:
        return any(host == own.lstrip(".") or (own.startswith(".") and host.endswith(own)) for own in self._own)


def _said(job: dict, seconds: float) -> dict:
    """What the worker answers to `job`: nothing if it fails, talks too much or needs longer."""
    environment = {name: os.environ[name] for name in TOLD if name in os.environ}
    command, pipe = [sys.executable, "-I", str(WORKER)], subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=environment, cwd="/") as worker:
        ending = Timer(seconds, worker.kill)
        ending.start()
        try:
            worker.stdin.write(json.dumps(job).encode())
            worker.stdin.close()
            said = worker.stdout.read(MOST_SAID)
        except BrokenPipeError:
            return {}
        finally:
            # Whoever has more to say than fits is not waited for.
            if worker.stdout.read(1):
                worker.kill()
            worker.wait()
            ending.cancel()
    return _understood(said) if worker.returncode == 0 else {}


def _understood(said: bytes) -> dict:
    try:
        words = json.loads(said)
    except ValueError:
        return {}
    return {name: word for name, word in words.items() if isinstance(word, str)} if isinstance(words, dict) else {}


def _line(text: str | None, limit: int) -> str:
    """`text` as one line that shows what it says: without signs that are not seen, or that turn the direction of others."""
    shown = "".join(sign if sign.isprintable() else " " if sign.isspace() else "" for sign in text or "")
    line = " ".join(shown.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


outside = Outside()
