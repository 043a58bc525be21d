"""What a group takes from others."""

from datetime import timedelta

import pytest

from app.core.clock import now, travel
from app.core.database import db
from app.core.errors import Forbidden, Invalid, NotFound
from app.domain.discussions.models import Share
from app.domain.groups.operations import approve, change_role, found, join
from app.domain.posts.operations import write_post
from app.domain.shares.models import Bringing
from app.domain.shares.operations import let_in, set_reception, share, take_back, turn_down
from app.domain.shares.queries import bringings_to, find_bringing, places_for, reception_of


@pytest.fixture
def kitchen(world):
    return found(by=world.grace, name="Kitchen", purpose="Food")


@pytest.fixture
def asked(world, kitchen) -> Bringing:
    """Kitchen looks at things first, and Ada would bring the welcome post there."""
    set_reception(kitchen, by=world.grace, rule="queue", quota=5)
    return share(world.welcome.thread, by=world.ada, into=kitchen, note="They cook it.")


def names(places) -> list[tuple]:
    return [(group.name, rule, bool(mine)) for group, rule, mine in places]


def test_as_long_as_nobody_says_otherwise_members_bring_things_five_a_week(world, kitchen):
    assert (reception_of(kitchen).rule, reception_of(kitchen).quota) == ("members", 5)
    with pytest.raises(Forbidden, match="Join the group"):
        share(world.welcome.thread, by=world.ada, into=kitchen, note="Look.")


def test_where_others_are_welcome_an_outsider_brings_things(world, kitchen):
    set_reception(kitchen, by=world.grace, rule="welcome", quota=5)
    assert names(places_for(world.welcome.thread, world.mallory)) == [("Kitchen", "welcome", False)]
    assert isinstance(share(world.welcome.thread, by=world.mallory, into=kitchen, note="They cook it."), Share)


def test_a_group_that_takes_nothing_takes_nothing_even_from_its_owner(world, kitchen):
    set_reception(kitchen, by=world.grace, rule="none", quota=5)
    assert names(places_for(world.welcome.thread, world.grace)) == [("Council", "members", True)]
    with pytest.raises(Invalid, match="Kitchen takes nothing from other groups"):
        share(world.welcome.thread, by=world.grace, into=kitchen, note="Look.")


def test_what_waits_is_no_share_until_somebody_who_looks_after_the_group_lets_it_in(world, kitchen, asked):
    assert db.session.query(Share).count() == 0
    assert db.session.scalars(bringings_to(kitchen, seen_by=world.grace)).all() == [asked]
    brought = let_in(asked, by=world.grace)
    assert (brought.person_id, brought.note, asked.state) == (world.ada.id, "They cook it.", "let_in")
    assert db.session.scalars(bringings_to(kitchen, seen_by=world.grace)).all() == []


def test_turning_down_takes_a_reason_and_happens_once(world, asked):
    with pytest.raises(Invalid) as refusal:
        turn_down(asked, by=world.grace, reason=" ")
    assert "reason" in refusal.value.errors
    turn_down(asked, by=world.grace, reason="We had this last week.")
    with pytest.raises(Invalid, match="answered already"):
        let_in(asked, by=world.grace)
    assert (asked.state, asked.reason, db.session.query(Share).count()) == ("turned_down", "We had this last week.", 0)


def test_what_waits_is_not_asked_for_twice_and_may_be_taken_back(world, kitchen, asked):
    with pytest.raises(Invalid, match="waits to be let into Kitchen already"):
        share(world.welcome.thread, by=world.mallory, into=kitchen, note="They cook it.")
    with pytest.raises(Forbidden):
        take_back(asked, by=world.mallory)
    take_back(asked, by=world.ada)
    assert share(world.welcome.thread, by=world.mallory, into=kitchen, note="They cook it.").is_waiting


def test_nobody_else_answers_or_finds_what_waits(world, kitchen, asked):
    join(kitchen, by=world.pat)
    for person in (world.pat, world.ada):
        with pytest.raises(Forbidden):
            let_in(asked, by=person)
    with pytest.raises(NotFound):
        find_bringing(asked.id, seen_by=world.pat)


def test_whoever_looks_after_a_group_brings_things_past_the_queue(world, kitchen):
    set_reception(kitchen, by=world.grace, rule="queue", quota=5)
    assert isinstance(share(world.welcome.thread, by=world.grace, into=kitchen, note="Look."), Share)


def test_nobody_lets_in_what_they_may_not_read(world):
    chess = found(by=world.mallory, name="Chess", purpose="")
    set_reception(chess, by=world.mallory, rule="queue", quota=5)
    votes = write_post(world.council, by=world.grace, body="Votes").thread
    with pytest.raises(Invalid, match="Nobody who looks after Chess may read this"):
        share(votes, by=world.grace, into=chess, note="Look.")
    change_role(join(chess, by=world.grace), by=world.mallory, role="moderator")
    change_role(join(chess, by=world.ada), by=world.mallory, role="moderator")
    other = write_post(world.gardeners, by=world.ada, body="Peas").thread
    assert isinstance(share(other, by=world.grace, into=chess, note="Look."), Share)
    assert db.session.scalars(bringings_to(chess, seen_by=world.mallory)).all() == []


def test_one_group_brings_another_so_many_things_a_week_and_no_more(world, kitchen):
    set_reception(kitchen, by=world.grace, rule="members", quota=2)
    bring = [write_post(world.gardeners, by=world.grace, body=f"Peas {number}").thread for number in range(3)]
    with travel(now() - timedelta(days=8)):
        share(write_post(world.gardeners, by=world.grace, body="Old peas").thread, by=world.grace, into=kitchen, note="Look.")
    for thread in bring[:2]:
        share(thread, by=world.grace, into=kitchen, note="Look.")
    with pytest.raises(Invalid, match="Kitchen takes 2 things a week from Gardeners"):
        share(bring[2], by=world.grace, into=kitchen, note="Look.")
    votes = write_post(world.council, by=world.grace, body="Votes").thread
    assert isinstance(share(votes, by=world.grace, into=kitchen, note="From elsewhere."), Share)


def test_what_waits_counts_and_a_quota_of_none_is_none(world, kitchen):
    set_reception(kitchen, by=world.grace, rule="queue", quota=1)
    share(world.welcome.thread, by=world.ada, into=kitchen, note="Look.")
    more = write_post(world.gardeners, by=world.ada, body="Peas").thread
    with pytest.raises(Invalid, match="1 thing a week"):
        share(more, by=world.ada, into=kitchen, note="Look.")
    set_reception(kitchen, by=world.grace, rule="queue", quota=0)
    with pytest.raises(Invalid, match="Kitchen takes nothing from Gardeners"):
        share(more, by=world.ada, into=kitchen, note="Look.")


def test_an_owner_decides_within_bounds(world):
    with pytest.raises(Forbidden, match="An owner"):
        set_reception(world.gardeners, by=world.grace, rule="welcome", quota=5)
    for rule, quota, field in (("anything", 5, "rule"), ("welcome", 51, "quota"), ("welcome", -1, "quota")):
        with pytest.raises(Invalid) as refusal:
            set_reception(world.gardeners, by=world.ada, rule=rule, quota=quota)
        assert field in refusal.value.errors


def test_a_guest_asks_for_nothing(world, kitchen):
    set_reception(kitchen, by=world.grace, rule="welcome", quota=5)
    with pytest.raises(Forbidden):
        share(world.welcome.thread, by=world.olga, into=kitchen, note="Look.")


def test_what_may_no_longer_be_carried_is_not_let_in(world, kitchen):
    board = found(by=world.ada, name="Board", purpose="", visibility="closed")
    approve(join(board, by=world.grace), by=world.ada)
    set_reception(kitchen, by=world.grace, rule="queue", quota=5)
    bringing = share(write_post(board, by=world.ada, body="Plans").thread, by=world.ada, into=kitchen, note="Look.")
    world.ada.suspended_at = now()
    with pytest.raises(Invalid, match="may no longer carry"):
        let_in(bringing, by=world.grace)


def test_an_archived_group_takes_nothing_and_whoever_is_banned_brings_nothing(world, kitchen):
    set_reception(kitchen, by=world.grace, rule="welcome", quota=5)
    membership = join(kitchen, by=world.mallory)
    membership.state = "banned"
    with pytest.raises(Forbidden, match="takes nothing from you"):
        share(world.welcome.thread, by=world.mallory, into=kitchen, note="Look.")
    kitchen.archived_at = now()
    with pytest.raises(Forbidden, match="archived"):
        share(world.welcome.thread, by=world.grace, into=kitchen, note="Look.")
    assert "Kitchen" not in [group.name for group, _, _ in places_for(world.welcome.thread, world.grace)]
