"""Other sites, played by one socket on this machine: names and wires are made up, whom one may connect to is judged as ever."""

import socket
import threading
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from app.core import fetching, outside

PUBLIC = "93.184.216.34"
_WORKER = """
import importlib.util, socket, sys, time
spec = importlib.util.spec_from_file_location("fetching", {fetching!r})
fetching = importlib.util.module_from_spec(spec)
sys.modules["fetching"] = fetching
spec.loader.exec_module(fetching)
def resolve(host, port, **_):
    time.sleep({slow})
    return [(0, 0, 0, "", (number, port)) for number in {names!r}.get(host, {others!r})]
fetching._resolve = resolve
fetching._connect = lambda place, timeout: socket.create_connection(("127.0.0.1", {port}), timeout)
sys.exit(fetching.main())
"""


def page(title="Beans", *, text="How they climb", status="200 OK", **headers) -> bytes:
    """An answer as a well-behaved site gives it."""
    head = f"<title>{title}</title><meta name=description content='{text}'>"
    return answer(f"<!doctype html><html><head>{head}</head><body>…".encode(), status=status, **headers)


def answer(body: bytes, *, status="200 OK", **headers) -> bytes:
    """`body` with a head above it; headers are spelled with underscores."""
    told = {"content_type": "text/html; charset=utf-8"} | headers
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in told.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body


class Elsewhere:
    """All other sites. `answers` says by host what is sent back: bytes, or pieces sent as they come; `asked` is what they were sent."""

    def __init__(self):
        self.answers, self.names, self.asked, self.looked_up, self.lines = {}, {}, [], [], []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def resolve(self, host, port, **_) -> list:
        """In the place of getaddrinfo. A list of lists in `names` is answered one after the other."""
        self.looked_up.append(host)
        numbers = self.names.get(host, [PUBLIC])
        numbers = numbers.pop(0) if isinstance(numbers[0], list) else numbers
        return [(0, 0, 0, "", (number, port)) for number in numbers]

    def connect(self, place, timeout) -> socket.socket:
        """In the place of the wire."""
        self.lines.append(place)
        return socket.create_connection(("127.0.0.1", self.port), timeout)

    def worker(self, folder: Path, *, slow: float = 0, others=(PUBLIC,)) -> Path:
        """The fetching process as it is, with these names and this wire."""
        script = folder / "worker.py"
        told = {"fetching": fetching.__file__, "names": self.names, "others": list(others), "port": self.port, "slow": slow}
        script.write_text(_WORKER.format(**told))
        return script

    @property
    def hosts(self) -> list[str]:
        """Who was asked, in order."""
        return [line[6:] for request in self.asked for line in request.split("\r\n") if line.startswith("Host: ")]

    def close(self) -> None:
        """Nobody is there any more."""
        self._socket.close()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=partial(self._answer, line), daemon=True).start()

    def _answer(self, line: socket.socket) -> None:
        with line:
            request = b""
            while b"\r\n\r\n" not in request and (piece := line.recv(4096)):
                request += piece
            self.asked.append(request.decode())
            said = self.answers.get(self.hosts[-1], page())
            try:
                for piece in [said] if isinstance(said, bytes) else said():
                    line.sendall(piece)
            except OSError:
                pass


@contextmanager
def asking(folder: Path, monkeypatch, **details):
    """Other sites, there to be asked by a process of its own, from a house called localhost."""
    elsewhere = Elsewhere()
    monkeypatch.setattr(outside, "WORKER", elsewhere.worker(folder, **details))
    outside.outside.connect(is_on=True, own=("localhost",))
    try:
        yield elsewhere
    finally:
        outside.outside.connect(is_on=False, own=())
        elsewhere.close()
