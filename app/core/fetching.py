"""Runs as a process of its own (see `outside.py`): asks another site for one page and hands back a few plain words about it.

Whatever is wrong with a site goes wrong here, with little memory, little time, no secrets and nobody waiting.
"""

import http.client
import ipaddress
import json
import os
import re
import resource
import signal
import socket
import ssl
import sys
import zlib
from contextlib import closing, suppress
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urljoin

MEMORY, SECONDS = 2**28, 5
LARGEST, LONGEST = 512 * 1024, 1000
MOVED = (301, 302, 303, 307, 308)
PORTS = {"http": 80, "https": 443}
# Nothing in it says whose house asks, or where the link was read.
HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; link preview)", "Accept": "text/html", "Connection": "close"}
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
# A name ends in a letter label, so that no spelling of a number is one; what may follow is visible ASCII without a backslash.
_ADDRESS = re.compile(
    rf"(?i:(?P<scheme>https?)://(?P<host>(?:{_LABEL}\.)+(?!\d){_LABEL}))(?::(?P<port>\d{{1,5}}))?"
    r"""(?P<path>[/?][!"$-\[\]-~]*)?(?:#[!-\[\]-~]*)?"""
)
_WORLD = (ipaddress.ip_network("0.0.0.0/0"), ipaddress.ip_network("2000::/3"))
# Global by the letter, and yet a way in: relays to IPv4 inside IPv6, names in examples, a cloud's own desk behind a public number.
_NEVER = tuple(
    map(ipaddress.ip_network, "192.0.0.0/24 192.88.99.0/24 168.63.129.16/32 2001::/23 2001:db8::/32 2002::/16 3fff::/20".split())
)
_resolve, _connect = socket.getaddrinfo, socket.create_connection


class Refused(Exception):
    """Not to be asked, or nothing to show."""


class Address(NamedTuple):
    """Where a page of another site is. `url` is the one way to write it, without a fragment."""

    url: str
    scheme: str
    host: str
    path: str


def address_of(url: str) -> Address | None:
    """The address `url` spells, None where it is anything but a plain name on the web. The only parser there is."""
    found = _ADDRESS.fullmatch(url)
    if found is None or len(url) > LONGEST:
        return None
    scheme, host, path = found["scheme"].lower(), found["host"].lower(), found["path"] or "/"
    if len(host) > 253 or int(found["port"] or PORTS[scheme]) != PORTS[scheme]:
        return None
    path = path if path.startswith("/") else f"/{path}"
    return Address(f"{scheme}://{host}{path}", scheme, host, path)


def is_public(number: str) -> bool:
    """Whether `number`, an IP address, belongs to the open internet and to one machine there."""
    place = ipaddress.ip_address(number)
    if not place.is_global or place.is_multicast or place.is_reserved or not any(place in net for net in _WORLD):
        return False
    return not any(place in net for net in _NEVER)


def looked_up(address: Address) -> list[str]:
    """The numbers `address` has, asked for once. One that is not public spoils them all. Raises Refused."""
    answers = _resolve(address.host, PORTS[address.scheme], type=socket.SOCK_STREAM)
    numbers = list(dict.fromkeys(answer[4][0] for answer in answers))
    if not numbers or not all(is_public(number) for number in numbers):
        raise Refused
    return numbers


def ask(address: Address) -> dict:
    """`{"moved": url}` or `{"title": …, "text": …, "site": …}` from the page at `address`. Raises Refused and whatever goes wrong."""
    https = address.scheme == "https"
    line = _line_to(looked_up(address), PORTS[address.scheme])
    connection = (http.client.HTTPSConnection if https else http.client.HTTPConnection)(address.host)
    # Handed over connected: nobody asks for the name again, and the certificate is still held against the name.
    connection.sock = ssl.create_default_context().wrap_socket(line, server_hostname=address.host) if https else line
    with closing(connection):
        connection.request("GET", address.path, headers=HEADERS)
        answer = connection.getresponse()
        if answer.status in MOVED:
            return {"moved": _moved(address, answer.getheader("Location", "")).url}
        if answer.status != 200 or answer.headers.get_content_type() != "text/html":
            raise Refused
        return _words(_text(answer))


def _line_to(numbers: list[str], port: int) -> socket.socket:
    for number in numbers[:-1]:
        try:
            return _connect((number, port), timeout=SECONDS / 2)
        except OSError:
            pass
    return _connect((numbers[-1], port), timeout=SECONDS)


def _moved(address: Address, place: str) -> Address:
    target = address_of(urljoin(address.url, place)) if re.fullmatch(r"[!-\[\]-~]+", place) else None
    if target is None:
        raise Refused
    return target


def _text(answer: http.client.HTTPResponse) -> str:
    data, coding = answer.read(LARGEST), answer.getheader("Content-Encoding", "identity").strip().lower()
    if coding in ("gzip", "deflate"):
        data = zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(data, LARGEST)
    elif coding != "identity":
        raise Refused
    said = re.search(rb"<meta[^>]{0,80}charset=[\"']?([a-z0-9_-]{1,20})", data[:1024], re.IGNORECASE)
    charset = answer.headers.get_content_charset() or (said[1].decode() if said else "utf-8")
    try:
        return data.decode(charset, "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


class _Enough(Exception):
    pass


class _Head(HTMLParser):
    """Reads what stands above the body: the title, and what the page says of itself."""

    def __init__(self):
        super().__init__()
        self.said, self.title, self._in_title = {}, [], False

    def handle_starttag(self, tag, attrs):
        about = {name: value or "" for name, value in attrs}
        self._in_title = self._in_title or tag == "title"
        if tag == "meta":
            self.said.setdefault((about.get("property") or about.get("name") or "").lower(), about.get("content", ""))
        if tag == "body":
            raise _Enough

    def handle_endtag(self, tag):
        self._in_title = self._in_title and tag != "title"

    def handle_data(self, data):
        if self._in_title:
            self.title.append(data)


def _words(html: str) -> dict:
    head = _Head()
    with suppress(_Enough):
        head.feed(html)
    title = head.said.get("og:title") or "".join(head.title)
    text = head.said.get("og:description") or head.said.get("description", "")
    words = {"title": title, "text": text, "site": head.said.get("og:site_name", "")}
    return {name: value[:LONGEST] for name, value in words.items()}


def narrow(seconds: float) -> None:
    """Take from this process what it does not need; when the `seconds` are over it ends, whatever it is at."""
    limits = {resource.RLIMIT_AS: MEMORY, resource.RLIMIT_CPU: SECONDS, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0}
    for limit, most in (limits | {resource.RLIMIT_NOFILE: 32, resource.RLIMIT_NPROC: 0}).items():
        resource.setrlimit(limit, (most, most))
    os.nice(10)
    signal.setitimer(signal.ITIMER_REAL, seconds)


def main() -> int:
    """A line of JSON in (`url`, `seconds`), a line of JSON out; 1 where there is nothing to say."""
    job = json.loads(sys.stdin.buffer.read())
    narrow(job["seconds"])
    address = address_of(job["url"])
    try:
        sys.stdout.write(json.dumps(ask(address)))
    except Exception:  # noqa: BLE001 - whatever a hostile site makes us trip over, there is no card
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
