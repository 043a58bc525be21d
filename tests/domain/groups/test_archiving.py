"""An archived group is read as before, and nothing in it changes."""

import pytest

from app.core.database import db
from app.core.errors import Forbidden, NotFound
from app.core.events import EventRecord
from app.domain.discussions.operations import comment_on, delete_comment, edit_comment, react
from app.domain.groups.operations import archive, change_cover, edit_group, found, invite, join, leave, restore
from app.domain.groups.policy import ARCHIVED
from app.domain.groups.queries import find_group, is_member
from app.domain.ideas.operations import back, consider, edit_idea, propose, take_back
from app.domain.posts.operations import delete_post, edit_post, mark_spark, write_post
from app.domain.projects.operations import add_step, post_update, start, take_place
from app.domain.shares.operations import share
from tests.domain.line import an_idea

IDEA = dict(title="Compost", what_if="What if", problem="It rots", first_step="A box")


@pytest.fixture
def resting(world):
    """Gardeners with a post, a comment, an idea and a project in it, archived."""
    post = write_post(world.gardeners, by=world.ada, body="Beans")
    comment = comment_on(post.thread, by=world.ada, body="Climbing ones")
    idea = an_idea(world.gardeners, world.ada)
    hope = consider(idea, by=world.ada, side="hope", body="Snails")
    project = start(world.gardeners, by=world.ada, title="Fence", goal="No snails")
    archive(world.gardeners, by=world.ada)
    return {"post": post, "comment": comment, "idea": idea, "hope": hope, "project": project}


WRITING = {
    "post": lambda w, o: write_post(w.gardeners, by=w.ada, body="More"),
    "edit a post": lambda w, o: edit_post(o["post"], by=w.ada, title="", body="Peas"),
    "delete a post": lambda w, o: delete_post(o["post"], by=w.ada),
    "mark a spark": lambda w, o: mark_spark(o["post"], by=w.ada),
    "comment": lambda w, o: comment_on(o["post"].thread, by=w.grace, body="No"),
    "edit a comment": lambda w, o: edit_comment(o["comment"], by=w.ada, body="Dwarf ones"),
    "delete a comment": lambda w, o: delete_comment(o["comment"], by=w.ada),
    "react": lambda w, o: react(o["post"].thread, by=w.grace, kind="like"),
    "bring it elsewhere": lambda w, o: share(o["post"].thread, by=w.grace, into=w.council, note="Look"),
    "propose": lambda w, o: propose(w.gardeners, by=w.ada, **IDEA),
    "edit an idea": lambda w, o: edit_idea(o["idea"], by=w.ada, **IDEA),
    "stand behind it": lambda w, o: back(o["idea"], by=w.grace, way="use"),
    "hope": lambda w, o: consider(o["idea"], by=w.grace, side="hope", body="Yes"),
    "take a hope back": lambda w, o: take_back(o["hope"], by=w.ada),
    "start a project": lambda w, o: start(w.gardeners, by=w.ada, title="Pond", goal="Frogs"),
    "take a place": lambda w, o: take_place(o["project"], by=w.grace, does="Digs"),
    "add a step": lambda w, o: add_step(o["project"], by=w.ada, title="Posts"),
    "tell how it goes": lambda w, o: post_update(o["project"], by=w.ada, body="Well"),
    "describe it": lambda w, o: edit_group(
        w.gardeners, by=w.ada, name="X", purpose="", about="", visibility="open", joining="free"
    ),
    "change the cover": lambda w, o: change_cover(w.gardeners, by=w.ada, picture=None, folder=None),
    "join": lambda w, o: join(w.gardeners, by=w.mallory),
    "invite": lambda w, o: invite(w.gardeners, by=w.ada, person=w.mallory),
}  # fmt: skip


@pytest.mark.parametrize("act", WRITING)
def test_nothing_is_written_in_an_archived_group(world, resting, act):
    with pytest.raises(Forbidden) as refusal:
        WRITING[act](world, resting)
    assert str(refusal.value) == ARCHIVED


def test_nothing_is_brought_into_an_archived_group_nor_said_in_its_room(world):
    kitchen = found(by=world.ada, name="Kitchen", purpose="")
    post = write_post(kitchen, by=world.ada, body="Soup")
    share(post.thread, by=world.ada, into=world.gardeners, note="Carrots")
    archive(world.gardeners, by=world.ada)
    with pytest.raises(Forbidden, match="archived"):
        comment_on(post.thread, by=world.ada, room=world.gardeners, body="More carrots")
    other = write_post(kitchen, by=world.ada, body="Bread")
    with pytest.raises(Forbidden, match="archived"):
        share(other.thread, by=world.ada, into=world.gardeners, note="Rye")


def test_only_an_owner_archives_and_restores(world):
    for act in (archive, restore):
        with pytest.raises(Forbidden):
            act(world.gardeners, by=world.grace)


def test_it_goes_on_where_it_stopped(world, resting):
    restore(world.gardeners, by=world.ada)
    restore(world.gardeners, by=world.ada)
    assert comment_on(resting["post"].thread, by=world.grace, body="At last").id
    names = [row.name for row in db.session.query(EventRecord).order_by(EventRecord.id.desc()).limit(3)]
    assert names.count("Restored") == 1


def test_one_may_leave_what_has_been_archived(world, resting):
    leave(world.gardeners, by=world.grace)
    assert not is_member(world.grace, world.gardeners)


def test_an_archived_closed_group_is_known_to_its_members_only(world):
    archive(world.council, by=world.grace)
    assert find_group("council", seen_by=world.grace) is world.council
    with pytest.raises(NotFound):
        find_group("council", seen_by=world.mallory)
    archive(world.gardeners, by=world.ada)
    assert find_group("gardeners", seen_by=world.mallory)
