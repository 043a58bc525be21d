"""Every page answers; strangers are shown to the door; odd addresses are nobody's fault but the sender's."""

from urllib.parse import quote_plus

import pytest

from tests.architecture.addresses import address_of, answer_of, questions

ODD = ("0", "999999999", "99999999999999999999", "x", "-1", "%00", "é", "'", "a" * 3000)
WORDS = ("", "x" * 200_000, "\x00", "💥" * 500, "<script>", "-5", "1e999", "99999999999999999999")
# PostgreSQL is the stricter of the two and is sent all of it; SQLite only what it takes in a way of its own.
OWN_WAY = ("x", "%00", "\x00", "💥" * 500, "99999999999999999999")
LED_ASTRAY = (200, 301, 303, 308, 404)
# These answer with what was asked for, and change nothing that anybody else could see.
ANSWERING = ("previews.create", "drafts.create", "date_feeds.create")
REFUSED = (303, 400, 401, 403, 404, 405, 409, 413, 422)


def each(name: str, sent: tuple):
    """For a test that sends each of `sent`, as its argument `name`, to the house in one database or in both."""
    both = [("postgresql", one) for one in sent] + [("sqlite", one) for one in sent if one in OWN_WAY]
    # Without its scope named, the database would live as long as one test, and the next would have to be made.
    return pytest.mark.parametrize(("database", name), both, ids=_short, indirect=["database"], scope="session")


def _short(one: str) -> str:
    return ascii(one[:24]).strip("'")


def pages(app, *, blanks: bool) -> list:
    return [rule for rule in app.url_map.iter_rules() if "GET" in rule.methods and bool(rule.arguments) == blanks]


def forms(app) -> list:
    return [rule for rule in app.url_map.iter_rules() if "POST" in rule.methods and rule.endpoint not in ANSWERING]


def is_open(app, rule) -> bool:
    view = app.view_functions[rule.endpoint]
    return rule.endpoint == "static" or rule.endpoint.startswith("site.") or getattr(view, "is_open_door", False)


def filled_in(words: str) -> bytes:
    """A form with `words` in every field, written out once for all doors: it may be twenty megabytes."""
    # What is not ASCII goes as it is: read out of percent signs it is the same, and that takes Python longer than all the rest.
    quoted = quote_plus(words) if words.isascii() else words
    return "&".join(f"{name}={quoted}" for name in questions() if name != "once").encode()


def but(expected, answers: dict) -> dict:
    """Those of `answers` that are none of `expected`."""
    return {place: answer for place, answer in answers.items() if answer not in expected}


def test_every_page_without_blanks_answers_a_member(app, world, as_):
    browser = as_(world.ada)
    answers = {str(rule): answer_of(browser, str(rule), follow_redirects=True) for rule in pages(app, blanks=False)}
    assert but([200], answers) == {}


def test_every_page_of_members_shows_strangers_to_the_sign_in(app, stranger):
    inside = [rule for blanks in (True, False) for rule in pages(app, blanks=blanks) if not is_open(app, rule)]
    answers = {str(rule): stranger.get(address_of(rule)).headers.get("Location", "")[:8] for rule in inside}
    assert len(inside) > 10
    assert but(["/sign-in"], answers) == {}


@each("odd", ODD)
def test_odd_addresses_get_a_plain_answer(app, world, as_, odd):
    browser = as_(world.ada)
    assert but(LED_ASTRAY, {str(rule): answer_of(browser, address_of(rule, odd)) for rule in pages(app, blanks=True)}) == {}


@each("odd", ODD)
def test_odd_questions_get_a_plain_answer(app, world, as_, odd):
    browser = as_(world.ada)
    asked = "&".join(f"{name}={odd}" for name in questions())
    places = [str(rule) for rule in pages(app, blanks=False)] + ["/g/gardeners", f"/t/{world.welcome.id}", "/u/ada-lovelace"]
    assert but((*LED_ASTRAY, 400, 422), {place: answer_of(browser, f"{place}?{asked}") for place in places}) == {}


@each("odd", ODD)
def test_odd_addresses_refuse_what_is_sent_to_them(app, world, as_, odd):
    browser = as_(world.ada)
    rules = [rule for rule in forms(app) if rule.arguments]
    assert (
        but(REFUSED, {str(rule): answer_of(browser, address_of(rule, odd), method="POST", data={"body": "hello"}) for rule in rules}) == {}
    )


@each("words", WORDS)
def test_odd_words_are_refused_or_taken_and_break_nothing(app, world, as_, words):
    browser = as_(world.ada)
    sent = {"method": "POST", "data": filled_in(words), "content_type": "application/x-www-form-urlencoded"}
    answers = {str(rule): answer_of(browser, address_of(rule), **sent) for rule in forms(app)}
    assert but(REFUSED, answers) == {}


def test_the_wrong_method_is_named_as_such(app, world, as_):
    browser = as_(world.ada)
    assert but([405], {str(rule): answer_of(browser, address_of(rule), method="DELETE") for rule in app.url_map.iter_rules()}) == {}
