import pytest

from app.core.database import db
from app.domain.bookmarks.models import Bookmark
from app.domain.bookmarks.operations import save
from app.domain.discussions.operations import comment_on, delete_comment
from app.domain.groups.operations import leave
from app.domain.posts.operations import write_post


@pytest.fixture
def base(world) -> str:
    return f"/t/{world.welcome.id}"


def test_one_saves_a_post_and_finds_it_again(world, as_, base):
    browser = as_(world.mallory)
    assert browser.post(f"{base}/bookmarks").location == f"{base}-welcome"
    assert "Welcome" in browser.get("/saved").text
    assert "No longer saved" in browser.get(base).text


def test_saved_twice_is_saved_once_and_put_away_again(world, as_, base):
    browser = as_(world.grace)
    for _ in range(2):
        browser.post(f"{base}/bookmarks")
    assert db.session.query(Bookmark).count() == 1
    browser.post(f"{base}/bookmarks/delete")
    assert "Nothing is waiting here" in browser.get("/saved").text


def test_a_reply_is_saved_with_its_words(world, as_):
    beans = comment_on(world.welcome.thread, by=world.ada, body="Runner beans.")
    browser = as_(world.grace)
    browser.post(f"/comments/{beans.id}/bookmarks")
    page = browser.get("/saved").text
    assert "Runner beans." in page
    assert f'href="/comments/{beans.id}"' in page


def test_nobody_else_sees_what_one_saved(world, as_, base):
    save(world.welcome.thread, by=world.grace)
    assert "Nothing is waiting here" in as_(world.ada).get("/saved").text
    assert "No longer saved" not in as_(world.ada).get(base).text


def test_what_one_may_not_read_is_not_saved(world, as_):
    votes = write_post(world.council, by=world.grace, body="Behind closed doors")
    for person in (world.ada, world.olga):
        assert as_(person).post(f"/t/{votes.id}/bookmarks").status_code == 404


def test_who_leaves_a_closed_group_no_longer_reads_what_they_saved_there(world, as_):
    from_attic = write_post(world.attic, by=world.ada, body="The old trunk")
    save(from_attic.thread, by=world.ada)
    save(world.welcome.thread, by=world.olga)
    leave(world.gardeners, by=world.olga)
    assert "Welcome" not in as_(world.olga).get("/saved").text
    assert "The old trunk" in as_(world.ada).get("/saved").text


def test_what_was_taken_back_is_not_saved_and_leaves_the_list(world, as_):
    beans = comment_on(world.welcome.thread, by=world.grace, body="Runner beans.")
    save(world.welcome.thread, by=world.ada, comment=beans)
    delete_comment(beans, by=world.grace)
    assert "Runner beans" not in as_(world.ada).get("/saved").text
    assert as_(world.ada).post(f"/comments/{beans.id}/bookmarks").status_code == 422


def test_the_list_goes_on_page_by_page(world, as_):
    for number in range(23):
        save(write_post(world.gardeners, by=world.ada, title=f"Bean {number:02}", body="Up.").thread, by=world.ada)
    browser = as_(world.ada)
    first = browser.get("/saved").text
    following = first.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    second = browser.get(following).text
    assert [number for number in range(23) if (f"Bean {number:02}" in first) == (f"Bean {number:02}" in second)] == []
