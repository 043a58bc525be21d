import re
from decimal import Decimal

import pytest

from app.core.numbers import spelled
from app.subscribers.ranking.engine.readiness import GATES, LABELS
from app.subscribers.ranking.queries import CONSTANTS
from tests.domain.line import a_publication

PAGES = ("/", "/news", "/about", "/feed.atom")


def test_the_front_shows_the_newest_announcement(world, stranger):
    a_publication(world.gardeners, world.ada, world.pat)
    page = stranger.get("/").text
    assert "Straps come home" in page
    assert 'href="/news/straps-come-home"' in page


def test_an_empty_front_says_that_news_is_being_made(world, stranger):
    assert "The first news is being made." in stranger.get("/").text


@pytest.mark.parametrize("path", PAGES)
def test_a_public_page_may_be_kept_and_brings_no_cookie_and_no_script(world, stranger, path):
    answer = stranger.get(path)
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert "Set-Cookie" not in answer.headers
    assert "<script" not in answer.text
    assert stranger.get(path, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("path", PAGES)
def test_it_is_the_same_page_for_those_who_are_signed_in(world, as_, stranger, path):
    member = as_(world.ada)
    member.set_cookie("theme", "dark")
    assert member.get(path).data == stranger.get(path).data


def test_a_public_group_has_a_page_and_no_other_has(world, stranger):
    assert "Everything that grows" in stranger.get("/groups/gardeners").text
    for slug in ("council", "attic", "nothing"):
        answer = stranger.get(f"/groups/{slug}")
        assert answer.status_code == 404
        assert "What we decide" not in answer.text


def test_a_group_that_closes_is_no_longer_shown(world, stranger):
    world.gardeners.visibility = "closed"
    assert stranger.get("/groups/gardeners").status_code == 404
    assert "Everything that grows" not in stranger.get("/").text


def test_how_we_count_names_every_constant(world, stranger):
    page = stranger.get("/about").text
    constants = [(name, constant) for chapter in CONSTANTS.values() for name, constant in chapter.items()]
    assert len(constants) > 80
    assert [name for name, _ in constants if f">{name.replace('_', ' ').capitalize()}<" not in page] == []
    assert [name for name, constant in constants if f">{spelled(constant.value)}<" not in page] == []


def test_how_we_count_begins_plainly_and_hides_the_constants_behind_a_word(world, stranger):
    page = stranger.get("/about").text
    assert page.count("<li>") >= 10
    assert page.index("Nine people stand behind it") < page.index("For those who want to check") < page.index('class="constants"')
    parts = [Decimal(number.replace("−", "-")) for number in re.findall(r'<td class="number">([+−]?\d\.\d\d)</td>', page)]
    assert sum(parts[:-1]) == parts[-1]
    assert "2⁻²⁴" in page
    assert "e-08" not in page
    assert 'href="/home">' in page


def test_how_we_count_lists_what_every_light_needs(world, stranger):
    page = stranger.get("/about").text
    for stage in GATES.values():
        assert [LABELS[name] for name in stage if f">{LABELS[name]}<" not in page] == []
