"""What makes no sense is refused clearly, what was typed is kept, and nothing breaks."""

import html
import re
from datetime import timedelta

import pytest

from app.core.clock import now, travel
from app.core.database import db
from app.domain.discussions.models import Comment, Thread
from app.domain.discussions.operations import comment_on
from app.domain.posts.operations import write_post

LONG = "Ein schöner langer Gedanke. " * 7200
ODD_MARKDOWN = (
    "[",
    "](",
    "![x](y)",
    "**",
    "``" * 900,
    ">" * 900,
    "[" * 900,
    "|a|\n|-|\n|" + "b|" * 500,
    "- " * 600,
    "#######",
    "<b>&amp;<!--",
    "[a]: http://[::1",
    "http://\u202egnp.exe",
    "\ud7ff\ufffe\U0010ffff",
    "*a" * 2000,
    "@" * 500,
    "&#0;&#x110000;",
    "\\",
    "```\n",
    "    \tx",
    "a\x0b\x0c\x1bb",
)


@pytest.fixture
def browser(world, as_):
    return as_(world.ada)


@pytest.fixture
def form(world) -> dict:
    return {"group": world.gardeners.id, "body": "Peas or beans?", "once": "one key"}


def posts() -> int:
    return db.session.query(Thread).filter_by(kind="post").count()


def kept(page: str, field="body") -> str:
    """What stands in the field of the form that is shown again."""
    return html.unescape(re.search(rf'<textarea[^>]*name="{field}"[^>]*>(.*?)</textarea>', page, re.DOTALL)[1])


@pytest.mark.parametrize("empty", ["", "   ", "\r\n\t\n"])
def test_an_empty_post_is_refused_with_its_title_kept(browser, form, empty):
    answer = browser.post("/posts", data=form | {"body": empty, "title": "Peas"})
    assert answer.status_code == 422
    assert "Say something first." in answer.text
    assert 'value="Peas"' in answer.text
    assert posts() == 1


def test_a_post_of_200_kb_is_refused_and_every_word_of_it_is_kept(browser, form):
    assert len(LONG.encode()) > 200_000
    answer = browser.post("/posts", data=form | {"body": LONG})
    assert answer.status_code == 422
    assert "20,000 fit into one contribution." in answer.text
    assert kept(answer.text) == LONG
    assert posts() == 1


@pytest.mark.parametrize("path", ["/t/{post}/comments", "/t/{post}/edit", "/comments/{comment}/edit"])
@pytest.mark.parametrize("body", ["", LONG], ids=["empty", "long"])
def test_replies_and_edits_are_refused_and_kept_alike(world, browser, path, body):
    comment = comment_on(world.welcome.thread, by=world.ada, body="Beans.")
    answer = browser.post(path.format(post=world.welcome.id, comment=comment.id), data={"body": body})
    assert answer.status_code == 422
    assert kept(answer.text) == body
    assert (comment.body, world.welcome.thread.edited_at) == ("Beans.", None)


def test_a_form_that_was_refused_goes_through_once_it_is_right(browser, form):
    page = browser.post("/posts", data=form | {"body": ""}).text
    key = re.search(r'<form class="form form--write".*?name="once" value="([^"]+)"', page, re.DOTALL)[1]
    assert browser.post("/posts", data=form | {"once": key}).status_code == 303


@pytest.mark.parametrize("body", ODD_MARKDOWN, ids=range(len(ODD_MARKDOWN)))
def test_odd_markdown_is_taken_as_it_is(browser, form, body):
    path = browser.post("/posts", data=form | {"body": body}).location
    for page in (path, "/home", "/g/gardeners", f"{path.partition('-')[0]}/edit"):
        assert browser.get(page).status_code == 200


@pytest.mark.parametrize("field", ["kind", "firsthand"])
def test_what_was_not_offered_cannot_be_chosen(browser, form, field):
    answer = browser.post("/posts", data=form | {field: "loud"})
    assert answer.status_code == 422
    assert "Choose one of those offered." in answer.text
    assert kept(answer.text) == form["body"]


@pytest.mark.parametrize(
    "path",
    ["/t/0", "/t/99999", "/t/2147483648", "/t/-1", "/t/1x", "/comments/99999", "/i/1", "/p/1", "/o/1", "/n/nothing", "/g/-", "/u/nobody"],
)
def test_what_is_not_there_is_not_found(world, browser, path):
    assert browser.get(path).status_code == 404


@pytest.mark.parametrize("number", ["999999", "2147483648", "9" * 40, "-1", "x", "1.5", " ", "1 OR 1=1"])
def test_a_group_that_is_none_keeps_the_words(browser, form, number):
    answer = browser.post("/posts", data=form | {"group": number, "body": "Nobody should have to type this again."})
    assert answer.status_code in (404, 422)
    assert "Nobody should have to type this again." in answer.text
    assert posts() == 1


def test_a_group_that_is_not_mine_takes_nothing_and_keeps_the_words(world, browser, as_, form):
    words = "Nobody should have to type this again."
    for group, status in ((world.council, 403), (world.attic, 404)):
        answer = as_(world.mallory).post("/posts", data=form | {"group": group.id, "body": words})
        assert answer.status_code == status
        assert words in answer.text
        assert group.name not in answer.text
    assert posts() == 1


@pytest.mark.parametrize("room", ["gardeners", "council"])
def test_a_reply_of_another_conversation_is_not_answered_here(world, browser, room):
    group, author = (world.gardeners, world.ada) if room == "gardeners" else (world.council, world.grace)
    foreign = comment_on(write_post(group, by=author, body="Elsewhere").thread, by=author, body="Said elsewhere.")
    answer = browser.post(f"/t/{world.welcome.id}/comments", data={"body": "Nobody should have to type this again.", "parent": foreign.id})
    assert answer.status_code == (422 if room == "gardeners" else 404)
    assert "Nobody should have to type this again." in answer.text
    assert "Said elsewhere." not in answer.text
    assert db.session.query(Comment).count() == 1


@pytest.mark.parametrize("parent", ["999999", "x", "-1", "9" * 30])
def test_a_reply_to_nothing_keeps_the_words(world, browser, parent):
    answer = browser.post(f"/t/{world.welcome.id}/comments", data={"body": "Nobody should have to type this again.", "parent": parent})
    assert answer.status_code in (404, 422)
    assert "Nobody should have to type this again." in answer.text


def test_a_form_sent_twice_is_one_post_and_leads_to_the_same_place(world, browser, form):
    first, second = (browser.post("/posts", data=form) for _ in range(2))
    assert (first.status_code, second.status_code, posts()) == (303, 303, 2)
    assert first.location == second.location
    path = f"/t/{world.welcome.id}/comments"
    again = [browser.post(path, data={"body": "Beans.", "once": "another key"}).location for _ in range(2)]
    assert (again[0] == again[1], world.welcome.thread.comment_count) == (True, 1)


@pytest.mark.parametrize("key", ["", "x" * 5000, "é\u202e", "'; --", "💥"])
def test_an_odd_key_breaks_nothing(browser, form, key):
    assert browser.post("/posts", data=form | {"once": key}).status_code == 303


def test_when_the_sign_in_has_ended_the_words_are_handed_back_and_no_password(world, browser, form):
    with travel(now() + timedelta(days=400)):
        answer = browser.post("/posts", data=form | {"body": LONG, "password": "a secret that is long enough"})
        assert answer.status_code == 401
        assert LONG in html.unescape(answer.text)
        assert "a secret that is" not in answer.text
        assert browser.get("/g/gardeners?after=x&q=1").location == "/sign-in?next=/g/gardeners%3Fafter%3Dx%26q%3D1"
    assert posts() == 1


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("DELETE", "/posts", "POST"),
        ("GET", "/posts", "POST"),
        ("PUT", "/t/1", "GET"),
        ("POST", "/home", "GET"),
        ("GET", "/t/1/delete", "POST"),
        ("POST", "/", "GET"),
        ("PATCH", "/g/gardeners/memberships", "POST"),
        ("POST", "/groups/new", "GET"),
    ],
)
def test_the_wrong_method_is_refused_and_the_right_one_named(browser, method, path, allowed):
    answer = browser.open(path, method=method)
    assert answer.status_code == 405
    assert allowed in answer.headers["Allow"]


@pytest.mark.parametrize(
    ("kind", "size"),
    [
        ("application/x-www-form-urlencoded", 10 * 2**20),
        ("multipart/form-data; boundary=x", 10 * 2**20),
        ("multipart/form-data; boundary=x", 2**21),
    ],
    ids=range(3),
)
def test_more_than_fits_is_refused(browser, kind, size):
    start = b'--x\r\nContent-Disposition: form-data; name="body"\r\n\r\n' if "multipart" in kind else b"body="
    answer = browser.post("/posts", data=start + b"x" * size, content_type=kind)
    assert answer.status_code == 413
    assert "Too much at once" in answer.text
    assert posts() == 1


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": None, "Origin": "http://evil.example"}], ids=["site", "origin"]
)
def test_what_another_site_sends_is_refused_and_not_repeated(browser, form, headers):
    if headers["Sec-Fetch-Site"] is None:
        del browser.environ_base["HTTP_SEC_FETCH_SITE"]
    told = {name: value for name, value in headers.items() if value}
    answer = browser.post("/posts", data=form | {"body": "Words another site put into my mouth"}, headers=told)
    assert (answer.status_code, posts()) == (403, 1)
    assert "into my mouth" not in answer.text


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"body=%ff%fe%zz&group=%", "application/x-www-form-urlencoded"),
        (b"\xff\xfe\x00&&&===;;", "application/x-www-form-urlencoded; charset=utf-16"),
        (b"body=x&" * 3000, "application/x-www-form-urlencoded"),
        (b"body=%00%00&group=1", "application/x-www-form-urlencoded"),
        (b'{"body": "x"}', "application/json"),
        (b"body=x", "text/plain"),
        (b"body=x", ""),
        (b"body=x", "multipart/form-data"),
        (b'--x\r\nContent-Disposition: form-data; name="body"\r\n\r\ncut sho', "multipart/form-data; boundary=x"),
        (b"--x\r\nContent-Disposition: form-data\r\n\r\nnameless\r\n--x--", "multipart/form-data; boundary=x"),
        (b"--x\r\n" + b"A: b\r\n" * 5000, "multipart/form-data; boundary=x"),
        (b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n' * 300 + b"--x--", "multipart/form-data; boundary=x"),
        (b"--x--", "multipart/form-data; boundary=\xff"),
    ],
    ids=range(13),
)
@pytest.mark.parametrize("path", ["/posts", "/t/{}/comments", "/groups", "/settings/profile", "/sign-in"])
def test_a_broken_form_is_refused_or_taken_as_far_as_it_can_be_read(world, browser, path, body, kind):
    answer = browser.post(path.format(world.welcome.id), data=body, content_type=kind)
    assert answer.status_code in (303, 400, 413, 422)


@pytest.mark.parametrize(
    "asked",
    ["after=x", "after=%FF", "after=" + "A" * 9000, "after=aTE", "after=dDIwMjY", "room=%00", "only=x&after=-1", "only=9999999999999999"],
)
def test_odd_questions_are_answered(world, browser, asked):
    for path in ("/home", "/home?order=relevant", "/g/gardeners", f"/t/{world.welcome.id}", "/groups", "/g/gardeners/people"):
        assert browser.get(f"{path}{'&' if '?' in path else '?'}{asked}").status_code in (200, 404)
