"""The most specific level decides what is told: a thread's before its group's."""

import pytest

from app.domain.discussions.operations import comment_on, react
from app.domain.follows.operations import follow_thread
from app.domain.groups.operations import follow_group, join, leave
from app.subscribers.notifications.queries import inbox_of


def told(person) -> list[str]:
    return [told.sentence.did for told in inbox_of(person).rows if told.row.thread_id]


@pytest.fixture
def thread(world):
    join(world.gardeners, by=world.mallory)
    return world.welcome.thread


def test_whoever_follows_all_hears_every_reply_as_one_line(world, settle, thread):
    follow_thread(thread, by=world.mallory, level="all")
    for person in (world.grace, world.olga):
        comment_on(thread, by=person, body="Beans.")
    settle()
    assert told(world.mallory) == ["wrote in"]


def test_whoever_has_written_follows_by_itself_and_hears_the_highlights(world, settle, thread):
    first = comment_on(thread, by=world.mallory, body="Peas.")
    settle()
    comment_on(thread, by=world.grace, body="Something else.")
    settle()
    assert told(world.mallory) == []
    second = comment_on(thread, by=world.grace, body="Peas, yes.", parent=first)
    settle()
    comment_on(thread, by=world.olga, body="And beans.", parent=second)
    comment_on(thread, by=world.ada, body="Who opened this speaks.")
    settle()
    assert sorted(told(world.mallory)) == ["replied to you in", "wrote in"]


def test_only_mentions_is_only_mentions(world, settle, thread):
    follow_thread(thread, by=world.ada, level="mentions")
    comment_on(thread, by=world.grace, body="Beans.")
    react(thread, by=world.grace, kind="love")
    settle()
    assert told(world.ada) == []
    comment_on(thread, by=world.grace, body="@ada-lovelace?")
    settle()
    assert told(world.ada) == ["mentioned you in"]


def test_off_is_silence_and_hides_nothing(world, settle, as_, thread):
    first = comment_on(thread, by=world.mallory, body="Peas.")
    follow_thread(thread, by=world.mallory, level="off")
    comment_on(thread, by=world.grace, body="@mallory-marsh, peas?", parent=first)
    react(thread, by=world.grace, kind="love", comment=first)
    settle()
    assert told(world.mallory) == []
    assert "peas?" in as_(world.mallory).get(f"/t/{thread.id}").text
    assert f"/t/{thread.id}" in as_(world.mallory).get("/home").text


def test_a_thread_is_heard_in_a_group_one_has_silenced_and_silenced_in_one_that_is_heard(world, settle, thread):
    follow_group(world.gardeners, by=world.mallory, following="off")
    follow_thread(thread, by=world.mallory, level="all")
    follow_group(world.gardeners, by=world.olga, following="all")
    follow_thread(thread, by=world.olga, level="off")
    comment_on(thread, by=world.grace, body="@olga-guest, beans.")
    settle()
    assert (told(world.mallory), told(world.olga)) == (["wrote in"], [])


def test_in_a_silenced_group_what_one_wrote_in_is_silent_too(world, settle, thread):
    first = comment_on(thread, by=world.mallory, body="Peas.")
    follow_group(world.gardeners, by=world.mallory, following="off")
    comment_on(thread, by=world.ada, body="Who opened this speaks.")
    settle()
    assert told(world.mallory) == []
    comment_on(thread, by=world.grace, body="You there?", parent=first)
    settle()
    assert told(world.mallory) == ["replied to you in"]


@pytest.mark.parametrize("level", ["all", "highlights"])
def test_nobody_hears_of_their_own_acts(world, settle, thread, level):
    follow_thread(thread, by=world.grace, level=level)
    first = comment_on(thread, by=world.grace, body="@grace-hopper writes to herself.")
    comment_on(thread, by=world.grace, body="And answers.", parent=first)
    react(thread, by=world.grace, kind="love", comment=first)
    settle()
    assert told(world.grace) == []


def test_who_may_read_no_more_is_told_no_more(world, settle, thread):
    follow_thread(thread, by=world.olga, level="all")
    leave(world.gardeners, by=world.olga)
    comment_on(thread, by=world.grace, body="Beans.")
    settle()
    assert told(world.olga) == []
