import pytest

from app.domain.discussions.operations import comment_on
from app.domain.posts.operations import write_post
from app.web.searches import TABS


def test_what_was_said_is_found_with_the_words_marked(world, as_, settle):
    write_post(world.gardeners, by=world.grace, title="Tomato blight", body="The <b>tomatoes</b> look grey.")
    settle()
    page = as_(world.mallory).get("/search?q=tomato").text
    assert "<mark>Tomato</mark>" in page
    assert "<b>" not in page


def test_what_is_said_in_secret_is_found_by_those_who_were_told(world, as_, settle):
    write_post(world.attic, by=world.ada, title="Zanzibar", body="A word nobody else uses")
    settle()
    assert "Nothing. Ask it in a group?" in as_(world.grace).get("/search?q=zanzibar").text
    assert "1 result" in as_(world.ada).get("/search?q=zanzibar").text


def test_a_guest_in_no_group_finds_nothing_at_all(world, as_, settle):
    settle()
    assert "Nothing. Ask it in a group?" in as_(world.olga).get("/search?q=grace").text


def test_tabs_narrow_to_one_kind(world, as_, settle):
    settle()
    page = as_(world.grace).get("/search?q=garden&kind=groups").text
    assert 'href="/g/gardeners"' in page
    assert "hit--group" in page
    assert "hit--post" not in page


@pytest.mark.parametrize("odd", ["", "%00", "a" * 5000, "AND+OR+((", "%22", "*", "in%3A+by%3A", "%F0%9F%98%80"])
def test_any_question_is_answered(world, as_, settle, odd):
    assert as_(world.ada).get(f"/search?q={odd}&page=-3&kind=x").status_code == 200


def test_searching_needs_few_queries(world, as_, settle, queries):
    settle()
    browser = as_(world.ada)
    with queries() as seen:
        assert browser.get("/search?q=garden").status_code == 200
    assert len(seen) <= 10, seen


@pytest.mark.parametrize("kind", TABS)
def test_every_tab_answers_a_word_that_many_things_share(world, as_, settle, kind):
    remark = write_post(world.gardeners, by=world.grace, title="Straps", body="Why do we throw away the straps?")
    for number in range(12):
        write_post(world.gardeners, by=world.ada, title=f"Straps {number}", body="More straps, and what became of them. " * (number + 1))
        comment_on(remark.thread, by=world.ada, body=f"Straps number {number}")
    settle()
    assert as_(world.ada).get(f"/search?q=the+straps&kind={kind}").status_code == 200
