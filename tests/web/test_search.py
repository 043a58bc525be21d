import re

import pytest

from app.domain.discussions.operations import comment_on
from app.domain.posts.operations import write_post
from app.web.questions import TABS


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


def test_a_tab_shows_one_section_and_every_tab_its_number(world, as_, settle):
    write_post(world.gardeners, by=world.ada, title="Garden paths", body="More gravel")
    settle()
    page = as_(world.grace).get("/search?q=garden&show=groups").text
    assert 'href="/g/gardeners"' in page.partition("hits")[2]
    assert "hit--post" not in page
    assert re.search(r"Posts and comments <span[^>]*>1<", page)
    assert re.search(r"Groups <span[^>]*>1<", page)


def test_everything_stands_in_sections(world, as_, settle):
    write_post(world.gardeners, by=world.ada, title="Ada asks", body="Who grows leeks?")
    settle()
    page = as_(world.grace).get("/search?q=ada").text
    assert (
        page.index(">People")
        < page.index('href="/u/ada-lovelace"')
        < page.index("Posts and comments</h2>")
        < page.index(">Ada</mark> asks")
    )


def test_conditions_are_a_form_and_come_back_as_chips_that_go_away(world, as_, settle):
    post = write_post(world.gardeners, by=world.ada, body="Leeks and #mulch")
    write_post(world.gardeners, by=world.grace, body="Leeks")
    settle()
    page = as_(world.mallory).get("/search?q=leeks&in=Gardeners&by=ada&tag=%23mulch&from=2020-01-01&before=2099-12-31&kind=post").text
    assert page.count('class="hit hit--post"') == 1
    assert f"/t/{post.id}" in page
    for word in ("in Gardeners", "by Ada Lovelace", "#mulch", "from 2020-01-01", "before 2099-12-31", "post"):
        assert f"{word}<svg" in page, word
    without = re.search(r'<a href="([^"]+)"[^>]*>by Ada', page)[1].replace("&amp;", "&")
    assert "by=" not in without
    assert "tag=mulch" in without
    assert 'value="leeks"' in page


def test_operators_among_the_words_are_the_same_as_the_form(world, as_, settle):
    write_post(world.gardeners, by=world.ada, body="Leeks and #mulch")
    settle()
    page = as_(world.mallory).get("/search?q=leeks in:gardeners by:@ada-lovelace tag:mulch after:2020 before:2099-12 kind:posts").text
    assert page.count('class="hit hit--post"') == 1
    assert 'name="q" value="leeks"' in page
    assert 'id="tag" name="tag" type="text" value="mulch"' in page


def test_conditions_alone_list_the_newest(world, as_, settle):
    posts = [write_post(world.gardeners, by=world.ada, title=f"Leek {number}", body="Green").id for number in range(3)]
    settle()
    page = as_(world.mallory).get("/search?by=ada-lovelace&kind=post").text
    assert re.findall(r'hit__title" href="/t/(\d+)', page) == [str(number) for number in (*reversed(posts), world.welcome.id)]


@pytest.mark.parametrize("path", ["q=leeks&from=yesterday", "q=leeks+after:2026-02-31", "before=1-2-3", "q=before:soon"])
def test_what_is_no_date_is_said_and_nothing_is_lost(world, as_, settle, path):
    settle()
    answer = as_(world.ada).get(f"/search?{path}")
    assert answer.status_code == 422
    assert "A date like 2026-11-23" in answer.text
    assert ('value="leeks"' in answer.text) == ("leeks" in path)


def test_a_slip_of_the_finger_is_forgiven_and_said(world, as_, settle):
    write_post(world.gardeners, by=world.ada, body="The translation of marigolds")
    settle()
    page = as_(world.mallory).get("/search?q=transaltion marigodls").text
    assert "<strong>translation</strong> for “transaltion”" in page
    assert "<mark>marigolds</mark>" in page


def test_pages_go_on_by_place_and_a_made_up_place_is_not_there(world, as_, settle):
    for number in range(25):
        write_post(world.gardeners, by=world.ada, body=f"Leek {number}")
    settle()
    browser = as_(world.mallory)
    first = browser.get("/search?q=leek&order=newest").text
    second = browser.get(re.search(r'rel="next" href="([^"]+)"', first)[1].replace("&amp;", "&")).text
    numbers = re.findall(r"</mark> (\d+)</p>", first) + re.findall(r"</mark> (\d+)</p>", second)
    assert numbers == [str(number) for number in reversed(range(25))]
    assert browser.get("/search?q=leek&after=22").status_code == 404


@pytest.mark.parametrize("odd", ["", "%00", "a" * 5000, "AND+OR+((", "%22", "*", "in%3A+by%3A", "%F0%9F%98%80"])
def test_any_question_is_answered(world, as_, settle, odd):
    assert as_(world.ada).get(f"/search?q={odd}&page=-3&kind=x").status_code == 200


def test_searching_needs_few_queries(world, as_, settle, queries):
    settle()
    browser = as_(world.ada)
    with queries() as seen:
        assert browser.get("/search?q=garden").status_code == 200
    assert len(seen) <= 10, seen


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_answers_a_word_that_many_things_share(world, as_, settle, tab):
    remark = write_post(world.gardeners, by=world.grace, title="Straps", body="Why do we throw away the straps?")
    for number in range(12):
        write_post(world.gardeners, by=world.ada, title=f"Straps {number}", body="More straps, and what became of them. " * (number + 1))
        comment_on(remark.thread, by=world.ada, body=f"Straps number {number}")
    settle()
    assert as_(world.ada).get(f"/search?q=the+straps&show={tab}").status_code == 200
