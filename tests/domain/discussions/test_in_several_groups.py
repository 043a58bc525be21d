"""One thread in several groups: the eight places where that is easily forgotten, and one answer to everybody."""

import pytest
from sqlalchemy import select

from app.core.database import db
from app.core.errors import Forbidden, Invalid, NotFound
from app.domain.discussions.models import Comment, Share, Thread
from app.domain.discussions.operations import comment_on, delete_comment
from app.domain.discussions.queries import comments_in, comments_visible_to, find_comment, find_thread
from app.domain.groups.operations import found, join, look
from app.domain.groups.queries import membership_of
from app.domain.moderation.operations import take_out as take_words_out
from app.domain.posts.operations import delete_post, write_post
from app.domain.shares.operations import share, take_out
from app.subscribers.notifications.queries import inbox_of
from app.subscribers.ranking.queries import feed_for
from app.subscribers.search.queries import search_for

REASON = {"rule": "noise", "reason": "Not here."}


@pytest.fixture
def kitchen(world):
    """Pat's group, to which Grace brought the welcome post of Gardeners."""
    kitchen = found(by=world.pat, name="Kitchen", purpose="Food")
    join(kitchen, by=world.grace)
    share(world.welcome.thread, by=world.grace, into=kitchen, note="They cook it.")
    return kitchen


def is_unread(person, group) -> bool:
    db.session.expire_all()
    return group.last_activity_at > membership_of(person, group).looked_at


def counts(world) -> tuple:
    db.session.expire_all()
    return world.welcome.thread.comment_count, {row.group.name: row.comment_count for row in db.session.scalars(select(Share))}


def heard(thread, room) -> list[str]:
    return [comment.body for comment in db.session.scalars(comments_in(thread, room=room))]


def test_unread_markers_light_up_in_the_room_where_something_was_said(world, kitchen):
    look(kitchen, by=world.grace)
    look(world.gardeners, by=world.grace)
    comment_on(world.welcome.thread, by=world.pat, body="Soup", room=kitchen)
    assert (is_unread(world.grace, kitchen), is_unread(world.grace, world.gardeners)) == (True, False)
    look(kitchen, by=world.grace)
    comment_on(world.welcome.thread, by=world.ada, body="To all", everywhere=True)
    assert (is_unread(world.grace, kitchen), is_unread(world.grace, world.gardeners)) == (True, True)


def test_a_group_is_as_lively_as_what_is_said_in_it(world, kitchen):
    before = world.gardeners.last_activity_at
    comment_on(world.welcome.thread, by=world.pat, body="Soup", room=kitchen)
    db.session.expire_all()
    assert world.gardeners.last_activity_at == before
    assert kitchen.last_activity_at > before


def test_talk_in_a_closed_room_moves_nothing_where_others_look(world):
    share(world.welcome.thread, by=world.grace, into=world.council, note="They decide.")
    db.session.expire_all()
    before = world.welcome.thread.last_activity_at
    comment_on(world.welcome.thread, by=world.grace, body="Between us", room=world.council)
    db.session.expire_all()
    assert world.welcome.thread.last_activity_at == before
    comment_on(world.welcome.thread, by=world.grace, body="To all", room=world.council, everywhere=True)
    db.session.expire_all()
    assert world.welcome.thread.last_activity_at > before


def test_the_inbox_tells_of_it_once(world, kitchen, settle):
    comment_on(world.welcome.thread, by=world.pat, body="Soup, @ada-lovelace and @grace-hopper", everywhere=True, room=kitchen)
    settle()
    told = [row.sentence.did for row in inbox_of(world.ada).rows if row.row.comment_id]
    assert told == ["mentioned you in"]
    assert len([row for row in inbox_of(world.grace).rows if row.row.comment_id]) == 1


def test_home_and_search_show_it_once_however_many_of_ones_groups_it_stands_in(world, kitchen, settle):
    settle()
    for order in ("newest", "relevant"):
        assert [row.id for row in feed_for(world.grace, order=order).rows] == [world.welcome.id]
    assert [hit.key for hit in search_for("welcome", seen_by=world.grace).hits] == [f"thread:{world.welcome.id}"]


def test_what_is_said_in_a_room_is_found_by_who_may_listen_there(world, settle):
    share(world.welcome.thread, by=world.grace, into=world.council, note="They decide.")
    comment_on(world.welcome.thread, by=world.grace, body="Rhubarb", room=world.council)
    settle()
    assert search_for("rhubarb", seen_by=world.grace).total == 1
    assert search_for("rhubarb", seen_by=world.ada).total == 0


def test_taken_back_at_home_it_is_gone_from_every_room(world, kitchen, settle):
    comment_on(world.welcome.thread, by=world.pat, body="Soup", room=kitchen)
    settle()
    delete_post(world.welcome, by=world.ada)
    settle()
    assert feed_for(world.pat).rows == []
    assert search_for("soup", seen_by=world.pat).total == search_for("welcome", seen_by=world.pat).total == 0
    assert not db.session.scalars(comments_visible_to(world.pat)).all()
    with pytest.raises(Forbidden, match="taken back"):
        comment_on(find_thread(world.welcome.id, seen_by=world.pat), by=world.pat, body="But", room=kitchen)


def test_each_room_has_its_own_moderators(world, kitchen):
    theirs = comment_on(world.welcome.thread, by=world.grace, body="Soup", room=kitchen)
    ours = comment_on(world.welcome.thread, by=world.ada, body="Beans")
    with pytest.raises(Forbidden):
        take_words_out(theirs, by=world.ada, **REASON)
    with pytest.raises(Forbidden):
        take_words_out(ours, by=world.pat, **REASON)
    take_words_out(theirs, by=world.pat, **REASON)
    assert counts(world) == (1, {"Kitchen": 0})


def test_every_room_counts_its_own_and_tells_nobody_elses(world, kitchen):
    share(world.welcome.thread, by=world.grace, into=world.council, note="They decide.")
    comment_on(world.welcome.thread, by=world.ada, body="Beans")
    for number in range(3):
        comment_on(world.welcome.thread, by=world.grace, body=f"Between us {number}", room=world.council)
    last = comment_on(world.welcome.thread, by=world.pat, body="Soup", room=kitchen)
    assert counts(world) == (1, {"Kitchen": 1, "Council": 3})
    delete_comment(last, by=world.pat)
    assert counts(world) == (1, {"Kitchen": 0, "Council": 3})


def test_a_permalink_leads_to_the_room_and_only_those_who_may_listen(world, kitchen, as_):
    share(world.welcome.thread, by=world.grace, into=world.council, note="They decide.")
    soup = comment_on(world.welcome.thread, by=world.pat, body="Soup", room=kitchen)
    hush = comment_on(world.welcome.thread, by=world.grace, body="Between us", room=world.council)
    assert as_(world.ada).get(f"/comments/{soup.id}").location == f"/t/{world.welcome.id}-welcome?room=kitchen#comment_{soup.id}"
    assert as_(world.ada).get(f"/comments/{hush.id}").status_code == 404
    with pytest.raises(NotFound):
        find_comment(hush.id, seen_by=world.ada)


def test_an_answer_to_everybody_is_one_comment_heard_in_every_room(world, kitchen):
    comment_on(world.welcome.thread, by=world.pat, body="Only here", room=kitchen)
    comment = comment_on(world.welcome.thread, by=world.pat, body="To all", room=kitchen, everywhere=True)
    assert heard(world.welcome.thread, world.gardeners) == ["To all"]
    assert heard(world.welcome.thread, kitchen) == ["Only here", "To all"]
    assert (comment.group_id, counts(world)) == (world.gardeners.id, (1, {"Kitchen": 1}))


def test_whoever_may_not_read_the_thread_hears_nothing_said_to_everybody(world, kitchen, settle):
    votes = write_post(world.council, by=world.grace, body="Votes").thread
    share(votes, by=world.grace, into=kitchen, note="Soup or salad.")
    comment = comment_on(votes, by=world.grace, body="Rhubarb", room=kitchen, everywhere=True)
    settle()
    assert search_for("rhubarb", seen_by=world.pat).total == 0
    assert comment not in db.session.scalars(comments_visible_to(world.pat)).all()
    with pytest.raises(NotFound):
        find_comment(comment.id, seen_by=world.pat)


def test_an_answer_stays_with_what_it_answers(world, kitchen):
    here = comment_on(world.welcome.thread, by=world.pat, body="Soup", room=kitchen)
    assert not comment_on(world.welcome.thread, by=world.grace, body="With salt", parent=here, everywhere=True).everywhere
    to_all = comment_on(world.welcome.thread, by=world.ada, body="To all", everywhere=True)
    answer = comment_on(world.welcome.thread, by=world.pat, body="Only us", parent=to_all, room=kitchen)
    assert (answer.group_id, answer.everywhere, answer.parent_id) == (kitchen.id, False, to_all.id)
    assert "Only us" not in heard(world.welcome.thread, world.gardeners)


def test_only_who_belongs_to_one_of_the_rooms_speaks_to_all(world, kitchen):
    with pytest.raises(Forbidden):
        comment_on(world.welcome.thread, by=world.mallory, body="Hello", room=kitchen, everywhere=True)
    with pytest.raises(Invalid):
        comment_on(world.welcome.thread, by=world.grace, body="Hello", room=world.council, everywhere=True)


def test_where_there_is_one_room_to_everybody_is_only_here(world):
    thread = write_post(world.gardeners, by=world.ada, body="Peas").thread
    assert comment_on(thread, by=world.ada, body="Hello", everywhere=True).everywhere is False
    assert db.session.scalars(select(Comment.group_id).where(Comment.thread_id == thread.id)).all() == [world.gardeners.id]
    assert db.session.get(Thread, thread.id).comment_count == 1


def test_where_only_keepers_answer_only_they_speak_to_all(world, kitchen):
    world.gardeners.keepers_comment = True
    with pytest.raises(Forbidden, match="In Gardeners only those who look after it answer"):
        comment_on(world.welcome.thread, by=world.pat, body="To all", room=kitchen, everywhere=True)
    assert comment_on(world.welcome.thread, by=world.grace, body="To all", room=kitchen, everywhere=True).everywhere
    assert comment_on(world.welcome.thread, by=world.pat, body="Only here", room=kitchen)


def test_taken_out_of_one_room_it_stays_at_home_and_elsewhere(world, kitchen, settle):
    comment_on(world.welcome.thread, by=world.ada, body="Beans")
    soup = comment_on(world.welcome.thread, by=world.pat, body="Soup", room=kitchen)
    brought = db.session.scalar(select(Share))
    with pytest.raises(Forbidden):
        take_out(brought, by=world.ada, reason="Mine")
    with pytest.raises(Invalid) as refusal:
        take_out(brought, by=world.pat, reason=" ")
    assert "reason" in refusal.value.errors
    take_out(brought, by=world.pat, reason="Not about food.")
    settle()
    assert counts(world) == (1, {})
    assert (heard(world.welcome.thread, world.gardeners), feed_for(world.pat).rows) == (["Beans"], [])
    assert search_for("soup", seen_by=world.pat).total == 0
    assert soup not in db.session.scalars(comments_visible_to(world.grace)).all()


def test_whoever_brought_it_is_told_why_it_was_taken_out_and_the_path_closes_behind_it(world, kitchen, settle):
    barn = found(by=world.grace, name="Barn", purpose="Hay")
    first = db.session.scalar(select(Share))
    onward = share(world.welcome.thread, by=world.grace, into=barn, note="They store it.", parent=first)
    bringing = take_out(first, by=world.pat, reason="Not about food.")
    settle()
    db.session.refresh(onward)
    assert (onward.parent_id, bringing.reason) == (None, "Not about food.")
    assert "told you why it is not let in:" in [row.sentence.did for row in inbox_of(world.grace).rows]
