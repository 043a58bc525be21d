"""An index that is lost while people are at work is made again beside it, and they hardly notice."""

from time import monotonic, sleep

import pytest

from app.core.clock import now
from app.core.database import db
from app.core.outbox import Cursor, deliver
from app.domain.discussions.operations import comment_on
from app.domain.posts.operations import write_post
from app.subscribers.search import mending
from app.subscribers.search.handlers import SEARCH, waits
from app.subscribers.search.index import index
from app.subscribers.search.queries import search_for
from tests.browser import apart
from tests.subscribers.search.test_index import spoil


def keys(words, person):
    return [hit.key for hit in search_for(words, seen_by=person).hits]


@pytest.fixture
def on_disk(world, settle, tmp_path, monkeypatch):
    """The index in a folder, made of what is there. Nobody mends it but the test."""
    monkeypatch.setattr("app.look", lambda: None)
    index.connect(tmp_path)
    with apart():
        mending.rebuild()
    settle()
    return tmp_path


def lose_by_hand(folder):
    for file in folder.iterdir():
        file.unlink()


def test_without_an_index_titles_are_found_and_it_is_said(world, settle, on_disk, as_):
    post = write_post(world.gardeners, by=world.ada, title="Turnips in rows", body="Leeks")
    settle()
    lose_by_hand(on_disk)
    page = as_(world.mallory).get("/search?q=turnips")
    assert page.status_code == 200
    assert "Search is being rebuilt" in page.text
    assert f"/t/{post.id}" in page.text
    assert keys("leeks", world.mallory) == []
    assert keys("hopper", world.mallory) == [f"person:{world.grace.id}"]
    assert keys("council", world.mallory) == [f"group:{world.council.id}"]


def test_titles_alone_tell_an_outsider_no_more(world, settle, on_disk):
    write_post(world.attic, by=world.ada, title="Xylophone", body="Secret")
    lose_by_hand(on_disk)
    for person in (world.grace, world.mallory, world.olga, world.pat):
        assert search_for("xylophone", seen_by=person).total == search_for("attic", seen_by=person).total == 0
    assert len(keys("xylophone", world.ada)) == 1


def test_it_is_built_again_from_what_is_there_and_then_read_on(world, settle, on_disk):
    post = write_post(world.gardeners, by=world.ada, title="Turnips", body="Leeks")
    comment = comment_on(post.thread, by=world.grace, body="Radishes")
    settle()
    before = index.document_count()
    lose_by_hand(on_disk)
    assert waits(1)
    late = write_post(world.gardeners, by=world.ada, body="Late leeks")
    settle()
    assert not index.is_there(), "nothing is written into an index that is not whole"
    with apart():
        assert mending.rebuild() == before + 1
    settle()
    assert set(keys("leeks", world.ada)) == {f"thread:{post.id}", f"thread:{late.id}"}
    assert keys("radishes", world.ada) == [f"comment:{comment.id}"]
    assert index.document_count() == before + 1
    assert not (on_disk / "fresh").exists()


def test_a_spoiled_index_is_given_up_when_it_cannot_be_read(world, settle, on_disk):
    write_post(world.gardeners, by=world.ada, title="Turnips", body="Leeks")
    settle()
    for segment in on_disk.glob("*.seg"):
        spoil(segment)
    index.forget()
    mending.examine()
    assert search_for("turnips", seen_by=world.ada).is_lost
    assert len(keys("turnips", world.ada)) == 1


@pytest.mark.parametrize("kind", ["seg", "toc"])
def test_a_spoiled_file_costs_nobody_an_answer(world, settle, on_disk, as_, kind):
    write_post(world.gardeners, by=world.ada, title="Turnips", body="Leeks")
    settle()
    for file in on_disk.glob(f"*.{kind}"):
        file.write_bytes(b"spoiled" + file.read_bytes()[7:])
    index.forget()
    mending.examine()
    answer = as_(world.ada).get("/search?q=turnips")
    assert answer.status_code == 200
    assert "being rebuilt" in answer.text


def test_a_question_whoosh_stumbles_over_costs_nobody_the_index(world, settle, on_disk, monkeypatch):
    monkeypatch.setattr("app.subscribers.search.queries.seek", lambda *_: 1 / 0)
    assert search_for("welcome", seen_by=world.ada).is_lost
    assert index.is_there()


def test_a_house_that_just_began_has_nothing_to_mend(other_database, tmp_path):
    index.connect(tmp_path)
    mending.look()
    other_database.session.remove()
    assert mending._work is None
    assert not waits(0)


def test_results_say_when_the_newest_may_be_missing(world, settle, as_):
    settle()
    assert "still being read in" not in as_(world.ada).get("/search?q=welcome").text
    for number in range(60):
        write_post(world.gardeners, by=world.ada, body=f"Turnip {number}")
    assert "still being read in" in as_(world.ada).get("/search?q=welcome").text


def test_the_serving_house_notices_and_mends_by_itself(other_database, built, tmp_path):
    """With real threads and real transactions, as in a house that serves."""
    index.connect(tmp_path)
    index.begin()
    with other_database.transaction() as session:
        session.merge(Cursor(name="search", last_event_id=5, moved_at=now()))
    lose_by_hand(tmp_path)
    built.extensions["postman"].between()
    until = monotonic() + 20
    while not index.is_there() and monotonic() < until:
        sleep(0.02)
    assert index.is_there()
    mending._work.join(5)
    mending._work = None
    assert deliver([SEARCH]) == 0
    index.connect(None)
    db.session.remove()
