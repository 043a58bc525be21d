"""Writing posts, changing them, taking them back."""

import pytest
from sqlalchemy import func, select

from app.core.database import db
from app.core.errors import Forbidden, Invalid, NotFound
from app.core.events import EventRecord
from app.domain.discussions.queries import threads_visible_to, versions_of
from app.domain.posts.operations import delete_post, edit_post, mark_spark, write_post
from app.domain.posts.queries import find_post


def events(name: str) -> int:
    return db.session.scalar(select(func.count()).select_from(EventRecord).where(EventRecord.name == name))


def test_a_post_without_a_title_is_named_by_its_first_words(world):
    post = write_post(world.gardeners, by=world.ada, body="**Why** do we throw away the straps?\n\nEvery night.")
    assert post.thread.title == "Why do we throw away the straps? Every night."


def test_outsiders_do_not_post(world):
    with pytest.raises(Forbidden):
        write_post(world.gardeners, by=world.mallory, body="Buy this")


@pytest.mark.parametrize("wrong", [{"body": ""}, {"kind": "rant"}, {"title": "x" * 161}, {"firsthand": "maybe"}])
def test_what_makes_no_sense_is_refused_by_field(world, wrong):
    with pytest.raises(Invalid) as refusal:
        write_post(world.gardeners, by=world.ada, **{"body": "Words", **wrong})
    assert set(refusal.value.errors) == set(wrong)


def test_nothing_written_can_run(world):
    post = write_post(world.gardeners, by=world.ada, body="<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>")
    assert "<script" not in post.body_html
    assert "<img" not in post.body_html
    assert 'href="javascript' not in post.body_html


def test_an_edit_keeps_the_former_words_and_title(world):
    edit_post(world.welcome, by=world.ada, title="Welcome back", body="Again.")
    version = db.session.scalars(versions_of(world.welcome.thread)).one()
    assert (version.title, version.body) == ("Welcome", "Welcome, everybody. *What shall we grow?*")


def test_an_edit_that_changes_nothing_is_none(world):
    edit_post(world.welcome, by=world.ada, title="Welcome", body=world.welcome.body)
    assert (events("PostEdited"), world.welcome.thread.edited_at) == (0, None)


def test_a_moderator_neither_rewrites_nor_takes_back_what_others_wrote(world):
    with pytest.raises(Forbidden):
        edit_post(world.welcome, by=world.grace, title="Mine now", body="Mine")
    with pytest.raises(Forbidden):
        delete_post(world.welcome, by=world.grace)
    assert not world.welcome.thread.is_deleted


def test_a_deleted_post_is_a_stub_where_it_was_and_in_no_list(world):
    delete_post(world.welcome, by=world.ada)
    assert find_post(world.welcome.id, seen_by=world.grace).thread.is_deleted
    assert not db.session.scalars(threads_visible_to(world.grace)).all()


def test_marking_a_spark_twice_is_once(world):
    mark_spark(world.welcome, by=world.grace)
    mark_spark(world.welcome, by=world.ada)
    assert (world.welcome.kind, events("SparkMarked")) == ("spark", 1)


@pytest.mark.parametrize("post_id", [0, 10**9])
def test_a_post_that_is_not_there_is_not_found(world, post_id):
    with pytest.raises(NotFound):
        find_post(post_id, seen_by=world.ada)
