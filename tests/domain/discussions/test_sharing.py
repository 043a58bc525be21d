"""Carrying a thread into another group."""

import pytest

from app.core.database import db
from app.core.errors import Forbidden, Invalid, NotFound
from app.domain.discussions.operations import comment_on
from app.domain.discussions.queries import comments_visible_to, find_thread, rooms_of
from app.domain.groups.operations import found, join
from app.domain.posts.operations import write_post
from app.domain.shares.operations import share
from app.domain.shares.queries import places_for


@pytest.fixture
def shared(world):
    """The welcome post, brought by grace into Council."""
    return share(world.welcome.thread, by=world.grace, into=world.council, note="They decide about seeds.")


def test_a_share_makes_a_second_room(world, shared):
    assert [group.name for group in rooms_of(world.welcome.thread, seen_by=world.grace)] == ["Gardeners", "Council"]


def test_talk_in_a_closed_room_is_heard_only_there(world, shared):
    comment_on(world.welcome.thread, by=world.grace, body="Between us", room=world.council)
    assert [group.name for group in rooms_of(world.welcome.thread, seen_by=world.ada)] == ["Gardeners"]
    assert not db.session.scalars(comments_visible_to(world.ada)).all()
    assert [comment.body for comment in db.session.scalars(comments_visible_to(world.grace))] == ["Between us"]


def test_a_share_does_not_open_what_was_closed(world):
    thread = write_post(world.council, by=world.grace, body="Closed words").thread
    share(thread, by=world.grace, into=world.gardeners, note="Look")
    with pytest.raises(NotFound):
        find_thread(thread.id, seen_by=world.ada)


def test_what_is_secret_is_not_carried_out(world):
    thread = write_post(world.attic, by=world.ada, body="Hush").thread
    with pytest.raises(Forbidden, match="secret"):
        share(thread, by=world.ada, into=world.gardeners, note="Psst")


def test_one_carries_only_into_ones_own_groups(world):
    with pytest.raises(Forbidden):
        share(world.welcome.thread, by=world.ada, into=world.council, note="Hello")


def test_guests_do_not_carry(world):
    other = found(by=world.ada, name="Other", purpose="")
    with pytest.raises(Forbidden):
        share(world.welcome.thread, by=world.olga, into=other, note="Hello")


def test_a_share_says_why(world):
    with pytest.raises(Invalid) as refusal:
        share(world.welcome.thread, by=world.grace, into=world.council, note="  ")
    assert "note" in refusal.value.errors


def test_a_thread_is_brought_to_a_group_once(world, shared):
    with pytest.raises(Invalid):
        share(world.welcome.thread, by=world.grace, into=world.council, note="Again")
    assert places_for(world.welcome.thread, world.grace) == []


def test_a_share_remembers_the_share_it_came_from(world, shared):
    cycling = found(by=world.grace, name="Cycling", purpose="")
    onward = share(world.welcome.thread, by=world.grace, into=cycling, note="On", parent=shared)
    assert onward.parent_id == shared.id


def test_one_answers_in_the_room_where_something_was_said(world, shared):
    join(world.gardeners, by=world.mallory)
    comment = comment_on(world.welcome.thread, by=world.grace, body="Here", room=world.council)
    with pytest.raises(Invalid):
        comment_on(world.welcome.thread, by=world.mallory, body="There", parent=comment)
