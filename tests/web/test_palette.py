"""Ctrl-K: a piece of a page with the best few of each section."""

import pytest

from app.domain.posts.operations import write_post
from tests.domain.line import an_idea


def test_the_palette_answers_by_section(world, as_, settle):
    post = write_post(world.gardeners, by=world.ada, title="Garden paths", body="More gravel")
    idea = an_idea(world.gardeners, world.ada, title="Gardens on the roof")
    settle()
    piece = as_(world.grace).get("/palette?q=gard").text
    assert "<html" not in piece
    assert piece.index('href="/g/gardeners"') < piece.index(f'href="/i/{idea.id}"') < piece.index(f'href="/t/{post.id}-garden-paths"')
    assert 'href="/search?q=gard"' in piece


@pytest.mark.parametrize("words", ["ad", "lo", "lovelace", "ada lov"])
def test_two_letters_of_a_name_are_enough(world, as_, settle, words):
    settle()
    assert 'href="/u/ada-lovelace"' in as_(world.grace).get(f"/palette?q={words}").text


def test_the_palette_shows_nobody_what_they_may_not_see(world, as_, settle):
    write_post(world.attic, by=world.ada, title="Xylophone", body="Secret")
    settle()
    for person in (world.grace, world.mallory, world.olga):
        for words in ("xylo", "attic", "xylofone"):
            assert "Xylophone" not in as_(person).get(f"/palette?q={words}").text
            assert "Attic" not in as_(person).get(f"/palette?q={words}").text
    assert "Ada Lovelace" not in as_(world.olga).get("/palette?q=ada").text
    assert "Xylophone" in as_(world.ada).get("/palette?q=xylo").text


@pytest.mark.parametrize("odd", ["", "%00", "a" * 5000, "AND+OR+((", "%22", "*", "in%3A+by%3A", "after%3Anever", "%F0%9F%98%80"])
def test_any_question_is_answered(world, as_, settle, odd):
    settle()
    assert as_(world.ada).get(f"/palette?q={odd}").status_code == 200


def test_every_page_carries_the_palette_and_it_knows_where_one_may_go(world, as_):
    browser = as_(world.ada)
    assert '<dialog class="palette"' in browser.get("/settings").text
    assert 'href="/posts/new" aria-keyshortcuts="Alt+Shift+P"' in browser.get("/palette").text
    assert "Start a group" not in as_(world.olga).get("/palette").text


def test_the_palette_needs_few_queries(world, as_, settle, queries):
    settle()
    browser = as_(world.ada)
    with queries() as seen:
        assert browser.get("/palette?q=garden").status_code == 200
    assert len([statement for statement in seen if statement.startswith("SELECT")]) <= 6, seen
