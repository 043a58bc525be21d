"""F-08, I-08: who sends slowly is waited for a while, and holds nobody else up. On a real server, with shorter patience."""

import socket
import subprocess
import sys
import time
from contextlib import closing, suppress

import pytest

SERVER = """
import sys
from flask import Flask, request
from gunicorn.app.base import BaseApplication
from app.commands import patience
from app.edge.uploads import register_uploads
patience.HEAD, patience.WINDOW, patience.SLOW, patience.MOST_SLOW = 2, 3, 0.5, 6

class House(BaseApplication):
    def load_config(self):
        self.cfg.set("bind", f"127.0.0.1:{sys.argv[1]}")
        self.cfg.set("worker_class", "app.commands.patience.PatientWorker")
        self.cfg.set("threads", 32)
        self.cfg.set("control_socket_disable", True)

    def load(self):
        app = Flask("house")
        app.add_url_rule("/", view_func=lambda: f"{len(request.form.get('body', ''))} letters", methods=["GET", "POST"])
        register_uploads(app, largest=1, take_in=None)
        return app

House().run()
"""
FORM = b"POST / HTTP/1.1\r\nHost: house\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n"


@pytest.fixture(scope="session")
def port():
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        number = probe.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-c", SERVER, str(number)], stderr=subprocess.DEVNULL)
    for _ in range(600):
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", number), 1).close()
            break
        time.sleep(0.1)
    yield number
    server.terminate()
    server.wait()


def sending(port: int, words: bytes) -> socket.socket:
    """A client that has sent `words` and goes on holding the line."""
    line = socket.create_connection(("127.0.0.1", port), 20)
    line.sendall(words)
    return line


def answer_of(line: socket.socket) -> bytes:
    said = b""
    with line, suppress(ConnectionResetError):
        while more := line.recv(4096):
            said += more
    return said


def test_f_09_half_a_form_is_refused(port):
    line = sending(port, FORM + b"Content-Length: 1000\r\n\r\nbody=half")
    line.shutdown(socket.SHUT_WR)
    assert b"400" in answer_of(line)


def test_f_08_a_body_that_comes_in_drops_is_cut(port):
    started, line = time.monotonic(), sending(port, FORM + b"Content-Length: 1000\r\n\r\nbody=")
    for _ in range(30):
        time.sleep(0.2)
        try:
            line.send(b"x")
        except OSError:
            break
        if time.monotonic() - started > 4.5:
            break
    assert b"400" in answer_of(line)
    assert 2.5 < time.monotonic() - started < 10


def test_f_08_a_body_that_keeps_coming_is_waited_for(port):
    size = 6 * 65_536
    line = sending(port, FORM + f"Content-Length: {size}\r\n\r\nbody=".encode())
    for part in range(6):
        line.sendall(b"x" * (65_536 - (5 if part == 0 else 0)))
        time.sleep(0.8)
    assert f"{size - 5} letters".encode() in answer_of(line)


def test_f_08_many_slow_ones_hold_nobody_up(port):
    lines = [sending(port, FORM + b"Content-Length: 1000\r\n\r\nbody=") for _ in range(40)]
    started = time.monotonic()
    assert b"0 letters" in answer_of(sending(port, b"GET / HTTP/1.1\r\nHost: house\r\nConnection: close\r\n\r\n"))
    took = time.monotonic() - started
    for line in lines:
        line.close()
    assert took < 5


def test_i_08_who_stays_after_the_answer_holds_nobody_up(port):
    lines = [sending(port, b"GET / HTTP/1.1\r\nHost: house\r\nConnection: close\r\n\r\n") for _ in range(8)]
    time.sleep(0.3)
    started = time.monotonic()
    assert b"0 letters" in answer_of(sending(port, b"GET / HTTP/1.1\r\nHost: house\r\nConnection: close\r\n\r\n"))
    took = time.monotonic() - started
    for line in lines:
        line.close()
    assert took < 5


def test_i_08_headers_that_never_end_are_cut(port):
    started, line = time.monotonic(), sending(port, b"GET / HTTP/1.1\r\nHost: ho")
    assert b"200" not in answer_of(line)
    assert time.monotonic() - started < 10
