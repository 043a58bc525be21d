"""Other sites are asked by a process that knows nothing, takes little and is ended in time."""

import gzip
import json
from itertools import chain, repeat
from time import monotonic, sleep

import pytest

from app.core import fetching
from app.core import outside as way
from app.core.outside import Moved, Outside, Page, outside
from tests.elsewhere import answer, asking, page

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    with asking(tmp_path, monkeypatch) as sites:
        yield sites


def look(url="http://site.example/", seconds=5.0):
    return outside.ask(outside.address_of(url), seconds=seconds)


def instead(folder, monkeypatch, lines: str) -> None:
    """Let this be run in the place of the fetching process."""
    script = folder / "instead.py"
    script.write_text(lines)
    monkeypatch.setattr(way, "WORKER", script)


def test_a_page_comes_back_as_clean_words(elsewhere):
    elsewhere.answers["site.example"] = page("  Be\u202eans\u200b\n and \x07peas ", text="<script>" + "x" * 500)
    assert look() == Page("Beans and peas", "<script>" + "x" * 291 + "…", "")


def test_words_said_twice_are_shown_once_and_a_page_without_a_title_is_none(elsewhere):
    elsewhere.answers["site.example"] = page("Beans", text="Beans")
    assert look() == Page("Beans", "", "")
    elsewhere.answers["site.example"] = page(" \u200b ")
    assert look() is None


def test_u_02_a_name_inside_is_refused_by_the_process_too(elsewhere, tmp_path, monkeypatch):
    monkeypatch.setattr(way, "WORKER", elsewhere.worker(tmp_path, others=["10.0.0.1"]))
    assert look() is None
    assert elsewhere.asked == []


def test_u_02_a_slow_name_server_is_not_waited_for(elsewhere, tmp_path, monkeypatch):
    monkeypatch.setattr(way, "WORKER", elsewhere.worker(tmp_path, slow=30))
    began = monotonic()
    assert look(seconds=0.3) is None
    assert monotonic() - began < 3
    assert elsewhere.asked == []


@pytest.mark.parametrize(
    "rest",
    [lambda: repeat(b"x" * 9000), lambda: chain([b"<title>"], repeat(b"x" * 9000)), lambda: repeat(b"<meta <" * 900)],
    ids=("words", "a title", "half tags"),
)
def test_u_05_an_endless_answer_is_cut_at_half_a_megabyte(elsewhere, rest):
    elsewhere.answers["site.example"] = lambda: chain([HEAD + b"\r\n<meta property=og:title content=Beans>"], rest())
    began = monotonic()
    assert look() == Page("Beans", "", "")
    assert monotonic() - began < 5


def slowly():
    yield HEAD + b"\r\n<title>Beans</title>"
    while True:
        sleep(0.05)
        yield b"x"


def endless_headers():
    yield HEAD
    while True:
        sleep(0.05)
        yield b"HTTP/1.1 100 Continue\r\n\r\n"


def chunks():
    yield HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
    while True:
        sleep(0.01)
        yield b"1\r\nx\r\n"


@pytest.mark.parametrize("said", [slowly, endless_headers, chunks])
def test_u_05_whoever_takes_his_time_has_none(elsewhere, said):
    elsewhere.answers["site.example"] = said
    began = monotonic()
    assert look(seconds=0.6) is None
    assert monotonic() - began < 3


def test_u_05_a_bomb_of_gzip_is_cut_where_it_would_be_too_large(elsewhere):
    bomb = gzip.compress(b"<title>Beans</title>" + b"\0" * 50_000_000)
    assert len(bomb) < 60_000
    elsewhere.answers["site.example"] = answer(bomb, content_encoding="gzip")
    assert look() == Page("Beans", "", "")


def test_u_05_ten_gigabytes_promised_are_not_taken(elsewhere):
    elsewhere.answers["site.example"] = page(content_length=10 * 2**30)
    assert look() == Page("Beans", "How they climb", "")


def test_u_05_a_process_that_eats_memory_talks_without_end_or_writes_is_ended(monkeypatch, tmp_path, elsewhere):
    written = tmp_path / "written"
    greedy = ("x = b'x' * 2**28", "while True: sys.stdout.write('[' * 9000)", f"open({str(written)!r}, 'wb', 0).write(b'x')")
    for deed in greedy:
        narrowed = f"import runpy, sys\nrunpy.run_path({fetching.__file__!r})['narrow'](2)"
        told = f'{narrowed}\n{deed}\nsys.stdout.write(\'{{"title": "x"}}\')\n'
        instead(tmp_path, monkeypatch, told)
        assert look() is None


def test_u_05_a_process_that_never_ends_is_ended(monkeypatch, tmp_path, elsewhere):
    instead(tmp_path, monkeypatch, "import time\ntime.sleep(60)\n")
    monkeypatch.setattr(way, "GRACE", 0)
    began = monotonic()
    assert look(seconds=0.4) is None
    assert monotonic() - began < 3


@pytest.mark.parametrize(
    "said", ["", "nonsense", "[1]", '{"title": 7}', '{"moved": "http://127.0.0.1/"}', '{"moved": "http://localhost/"}']
)
def test_what_the_process_says_is_not_believed(monkeypatch, tmp_path, elsewhere, said):
    instead(tmp_path, monkeypatch, f"import sys\nsys.stdout.write({said!r})\n")
    assert look() is None


def test_the_process_has_no_secret_to_give_away_and_finds_itself_nowhere(monkeypatch, tmp_path, elsewhere):
    monkeypatch.setenv("DATABASE_URL", "postgresql://house:secret@db/house")
    monkeypatch.setenv("SSL_CERT_FILE", "/certificates.pem")
    says = "{'title': ' '.join(os.environ), 'text': os.getcwd(), 'site': ' '.join(os.listdir('/proc/self/fd'))}"
    instead(tmp_path, monkeypatch, f"import json, os, sys\nsys.stdout.write(json.dumps({says}))\n")
    found = look()
    assert {"SSL_CERT_FILE"} <= set(found.title.split()) <= {"SSL_CERT_FILE", "SSL_CERT_DIR", "LC_CTYPE"}
    assert (found.text, found.site) == ("/", "0 1 2 3")


def test_u_03_a_move_is_handed_back(elsewhere):
    elsewhere.answers["site.example"] = page(status="302 Found", location="https://www.site.example/")
    assert look() == Moved(fetching.address_of("https://www.site.example/"))


def test_u_09_the_house_never_asks_itself(elsewhere):
    outside.connect(is_on=True, own=("Kithline.example:8443", ".house.example"))
    ours = ("http://kithline.example/t/1", "https://KITHLINE.example", "http://house.example/", "https://a.house.example/t/1")
    assert [url for url in ours if outside.address_of(url)] == []
    assert outside.address_of("https://mykithline.example/") is not None
    assert outside.ask(fetching.address_of(ours[0]), seconds=5) is None
    elsewhere.answers["site.example"] = page(status="302 Found", location="https://a.house.example/t/1")
    assert look() is None
    assert elsewhere.hosts == ["site.example"]


def test_nobody_is_asked_while_this_is_off(elsewhere):
    outside.connect(is_on=False, own=("localhost",))
    assert outside.address_of("http://site.example/") is None
    assert outside.ask(fetching.address_of("http://site.example/"), seconds=5) is None
    assert elsewhere.asked == []


def test_a_house_that_does_not_know_its_name_asks_nobody():
    with pytest.raises(ValueError, match="KITHLINE_HOSTS"):
        Outside().connect(is_on=True, own=())


def test_a_link_stands_alone_or_is_no_address():
    way_out = Outside()
    way_out.connect(is_on=True, own=("ours.example",))
    link = '<p><a href="http://{}" rel="nofollow noopener ugc">words</a></p>'
    html = "".join(link.format(place) for place in ("a.example/?x=1&amp;y=2", "ours.example", "127.0.0.1", "a.example/?x=1&amp;y=2#z"))
    assert [address.url for address in way_out.addresses_in(f'{html}<p>in <a href="http://b.example" rel="">b</a></p>')] == [
        "http://a.example/?x=1&y=2"
    ]
    assert json.dumps(way_out.addresses_in("")) == "[]"
