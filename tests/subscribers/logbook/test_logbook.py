"""What those who look after a group do to where things stand is in its log, with the reason, and without what may not be read."""

import re

import pytest
from sqlalchemy import select

from app.core.database import db
from app.core.outbox import deliver, rewind
from app.domain.discussions.operations import comment_on
from app.domain.groups.operations import found, invite, join
from app.domain.moderation.models import Act
from app.domain.placements.operations import lock, move_post, pin, unlock, unpin
from app.domain.shares.operations import share, take_out
from app.subscribers.logbook.handlers import LOGBOOK
from tests.browser import apart


def told(page: str) -> list[str]:
    """The lines of the log, newest first, as one reads them."""
    acts = re.findall(r'<li class="row act">.*?<div class="row__main">(.*?)</div>', page, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", act).split()).replace(" :", ":") for act in acts]


@pytest.fixture
def log(world, as_, settle):
    """`log(person, slug)`: what a group's log says to `person`."""

    def read(person, slug: str) -> list[str]:
        settle()
        return told(as_(person).get(f"/g/{slug}/log").text)

    return read


def test_pins_and_locks_stand_in_the_log_with_what_they_were_about(world, log):
    thread = world.welcome.thread
    pin(thread, by=world.grace)
    lock(thread, by=world.grace, reason="All is said.")
    assert log(world.olga, "gardeners") == [
        "Grace Hopper closed a post for replies: Welcome All is said.",
        "Grace Hopper put a post on top: Welcome",
    ]
    unlock(thread, by=world.ada)
    unpin(thread, by=world.ada)
    assert log(world.olga, "gardeners")[:2] == [
        "Ada Lovelace took a post down from the top: Welcome",
        "Ada Lovelace opened a post for replies again: Welcome",
    ]


def test_a_move_by_a_moderator_stands_in_the_log_it_left_without_the_title(world, log):
    kitchen = found(by=world.grace, name="Kitchen", purpose="")
    move_post(world.welcome.thread, by=world.grace, into=kitchen, reason="It is about soup.")
    assert log(world.olga, "gardeners") == ["Grace Hopper moved a post to another group It is about soup."]


def test_whoever_moves_what_is_their_own_looks_after_nothing(world, log):
    kitchen = found(by=world.ada, name="Kitchen", purpose="")
    move_post(world.welcome.thread, by=world.ada, into=kitchen, reason="Wrong place.")
    assert log(world.olga, "gardeners") == []


def test_what_was_taken_out_of_a_room_is_not_named_there(world, log):
    brought = share(world.welcome.thread, by=world.grace, into=world.council, note="They decide.")
    comment_on(world.welcome.thread, by=world.grace, body="Well.", room=world.council)
    take_out(brought, by=world.grace, reason="We have decided.")
    expected = ["Grace Hopper took something out that had been brought here from another group We have decided."]
    assert log(world.grace, "council") == expected
    assert log(world.ada, "gardeners") == []


def test_what_went_where_one_may_not_read_is_named_no_more(world, log):
    pin(world.welcome.thread, by=world.grace)
    assert "Welcome" in log(world.olga, "gardeners")[0]
    invite(world.attic, by=world.ada, person=world.grace)
    join(world.attic, by=world.grace)
    move_post(world.welcome.thread, by=world.ada, into=world.attic, reason="Among us.")
    assert [line for line in log(world.olga, "gardeners") if "Welcome" in line or "Attic" in line] == []


def test_the_log_read_again_from_the_beginning_says_the_same(world, settle):
    pin(world.welcome.thread, by=world.grace)
    lock(world.welcome.thread, by=world.grace, reason="All is said.")
    settle()

    def rows():
        return db.session.execute(select(Act.kind, Act.by_id, Act.group_id, Act.reason, Act.created_at).order_by(Act.id)).all()

    before = rows()
    with apart():
        rewind(LOGBOOK)
        deliver([LOGBOOK])
    assert rows() == before
    assert len(before) == 2
