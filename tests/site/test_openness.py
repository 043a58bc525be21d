"""Pages for visitors: the same for everybody, so anybody may keep a copy."""

import re

import pytest

from app.domain.announcements.operations import withdraw_publication
from tests.domain.line import a_publication
from tests.scenes import scene

PLACES = ("/", "/about", "/news", "/news/straps-come-home", "/news/straps-come-home/tree", "/groups/gardeners", "/feed.atom")
NOWHERE = ("/news/nothing", "/news/nothing/tree", "/groups/council", "/groups/attic", "/groups/nothing")


@scene
def told(world):
    """An announcement that is out, and how it came about."""
    announcement, _ = a_publication(world.gardeners, world.ada, world.pat, out_of=world.welcome.thread)
    return world.also(news=announcement)


@pytest.mark.parametrize("path", PLACES)
def test_a_visitor_is_given_no_cookie_and_no_script(told, stranger, path):
    answer = stranger.get(path)
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
    assert re.findall(r"<script|<form|\son\w+=", answer.text) == []
    assert "script-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", PLACES)
def test_anybody_may_keep_a_copy_and_ask_whether_it_is_still_good(told, stranger, path):
    answer = stranger.get(path)
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert "Cookie" not in answer.headers.get("Vary", "")
    again = stranger.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("path", [*PLACES, *NOWHERE])
def test_members_guests_and_visitors_read_the_same_page(world, told, as_, stranger, path):
    seen = stranger.get(path)
    for person in (world.ada, world.olga, world.pat):
        browser = as_(person)
        browser.set_cookie("theme", "dark")
        answer = browser.get(path)
        assert (answer.status_code, answer.data, answer.headers.get("ETag")) == (seen.status_code, seen.data, seen.headers.get("ETag"))
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", PLACES)
def test_a_visitor_is_not_even_looked_up(told, as_, world, queries, path):
    browser = as_(world.ada)
    with queries() as seen:
        browser.get(path)
    assert [sql for sql in seen if "FROM sign_ins" in sql] == []


@pytest.mark.parametrize("path", NOWHERE)
def test_what_is_not_out_is_not_kept_by_anybody(told, stranger, path):
    answer = stranger.get(path)
    assert answer.status_code == 404
    assert "public" not in answer.headers["Cache-Control"]
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", PLACES)
def test_visitors_only_read(told, stranger, path):
    answer = stranger.post(path)
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_what_was_withdrawn_is_gone_for_everybody(world, told, as_, stranger):
    withdraw_publication(told.news, by=world.pat, reason="It was wrong.")
    for browser in (stranger, as_(world.ada)):
        answer = browser.get("/news/straps-come-home")
        assert answer.status_code == 410
        assert "It began with a" not in answer.text
        assert "Set-Cookie" not in answer.headers
