"""Taken out, banned, handed over: never without a word, never without an owner."""

import pytest

from app.core.errors import Forbidden, Invalid, NotFound
from app.domain.groups.operations import ban, change_role, hand_over, invite, join, leave, lift_ban, remove_member
from app.domain.groups.queries import find_group, is_member, membership_of


@pytest.fixture
def seat(world):
    """Mallory's place in Gardeners."""
    return join(world.gardeners, by=world.mallory)


def test_who_is_banned_comes_back_by_no_way(world, seat):
    ban(seat, by=world.grace, reason="Sold spades to everybody.")
    assert (seat.state, seat.reason) == ("banned", "Sold spades to everybody.")
    for way in (lambda: join(world.gardeners, by=world.mallory), lambda: leave(world.gardeners, by=world.mallory)):
        with pytest.raises(Forbidden):
            way()
    with pytest.raises(Invalid, match="Lift the ban first"):
        invite(world.gardeners, by=world.ada, person=world.mallory)
    assert not is_member(world.mallory, world.gardeners)
    assert world.gardeners.member_count == 3


def test_a_ban_needs_a_reason(world, seat):
    with pytest.raises(Invalid) as refusal:
        ban(seat, by=world.grace, reason=" ")
    assert "reason" in refusal.value.errors


def test_a_lifted_ban_lets_them_come_as_anybody_may(world, seat):
    ban(seat, by=world.grace, reason="Spades.")
    lift_ban(membership_of(world.mallory, world.gardeners), by=world.ada)
    assert join(world.gardeners, by=world.mallory).state == "active"


def test_who_was_taken_out_may_come_back_as_a_member(world, seat):
    change_role(seat, by=world.ada, role="moderator")
    remove_member(seat, by=world.ada, reason="For now.")
    back = join(world.gardeners, by=world.mallory)
    assert (back.state, back.role, back.reason) == ("active", "member", "")
    assert world.gardeners.member_count == 4


@pytest.mark.parametrize("act", [remove_member, lambda m, by: ban(m, by=by, reason="x")], ids=["remove", "ban"])
def test_nobody_puts_out_an_owner_nor_themselves(world, act):
    with pytest.raises(Forbidden):
        act(membership_of(world.ada, world.gardeners), by=world.grace)
    with pytest.raises(Forbidden):
        act(membership_of(world.grace, world.gardeners), by=world.grace)


def test_a_member_bans_nobody_and_lifts_nothing(world, seat):
    with pytest.raises(Forbidden):
        ban(membership_of(world.grace, world.gardeners), by=world.mallory, reason="Mine")
    ban(seat, by=world.grace, reason="Spades.")
    with pytest.raises(Forbidden):
        lift_ban(seat, by=world.mallory)


def test_a_group_is_handed_over_in_one_act(world):
    hand_over(membership_of(world.grace, world.gardeners), by=world.ada, own=membership_of(world.ada, world.gardeners))
    assert membership_of(world.grace, world.gardeners).role == "owner"
    assert membership_of(world.ada, world.gardeners).role == "member"


@pytest.mark.parametrize("name", ["olga", "ada"])
def test_a_group_is_handed_to_no_guest_and_not_to_oneself(world, name):
    with pytest.raises(Invalid):
        hand_over(membership_of(getattr(world, name), world.gardeners), by=world.ada, own=membership_of(world.ada, world.gardeners))
    assert membership_of(world.ada, world.gardeners).role == "owner"


def test_the_last_owner_neither_leaves_nor_steps_back(world):
    with pytest.raises(Invalid):
        leave(world.gardeners, by=world.ada)
    with pytest.raises(Invalid):
        change_role(membership_of(world.ada, world.gardeners), by=world.ada, role="member")


def test_who_is_banned_from_a_secret_group_does_not_know_it_any_more(world):
    invite(world.attic, by=world.ada, person=world.grace)
    ban(join(world.attic, by=world.grace), by=world.ada, reason="Told others.")
    with pytest.raises(NotFound):
        find_group("attic", seen_by=world.grace)
