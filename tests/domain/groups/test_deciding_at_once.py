"""Of two who decide at once about somebody's place in a group one does, and the members are counted once."""

import pytest
from sqlalchemy import func, select

from app.core.database import db
from app.core.events import EventRecord
from app.domain.groups.models import Group, Membership
from app.domain.groups.operations import approve, change_role, found, invite, join, leave, remove_member
from app.domain.groups.queries import membership_of
from tests.domain.projects.test_races import at_once
from tests.world import build_world


@pytest.fixture
def world(other_database):
    """A world on a database several can write to; Grace has asked to come into a group that Ada and Olga own."""
    world = build_world()
    with db.transaction():
        world.club = found(by=world.ada, name="Club", purpose="", joining="request")
        invite(world.club, by=world.ada, person=world.pat)
        join(world.club, by=world.pat)
        change_role(membership_of(world.pat, world.club), by=world.ada, role="owner")
        world.asked = join(world.club, by=world.grace).id
        world.club_id, world.owners = world.club.id, [world.ada.id, world.pat.id]
    return world


def members() -> tuple[int, int]:
    db.session.rollback()
    group = db.session.scalar(select(Group).where(Group.name == "Club"))
    rows = select(func.count()).select_from(Membership).where(Membership.group_id == group.id, Membership.state == "active")
    return group.member_count, db.session.scalar(rows)


def facts(name: str, group_id: int) -> int:
    rows = db.session.scalars(select(EventRecord).where(EventRecord.name == name))
    return sum(row.facts["group_id"] == group_id for row in rows)


def deciding(act):
    return lambda key, person: act(db.session.get(Membership, key), by=person)


def test_of_two_who_let_somebody_in_one_does(world):
    assert at_once(deciding(approve), world.asked, world.owners) == ["done", "refused"]
    assert members() == (3, 3)
    assert facts("Joined", world.club_id) == 3


def test_of_two_who_take_somebody_out_one_does(world):
    with db.transaction():
        approve(db.session.get(Membership, world.asked), by=world.ada)
    assert at_once(deciding(remove_member), world.asked, world.owners) == ["done", "refused"]
    assert members() == (2, 2)
    assert facts("Left", world.club_id) == 1


def test_who_joins_twice_at_once_belongs_once(world):
    with db.transaction():
        open_group, grace = found(by=world.ada, name="Open club", purpose="").id, world.grace.id
    told = at_once(lambda key, person: join(db.session.get(Group, key), by=person), open_group, [grace, grace])
    assert "done" in told
    assert facts("Joined", open_group) == 2


def test_of_two_owners_who_leave_one_stays(world):
    told = at_once(lambda key, person: leave(db.session.get(Group, key), by=person), world.club_id, world.owners)
    assert told == ["done", "refused"]
    assert members() == (1, 1)
