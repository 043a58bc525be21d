"""One page of another site is asked for, whatever its names, its answers and its addresses pretend to be."""

import http.client
import ssl

import pytest

from app.core import fetching
from app.core.fetching import Refused, address_of, ask, is_public
from tests.elsewhere import PUBLIC, Elsewhere, answer, page

PRIVATE = """127.0.0.1 10.0.0.1 172.16.9.9 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 0.1.2.3 192.0.0.192 192.0.2.1 192.88.99.1
198.18.0.1 198.51.100.7 203.0.113.7 224.0.0.1 240.0.0.1 255.255.255.255 168.63.129.16 ::1 :: ::ffff:127.0.0.1
::ffff:8.8.8.8 ::8.8.8.8 64:ff9b::7f00:1 64:ff9b:1::1 100::1 fe80::1 fe80::1%eth0 fc00::1 fd00:ec2::254 fec0::1 ff02::1
2001:0:1::1 2001:db8::1 2002:7f00:1::1 3fff::1""".split()
SPELLED = (
    "http://evil@127.0.0.1/", "http://user:word@site.example/", "http://127.0.0.1#@ok.example", "http://ok.example\\@127.0.0.1/",
    "http://%31%32%37.0.0.1/", "http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/",
    "http://[::1]/", "http://[::ffff:7f00:1]/", "http://localhost/", "http://site.example./", "http://si\tte.example/",
    "http://site.example/\nHost: other", "http://site.example/a b", "http://site.example/é", "http://①②⑦.⓪.⓪.①/", "http://site。example/",
    "http://site.example:8080/", "http://site.example:443/", "https://site.example:80/", "http://site.example:/", "http:site.example/",
    "http:///site.example/", "//site.example/", "ftp://site.example/", "file:///etc/passwd", "gopher://site.example/",
    "javascript:alert(1)",
    " http://site.example/", "http://-a.example/", "http://a..example/", f"http://{'a' * 64}.example/", f"http://site.example/{'a' * 1000}",
    "http://ok.example?@127.0.0.1:99999999/\\", "",
)  # fmt: skip


@pytest.fixture
def elsewhere(monkeypatch):
    sites = Elsewhere()
    monkeypatch.setattr(fetching, "_resolve", sites.resolve)
    monkeypatch.setattr(fetching, "_connect", sites.connect)
    yield sites
    sites.close()


def look(url="http://site.example/") -> dict:
    return ask(address_of(url))


def test_a_page_says_in_plain_words_what_it_is(elsewhere):
    elsewhere.answers["site.example"] = page("Beans &amp; peas", text="How <b>they</b> climb")
    assert look() == {"title": "Beans & peas", "text": "How <b>they</b> climb", "site": ""}


def test_a_title_ends_where_it_ends(elsewhere):
    elsewhere.answers["site.example"] = answer(b"<title>Beans <b>and</b> peas</title>no<title>")
    assert look()["title"] == "Beans and peas"


def test_what_a_page_says_for_cards_goes_before_its_title(elsewhere):
    head = b"<meta property=og:title content=Card><meta property='og:site_name' content=Site><title>x</title>"
    elsewhere.answers["site.example"] = answer(head + b"<body><meta name=description content=no>")
    assert look() == {"title": "Card", "text": "", "site": "Site"}


@pytest.mark.parametrize("told", ["text/html; charset=iso-8859-1", "text/html", "text/html; charset=no-such-thing"])
def test_words_are_read_as_the_site_wrote_them(elsewhere, told):
    coding = "utf-8" if "no-such" in told else "iso-8859-1"
    elsewhere.answers["site.example"] = answer("<meta charset=iso-8859-1><title>Grün</title>".encode(coding), content_type=told)
    assert look()["title"] == "Grün"


@pytest.mark.parametrize("number", PRIVATE)
def test_u_02_a_name_that_leads_inside_is_not_connected_to(elsewhere, number):
    for numbers in ([number], [PUBLIC, number], [number, PUBLIC]):
        elsewhere.names["site.example"] = numbers
        with pytest.raises(Refused):
            look()
    assert (elsewhere.lines, elsewhere.asked) == ([], [])


def test_u_02_a_name_that_changes_its_mind_is_asked_for_once(elsewhere):
    elsewhere.names["site.example"] = [[PUBLIC], ["127.0.0.1"]]
    look()
    assert elsewhere.looked_up == ["site.example"]
    assert elsewhere.lines == [(PUBLIC, 80)]
    assert elsewhere.hosts == ["site.example"]


def test_u_02_a_name_with_nothing_but_ipv6_is_asked_there(elsewhere):
    elsewhere.names["site.example"] = ["2606:4700::1111"]
    assert look()["title"] == "Beans"
    assert elsewhere.lines == [("2606:4700::1111", 80)]


def test_u_02_the_certificate_is_held_against_the_name_and_not_the_number(elsewhere, monkeypatch):
    kept = []

    class Recording(ssl.SSLContext):
        def wrap_socket(self, line, **details):
            kept.append((details, self.verify_mode, self.check_hostname))
            return line

    monkeypatch.setattr(fetching.ssl, "create_default_context", lambda: Recording(ssl.PROTOCOL_TLS_CLIENT))
    look("https://site.example/beans")
    assert kept == [({"server_hostname": "site.example"}, ssl.CERT_REQUIRED, True)]
    assert elsewhere.lines == [(PUBLIC, 443)]
    assert elsewhere.hosts == ["site.example"]


@pytest.mark.parametrize(
    "place",
    ["http://127.0.0.1/", "file:///etc/passwd", "gopher://site.example/", "http://site.example:8080/", "http://me:word@site.example/", "",
     "http://localhost/", "/a b", "//127.0.0.1/", "\\\\127.0.0.1\\", "http://ok\\@127.0.0.1/", "javascript:alert(1)"],
)  # fmt: skip
def test_u_03_nobody_is_led_astray_by_a_redirect(elsewhere, place):
    elsewhere.answers["site.example"] = page(status="302 Found", location=place)
    with pytest.raises(Refused):
        look()


def test_u_03_a_redirect_is_told_and_never_followed_at_once(elsewhere):
    elsewhere.answers["site.example"] = page(status="301 Moved", location="../peas?x=1#top")
    assert look("http://site.example/a/b") == {"moved": "http://site.example/peas?x=1"}
    elsewhere.answers["site.example"] = page(status="308 Moved", location="https://other.example")
    assert look() == {"moved": "https://other.example/"}
    assert elsewhere.looked_up == ["site.example"] * 2


@pytest.mark.parametrize("spelled", SPELLED, ids=ascii)
def test_u_04_only_a_plain_name_on_the_web_is_an_address(spelled):
    assert address_of(spelled) is None


def test_u_04_an_address_has_one_spelling():
    same = ("http://Site.Example", "HTTP://site.example:80/", "http://site.example/#top", "http://site.example#a@b")
    assert {address_of(spelled).url for spelled in same} == {"http://site.example/"}
    assert address_of("https://site.example:443?q=a&b=%20@x").url == "https://site.example/?q=a&b=%20@x"


@pytest.mark.parametrize(
    "said",
    [page(status="404 Not Found"), page(status="206 Partial"), page(content_type="image/png"), page(content_type="text/plain"),
     page(content_type="application/json"), page(content_encoding="br"), page(content_type="")],
    ids=("404", "206", "HTML as image", "text", "json", "br", "nothing"),
)  # fmt: skip
def test_u_05_only_html_is_read(elsewhere, said):
    elsewhere.answers["site.example"] = said
    with pytest.raises(Refused):
        look()


def test_u_05_http_0_9_and_a_thousand_headers_are_not_listened_to(elsewhere):
    elsewhere.answers["site.example"] = b"<title>Beans</title>"
    with pytest.raises(http.client.BadStatusLine):
        look()
    elsewhere.answers["site.example"] = page(**{f"x{number}": "y" for number in range(1000)})
    with pytest.raises(http.client.HTTPException, match="100 headers"):
        look()


def test_u_05_an_image_that_says_it_is_html_has_no_title(elsewhere):
    elsewhere.answers["site.example"] = answer(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50)
    assert look()["title"] == ""


def test_u_10_the_site_learns_neither_who_asks_nor_where_it_was_linked(elsewhere):
    look("http://site.example/beans")
    told = dict(line.split(": ", 1) for line in elsewhere.asked[0].strip().split("\r\n")[1:])
    assert told.pop("User-Agent") == "Mozilla/5.0 (compatible; link preview)"
    assert told == {"Host": "site.example", "Accept-Encoding": "identity", "Accept": "text/html", "Connection": "close"}


def test_the_open_internet_is_public():
    assert [number for number in ("8.8.8.8", "93.184.216.34", "2606:4700::1111", "2a00:1450:4001::1") if not is_public(number)] == []
