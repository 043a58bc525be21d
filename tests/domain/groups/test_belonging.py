"""Founding, joining, leaving, inviting; who knows of a group and who reads it."""

import pytest
from sqlalchemy import select

from app.core.database import db
from app.core.errors import Forbidden, Invalid, NotFound
from app.domain.groups.models import Group
from app.domain.groups.operations import approve, change_role, edit_group, found, invite, join, leave, remove_member
from app.domain.groups.policy import can_post, can_read_group
from app.domain.groups.queries import find_group, is_member, membership_of, readable_group_ids


def readable(person) -> set[str]:
    return set(db.session.scalars(select(Group.name).where(Group.id.in_(readable_group_ids(person)))))


def test_each_reads_what_is_theirs(world):
    assert readable(world.mallory) == {"Gardeners"}
    assert readable(world.grace) == {"Gardeners", "Council"}
    assert readable(world.ada) == {"Gardeners", "Attic"}
    assert readable(world.olga) == {"Gardeners"}
    assert readable(None) == set()


def test_a_guest_in_no_group_reads_nothing_at_all(world):
    leave(world.gardeners, by=world.olga)
    assert readable(world.olga) == set()


@pytest.mark.parametrize("slug", ["attic", "nothing"])
def test_a_secret_group_is_as_absent_as_one_that_never_was(world, slug):
    with pytest.raises(NotFound):
        find_group(slug, seen_by=world.mallory)


def test_a_closed_groups_name_is_known_to_staff_only(world):
    assert find_group("council", seen_by=world.mallory) is world.council
    with pytest.raises(NotFound):
        find_group("council", seen_by=world.olga)


@pytest.mark.parametrize(
    ("who", "group", "reads", "posts"),
    [
        ("mallory", "gardeners", True, False),
        ("grace", "gardeners", True, True),
        ("olga", "gardeners", True, True),
        ("mallory", "council", False, False),
        ("grace", "council", True, True),
        ("grace", "attic", False, False),
        ("ada", "attic", True, True),
        ("pat", "council", False, False),
    ],
)
def test_who_reads_and_posts_where(world, who, group, reads, posts):
    person, place = getattr(world, who), getattr(world, group)
    assert (can_read_group(person, place), can_post(person, place) is True) == (reads, posts)


def test_joining_twice_is_once(world):
    join(world.gardeners, by=world.mallory)
    join(world.gardeners, by=world.mallory)
    db.session.refresh(world.gardeners)
    assert world.gardeners.member_count == 4


def test_a_request_lets_nobody_read_until_it_is_approved(world):
    membership = join(world.council, by=world.mallory)
    assert (membership.state, is_member(world.mallory, world.council)) == ("requested", False)
    approve(membership, by=world.grace)
    assert is_member(world.mallory, world.council)


def test_only_those_who_look_after_a_group_approve(world):
    membership = join(world.council, by=world.mallory)
    with pytest.raises(Forbidden):
        approve(membership, by=world.mallory)


def test_nobody_walks_into_a_group_by_invitation(world):
    with pytest.raises(Forbidden):
        join(world.attic, by=world.mallory)


def test_an_invitation_is_known_but_not_yet_a_key(world):
    invite(world.attic, by=world.ada, person=world.grace)
    assert find_group("attic", seen_by=world.grace) is world.attic
    assert not can_read_group(world.grace, world.attic)
    join(world.attic, by=world.grace)
    assert can_read_group(world.grace, world.attic)


def test_the_last_owner_stays(world):
    with pytest.raises(Invalid):
        leave(world.gardeners, by=world.ada)


def test_a_guest_never_looks_after_a_group(world):
    with pytest.raises(Invalid):
        change_role(membership_of(world.olga, world.gardeners), by=world.ada, role="moderator")


def test_a_moderator_does_not_make_moderators(world):
    with pytest.raises(Forbidden):
        change_role(membership_of(world.olga, world.gardeners), by=world.grace, role="member")


def test_an_owner_cannot_be_put_out(world):
    with pytest.raises(Forbidden):
        remove_member(membership_of(world.ada, world.gardeners), by=world.grace)


def test_a_group_only_becomes_more_private(world):
    same = dict(name="Attic", purpose="", about="")
    with pytest.raises(Invalid) as refusal:
        edit_group(world.attic, by=world.ada, visibility="open", **same)
    assert "visibility" in refusal.value.errors
    edit_group(world.gardeners, by=world.ada, visibility="closed", is_public=True, **same)
    assert (world.gardeners.visibility, world.gardeners.is_public, world.gardeners.joining) == ("closed", False, "request")


@pytest.mark.parametrize(
    ("visibility", "joining", "becomes"),
    [
        ("open", "", "free"), ("open", "free", "free"), ("open", "request", "request"), ("open", "invitation", "invitation"),
        ("closed", "", "request"), ("closed", "request", "request"), ("closed", "invitation", "invitation"),
        ("secret", "", "invitation"), ("secret", "free", "invitation"), ("secret", "request", "invitation"),
    ],
)  # fmt: skip
def test_how_one_gets_in_goes_with_who_may_read(world, visibility, joining, becomes):
    assert found(by=world.ada, name="Beds", purpose="", visibility=visibility, joining=joining).joining == becomes


def test_nobody_walks_into_a_closed_group(world):
    """Whoever may walk in may read: that is an open one."""
    with pytest.raises(Invalid) as refusal:
        found(by=world.ada, name="Beds", purpose="", visibility="closed", joining="free")
    assert set(refusal.value.errors) == {"joining"}
    with pytest.raises(Invalid):
        edit_group(world.council, by=world.grace, name="Council", purpose="", about="", joining="free")
    assert world.council.joining == "request"


def test_a_group_needs_a_name(world):
    with pytest.raises(Invalid) as refusal:
        found(by=world.ada, name=" ", purpose="x" * 300)
    assert set(refusal.value.errors) == {"name", "purpose"}


def test_guests_found_nothing(world):
    with pytest.raises(Forbidden):
        found(by=world.olga, name="Customers", purpose="")
