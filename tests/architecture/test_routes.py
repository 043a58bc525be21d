"""Every page answers; strangers are shown to the door; odd addresses are nobody's fault but the sender's."""

import pytest

from tests.architecture.addresses import address_of

ODD = ("0", "999999999", "99999999999999999999", "x", "-1", "%00", "é", "'", "a" * 3000)


def pages(app, *, blanks: bool) -> list:
    return [rule for rule in app.url_map.iter_rules() if "GET" in rule.methods and bool(rule.arguments) == blanks]


def is_open(app, rule) -> bool:
    return rule.endpoint == "static" or rule.endpoint.startswith("site.") or getattr(app.view_functions[rule.endpoint], "is_open_door", False)


def test_every_page_without_blanks_answers_a_member(app, world, as_):
    browser = as_(world.ada)
    answers = {str(rule): browser.get(str(rule), follow_redirects=True).status_code for rule in pages(app, blanks=False)}
    assert {rule: status for rule, status in answers.items() if status != 200} == {}


def test_every_page_of_members_shows_strangers_to_the_sign_in(app, stranger):
    inside = [rule for blanks in (True, False) for rule in pages(app, blanks=blanks) if not is_open(app, rule)]
    answers = {str(rule): stranger.get(address_of(rule)) for rule in inside}
    astray = {rule: a.status_code for rule, a in answers.items() if not a.headers.get("Location", "").startswith("/sign-in")}
    assert len(inside) > 10
    assert astray == {}


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd[:24])
def test_odd_addresses_get_a_plain_answer(app, world, as_, odd):
    browser = as_(world.ada)
    answers = {str(rule): browser.get(address_of(rule, odd)).status_code for rule in pages(app, blanks=True)}
    assert {rule: status for rule, status in answers.items() if status not in (200, 301, 303, 308, 404)} == {}


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd[:24])
def test_odd_addresses_refuse_what_is_sent_to_them(app, world, as_, odd):
    browser = as_(world.ada)
    rules = [rule for rule in app.url_map.iter_rules() if rule.arguments and "POST" in rule.methods]
    answers = {str(rule): browser.post(address_of(rule, odd), data={"body": "hello"}).status_code for rule in rules}
    assert {rule: status for rule, status in answers.items() if status not in (303, 400, 401, 403, 404, 405, 422)} == {}


def test_the_wrong_method_is_named_as_such(app, world, as_):
    browser = as_(world.ada)
    answers = {str(rule): browser.open(address_of(rule), method="DELETE").status_code for rule in app.url_map.iter_rules()}
    assert set(answers.values()) == {405}, answers
