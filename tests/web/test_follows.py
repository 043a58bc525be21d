import pytest

from app.core.database import db
from app.domain.discussions.operations import comment_on
from app.domain.follows.models import ThreadFollow
from app.domain.follows.operations import follow_person, follow_tag, follow_thread, reach
from app.domain.groups.operations import look
from app.domain.posts.operations import write_post


@pytest.fixture
def base(world) -> str:
    return f"/t/{world.welcome.id}"


def test_the_bell_offers_four_levels_and_shows_the_chosen_one(world, as_, base):
    browser = as_(world.mallory)
    assert "Every reply" in browser.get(base).text
    assert browser.post(f"{base}/following", data={"level": "all"}).location == f"{base}-welcome"
    assert "Following all" in browser.get(base).text
    browser.post(f"{base}/following", data={"level": "off"})
    assert "Silent" in browser.get(base).text
    assert browser.post(f"{base}/following", data={"level": "loud"}).status_code == 422


def test_a_line_stands_where_one_stopped_with_a_way_to_it(world, as_, base):
    browser = as_(world.ada)
    first = comment_on(world.welcome.thread, by=world.grace, body="Runner beans.")
    assert f'href="{base}/reached?upto={first.id}"' in browser.get(base).text
    browser.post(f"{base}/reached?upto={first.id}")
    assert "New since you were here" not in browser.get(base).text
    second = comment_on(world.welcome.thread, by=world.grace, body="Broad beans.")
    page = browser.get(base).text
    assert page.index("Runner beans.") < page.index("New since you were here") < page.index("Broad beans.")
    assert "1 new, go to where you stopped" in page
    assert browser.get(f"{base}/new").location == f"/comments/{second.id}"


def test_the_line_is_only_for_those_who_follow_or_wrote(world, as_, base):
    first = comment_on(world.welcome.thread, by=world.grace, body="Runner beans.")
    browser = as_(world.mallory)
    assert "mark-looked" not in browser.get(base).text
    browser.post(f"{base}/reached?upto={first.id}")
    assert db.session.query(ThreadFollow).count() == 0


def test_cards_say_how_much_is_new(world, as_, settle, base):
    first = comment_on(world.welcome.thread, by=world.grace, body="Runner beans.")
    reach(world.welcome.thread, by=world.ada, upto=first.id)
    for number in range(3):
        comment_on(world.welcome.thread, by=world.grace, body=f"Bean {number}")
    settle()
    for path in ("/home", "/g/gardeners", "/home?order=relevant"):
        assert f'href="{base}/new">3 new</a>' in as_(world.ada).get(path).text, path
        assert f'href="{base}/new"' not in as_(world.grace).get(path).text


def test_the_rail_counts_new_posts_by_others_since_one_looked(world, as_):
    look(world.gardeners, by=world.ada)
    write_post(world.gardeners, by=world.ada, body="My own.")
    for number in range(2):
        write_post(world.gardeners, by=world.grace, body=f"Bean {number}")
    page = as_(world.ada).get("/saved").text
    assert 'title="New posts since you looked">2</span>' in page


@pytest.mark.parametrize("order", ["newest", "relevant"])
def test_home_shows_what_people_and_tags_one_follows_brought_about_and_says_why(world, as_, settle, order):
    write_post(world.gardeners, by=world.grace, title="Straps", body="They tear. #repair")
    write_post(world.gardeners, by=world.ada, title="Pumps", body="They leak.")
    settle()
    browser = as_(world.mallory)
    assert "Straps" not in browser.get(f"/home?order={order}").text
    browser.post("/tags/repair/follow")
    browser.post("/u/ada-lovelace/follow")
    page = browser.get(f"/home?order={order}").text
    assert [words for words in ("Straps", "Pumps", "You follow #repair", "You follow Ada Lovelace") if words not in page] == []


@pytest.mark.parametrize("order", ["newest", "relevant"])
def test_following_opens_no_door(world, as_, settle, order):
    write_post(world.council, by=world.grace, title="Votes", body="Behind closed doors #repair")
    follow_person(world.grace, by=world.mallory)
    follow_tag("repair", by=world.mallory)
    follow_tag("repair", by=world.olga)
    settle()
    for person in (world.mallory, world.olga):
        assert "closed doors" not in as_(person).get(f"/home?order={order}").text


def test_a_profile_and_a_tag_page_show_that_one_follows(world, as_):
    browser = as_(world.mallory)
    for path in ("/u/ada-lovelace", "/tags/repair"):
        assert f'action="{path}/follow"' in browser.get(path).text
        assert browser.post(f"{path}/follow").location == path
        assert f'action="{path}/follow/delete"' in browser.get(path).text
        browser.post(f"{path}/follow/delete")
        assert f'action="{path}/follow"' in browser.get(path).text
    assert 'action="/u/ada-lovelace/follow"' not in as_(world.ada).get("/u/ada-lovelace").text


def test_the_list_of_what_one_follows_is_ones_own(world, as_, base):
    follow_thread(world.welcome.thread, by=world.ada, level="all")
    follow_person(world.grace, by=world.ada)
    follow_tag("beans", by=world.ada)
    page = as_(world.ada).get("/following").text
    assert [words for words in ("Welcome", "Grace Hopper", "#beans") if words not in page] == []
    assert "You follow nothing yet" in as_(world.grace).get("/following").text


def test_where_one_stopped_is_forgotten_by_a_button(world, as_, base):
    first = comment_on(world.welcome.thread, by=world.grace, body="Runner beans.")
    reach(world.welcome.thread, by=world.ada, upto=first.id)
    as_(world.ada).post("/following/places/delete")
    assert db.session.query(ThreadFollow).count() == 0


def test_hidden_threads_are_neither_followed_nor_read_on(world, as_):
    votes = write_post(world.council, by=world.grace, body="Behind closed doors")
    for person in (world.ada, world.olga):
        browser = as_(person)
        assert browser.get(f"/t/{votes.id}/new").status_code == 404
        for path in ("following", "reached"):
            assert browser.post(f"/t/{votes.id}/{path}", data={"level": "all", "upto": "1"}).status_code == 404
