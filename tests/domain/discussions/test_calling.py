"""Calling on a group by its name: who may, who is told, and where its name leads."""

import pytest

from app.core.database import db
from app.domain.discussions.operations import comment_on, edit_comment
from app.domain.groups.operations import follow_group, found, invite, join
from app.domain.people.founding import house
from app.domain.people.operations import open_account
from app.domain.posts.operations import delete_post, write_post
from app.subscribers.notifications.queries import inbox_of


@pytest.fixture
def beds(world):
    """A closed group of Grace and Mallory."""
    group = found(by=world.grace, name="Beds", purpose="Beds", visibility="closed", joining="request")
    invite(group, by=world.grace, person=world.mallory)
    join(group, by=world.mallory)
    return group


def told(person) -> list[str]:
    return [f"{line.sentence.did} {line.sentence.thing}" for line in inbox_of(person).rows if line.row.kind == "call"]


def test_members_who_may_read_it_are_told_once(world, beds, settle):
    write_post(world.gardeners, by=world.grace, title="Slugs", body="@beds what do you do?")
    settle()
    assert told(world.mallory) == ["mentioned Beds in Slugs"]
    assert told(world.grace) == []
    assert told(world.ada) == []


def test_whoever_is_named_as_well_is_told_once(world, beds, settle):
    write_post(world.gardeners, by=world.grace, title="Slugs", body="@beds and @mallory-marsh")
    settle()
    assert [line.row.kind for line in inbox_of(world.mallory).rows if line.row.thread_id] == ["mention"]


@pytest.mark.parametrize("following", ["mentions", "off"])
def test_members_who_follow_less_are_left_in_peace(world, beds, settle, following):
    follow_group(beds, by=world.mallory, following=following)
    write_post(world.gardeners, by=world.grace, body="@beds what do you do?")
    settle()
    assert told(world.mallory) == []


def test_members_who_may_not_read_it_are_never_told(world, beds, settle):
    comment_on(write_post(world.council, by=world.grace, title="Votes", body="Votes").thread, by=world.grace, body="@beds come")
    settle()
    assert told(world.mallory) == []


def test_only_a_member_calls_on_a_group(world, beds, settle):
    post = write_post(world.gardeners, by=world.ada, body="@beds what do you do?")
    settle()
    assert told(world.mallory) == []
    assert "/g/beds" not in post.body_html


def test_a_secret_group_is_called_on_only_inside_itself(world):
    assert "/g/attic" not in write_post(world.gardeners, by=world.ada, body="@attic look").body_html
    assert 'href="/g/attic"' in write_post(world.attic, by=world.ada, body="@attic look").body_html


def test_a_person_of_that_name_goes_before_the_group(world, settle):
    open_account(by=house(), name="Gardeners", email="gardeners@kithline.example", handle="gardeners")
    post = write_post(world.gardeners, by=world.ada, body="@gardeners hello")
    assert 'href="/u/gardeners"' in post.body_html
    settle()
    assert told(world.grace) == []


def test_an_edit_keeps_the_link_and_tells_nobody_again(world, settle):
    comment = comment_on(world.welcome.thread, by=world.ada, body="@gardeners look")
    settle()
    edit_comment(comment, by=world.ada, body="@gardeners look here")
    settle()
    assert 'href="/g/gardeners"' in comment.body_html
    assert told(world.grace) == ["mentioned Gardeners in Welcome"]


def test_what_was_taken_back_tells_nobody(world, settle):
    delete_post(write_post(world.gardeners, by=world.ada, body="@gardeners look"), by=world.ada)
    settle()
    db.session.expire_all()
    assert told(world.grace) == []
