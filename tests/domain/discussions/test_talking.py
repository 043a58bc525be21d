"""Comments, reactions, and who may give them."""

import pytest
from sqlalchemy import select

from app.core.database import db
from app.core.errors import Forbidden, Invalid, NotFound
from app.core.events import EventRecord
from app.domain.discussions.operations import comment_on, delete_comment, edit_comment, react, unreact
from app.domain.discussions.queries import comments_in, find_comment, find_thread, reactions_to, versions_of
from app.domain.posts.operations import delete_post, write_post


def last_event() -> EventRecord:
    return db.session.scalar(select(EventRecord).order_by(EventRecord.id.desc()).limit(1))


def test_an_outsider_may_read_an_open_group_but_not_talk_in_it(world):
    thread = find_thread(world.welcome.id, seen_by=world.mallory)
    with pytest.raises(Forbidden, match="Join the group"):
        comment_on(thread, by=world.mallory, body="Hello")


def test_what_is_said_in_a_closed_group_is_not_found_outside(world):
    thread = write_post(world.council, by=world.grace, body="A decision").thread
    comment = comment_on(thread, by=world.grace, body="Indeed")
    for look in (lambda: find_thread(thread.id, seen_by=world.mallory), lambda: find_comment(comment.id, seen_by=world.mallory)):
        with pytest.raises(NotFound):
            look()


def test_a_comment_is_written_down_as_a_fact_with_those_it_names(world):
    comment = comment_on(world.welcome.thread, by=world.grace, body="Ask @ada-lovelace and @grace-hopper and @nobody")
    assert last_event().facts["comment_id"] == comment.id
    assert last_event().facts["mentioned_ids"] == [world.ada.id]
    assert 'href="/u/ada-lovelace"' in comment.body_html


def test_an_answer_to_an_answer_stays_on_one_level(world):
    first = comment_on(world.welcome.thread, by=world.grace, body="One")
    second = comment_on(world.welcome.thread, by=world.ada, body="Two", parent=first)
    third = comment_on(world.welcome.thread, by=world.grace, body="Three", parent=second)
    assert (second.parent_id, third.parent_id) == (first.id, first.id)


@pytest.mark.parametrize("body", ["", "  \n ", "\x00", "x" * 20_001])
def test_empty_and_endless_words_are_refused(world, body):
    with pytest.raises(Invalid) as refusal:
        comment_on(world.welcome.thread, by=world.grace, body=body)
    assert "body" in refusal.value.errors


def test_an_edit_keeps_what_was_said_before(world):
    comment = comment_on(world.welcome.thread, by=world.grace, body="Teh")
    edit_comment(comment, by=world.grace, body="The")
    assert comment.edited_at
    assert [version.body for version in db.session.scalars(versions_of(world.welcome.thread, comment))] == ["Teh"]


def test_nobody_puts_words_into_anothers_mouth(world):
    comment = comment_on(world.welcome.thread, by=world.olga, body="Mine")
    with pytest.raises(Forbidden):
        edit_comment(comment, by=world.ada, body="Yours")


def test_a_deleted_comment_leaves_its_place(world):
    comment = comment_on(world.welcome.thread, by=world.olga, body="Oh")
    with pytest.raises(Forbidden):
        delete_comment(comment, by=world.grace)
    delete_comment(comment, by=world.olga)
    kept = db.session.scalars(comments_in(world.welcome.thread, room=world.gardeners).execution_options(populate_existing=True)).one()
    assert kept.deleted_at
    with pytest.raises(Forbidden):
        delete_comment(kept, by=world.olga)


def test_a_person_gives_one_sign_and_may_change_it(world):
    react(world.welcome.thread, by=world.grace, kind="like")
    react(world.welcome.thread, by=world.grace, kind="curious")
    assert reactions_to([world.welcome.id])[world.welcome.id, None] == {"curious": 1}
    db.session.refresh(world.welcome.thread)
    assert world.welcome.thread.reaction_count == 1


def test_a_sign_taken_back_is_gone_and_so_is_its_count(world):
    react(world.welcome.thread, by=world.grace, kind="like")
    unreact(world.welcome.thread, by=world.grace)
    unreact(world.welcome.thread, by=world.grace)
    db.session.refresh(world.welcome.thread)
    assert world.welcome.thread.reaction_count == 0


def test_there_are_six_signs(world):
    with pytest.raises(Invalid):
        react(world.welcome.thread, by=world.grace, kind="dislike")


def test_nothing_is_said_under_what_was_taken_back(world):
    delete_post(world.welcome, by=world.ada)
    with pytest.raises(Forbidden, match="taken back"):
        comment_on(world.welcome.thread, by=world.grace, body="But")
