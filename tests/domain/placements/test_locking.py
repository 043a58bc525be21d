"""Closing and opening the talk, once, also where two press together."""

from sqlalchemy import func, select

from app.core.database import db
from app.core.events import EventRecord
from app.domain.discussions.models import Thread
from app.domain.placements.operations import lock, unlock
from tests.domain.projects.test_races import at_once
from tests.world import build_world


def facts(name: str) -> int:
    return db.session.scalar(select(func.count()).where(EventRecord.name == name))


def test_a_better_reason_is_kept_and_told_of_once(world):
    lock(world.welcome.thread, by=world.ada, reason="All is said.")
    lock(world.welcome.thread, by=world.grace, reason="It goes on elsewhere.")
    assert (world.welcome.thread.lock_reason, facts("Locked")) == ("It goes on elsewhere.", 1)
    unlock(world.welcome.thread, by=world.ada)
    unlock(world.welcome.thread, by=world.grace)
    assert (world.welcome.thread.lock_reason, facts("Unlocked")) == ("", 1)


def test_of_two_who_lock_and_unlock_at_once_one_is_told_of(other_database):
    world = build_world()
    thread_id, people = world.welcome.id, [world.ada.id, world.grace.id]
    db.session.rollback()
    at_once(lambda key, person: lock(db.session.get(Thread, key), by=person, reason="All is said."), thread_id, people)
    assert facts("Locked") == 1
    db.session.rollback()
    at_once(lambda key, person: unlock(db.session.get(Thread, key), by=person), thread_id, people)
    assert facts("Unlocked") == 1
