import re
from datetime import timedelta

import pytest

from app.core.clock import now, travel
from app.domain.discussions.operations import comment_on, react
from app.domain.groups.operations import found, join
from app.domain.posts.operations import delete_post, write_post
from app.domain.shares.operations import share
from tests.domain.line import an_idea


def titles(browser, path="/home") -> list[str]:
    return re.findall(r'class="entry__title"[^>]*><a[^>]*>([^<]*)', browser.get(path).text)


def unread(browser) -> list[str]:
    """Slugs of the groups that carry a dot."""
    return re.findall(r'rail__link--unread" href="/g/([^"]+)"', browser.get("/people").text)


def test_home_shows_what_was_said_where_one_belongs_newest_first(world, as_):
    write_post(world.gardeners, by=world.grace, title="Beans", body="They climb.")
    write_post(world.council, by=world.grace, title="Votes", body="We count.")
    assert titles(as_(world.ada)) == ["Beans", "Welcome"]
    assert titles(as_(world.grace)) == ["Votes", "Beans", "Welcome"]


def test_whoever_belongs_nowhere_is_shown_to_the_groups(world, as_):
    page = as_(world.mallory).get("/home").text
    assert "What draws you?" in page
    assert 'action="/posts"' not in page


def test_what_was_brought_to_ones_group_says_who_brought_it_and_why(world, as_):
    kitchen = found(by=world.grace, name="Kitchen", purpose="Food")
    join(kitchen, by=world.mallory)
    share(world.welcome.thread, by=world.grace, into=kitchen, note="They cook it.")
    page = as_(world.mallory).get("/home").text
    assert "<b>Grace Hopper</b> brought this from <b>Gardeners</b>: <q>They cook it.</q>" in page


def test_of_what_one_may_not_read_home_shows_nothing(world, as_):
    thread = write_post(world.council, by=world.grace, title="Votes", body="Behind closed doors").thread
    share(thread, by=world.grace, into=world.gardeners, note="Psst.")
    page = as_(world.ada).get("/home").text
    assert [word for word in ("Votes", "closed doors", "Psst", "Council") if word in page] == []


@pytest.mark.parametrize(
    ("kind", "shown"), [("all", ["Keep the straps", "Welcome"]), ("talk", ["Welcome"]), ("ideas", ["Keep the straps"]), ("news", [])]
)
def test_home_narrows_to_one_kind(world, as_, kind, shown):
    an_idea(world.gardeners, world.grace)
    assert titles(as_(world.ada), f"/home?kind={kind}") == shown


@pytest.mark.parametrize("asked", ["order=loudest", "kind=x", "order=&kind="])
def test_an_odd_choice_is_the_usual_one(world, as_, asked):
    assert titles(as_(world.ada), f"/home?{asked}") == ["Welcome"]


@pytest.mark.parametrize("order", ["newest", "relevant"])
def test_home_goes_on_page_by_page_and_ends(world, as_, settle, order):
    for number in range(45):
        with travel(now() - timedelta(hours=number)):
            write_post(world.gardeners, by=world.grace, title=f"Turnip {number}", body="It grows.")
    settle()
    browser, seen, path = as_(world.ada), [], f"/home?order={order}"
    while path:
        page = browser.get(path).text
        seen += titles(browser, path)
        path = (found := re.search(r'rel="next" href="([^"]+)"', page)) and found[1].replace("&amp;", "&")
    assert len(seen) == len(set(seen)) == 46


def test_a_card_says_what_was_answered_and_what_became_of_it(world, as_):
    comment_on(world.welcome.thread, by=world.grace, body="Beans.")
    react(world.welcome.thread, by=world.grace, kind="love")
    an_idea(world.gardeners, world.ada, out_of=world.welcome.thread)
    page = as_(world.ada).get("/home?kind=talk").text
    assert "1 reply" in page
    assert 'aria-label="1 reaction: who"' in page
    assert "Keep the straps" in page


def test_ones_own_words_are_no_news_to_oneself(world, as_):
    browser = as_(world.ada)
    browser.post("/looks")
    browser.post("/posts", data={"group": world.gardeners.id, "body": "Peas."})
    browser.post(f"/t/{world.welcome.id}/comments", data={"body": "And beans."})
    assert unread(browser) == []
    assert unread(as_(world.grace)) == ["gardeners"]


def test_ones_own_words_hide_nothing_others_said_before(world, as_):
    browser = as_(world.ada)
    browser.post("/looks")
    comment_on(world.welcome.thread, by=world.grace, body="Beans.")
    browser.post("/posts", data={"group": world.gardeners.id, "body": "Peas."})
    assert unread(browser) == ["gardeners"]
    browser.post("/g/gardeners/looks")
    assert unread(browser) == []


def test_having_looked_into_one_group_hides_nothing_of_another(world, as_):
    browser = as_(world.grace)
    browser.post("/looks")
    write_post(world.gardeners, by=world.ada, title="Beans", body="They climb.")
    browser.post("/posts", data={"group": world.council.id, "title": "Votes", "body": "We count."})
    page = browser.get("/home?order=newest").text
    assert page.index(">Votes<") < page.index(">Beans<") < page.index("New since") < page.index(">Welcome<")
    browser.post("/looks")
    assert "New since" not in browser.get("/home?order=newest").text


def test_a_dot_stands_where_something_was_said_and_not_where_the_conversation_came_from(world, as_):
    share(world.welcome.thread, by=world.grace, into=world.council, note="Look.")
    join(world.council, by=world.mallory).state = "active"
    for person in (world.ada, world.mallory):
        as_(person).post("/looks")
    comment_on(world.welcome.thread, by=world.grace, body="Between us.", room=world.council)
    assert unread(as_(world.mallory)) == ["council"]
    assert unread(as_(world.ada)) == []


def test_what_was_taken_back_is_gone_from_home(world, as_):
    delete_post(world.welcome, by=world.ada)
    assert titles(as_(world.ada)) == []


def test_whoever_belongs_nowhere_is_shown_where_they_could(world, as_):
    page = as_(world.mallory).get("/home").text
    assert "What draws you?" in page
    assert 'action="/g/gardeners/memberships"' in page
    assert "Attic" not in page
