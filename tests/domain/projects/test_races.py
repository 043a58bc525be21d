"""Two who press at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import func, select

from app.core.database import db
from app.core.errors import Invalid
from app.domain.announcements.models import Announcement, Publication
from app.domain.announcements.operations import mark_ready, publish, submit
from app.domain.ideas.models import Idea
from app.domain.ideas.operations import back
from app.domain.people.models import Person
from app.domain.people.operations import appoint
from app.domain.projects.models import Project
from app.domain.projects.operations import promote
from tests.domain.line import a_draft, an_idea
from tests.world import build_world


def at_once(act, thing_id: int, person_ids: list[int]) -> list[str]:
    """`act(thing id, person)` by each person in a transaction of their own, all begun together; what came of each, sorted."""
    gate = Barrier(len(person_ids))

    def press(person_id: int) -> str:
        gate.wait(timeout=10)
        try:
            with db.transaction() as session:
                act(thing_id, session.get(Person, person_id))
        except Invalid:
            return "refused"
        return "done"

    with ThreadPoolExecutor(len(person_ids)) as pool:
        return sorted(pool.map(press, person_ids))


def count(model) -> int:
    return db.session.scalar(select(func.count()).select_from(model))


def test_of_two_who_promote_at_once_one_does(other_database):
    world = build_world()
    with db.transaction():
        idea_id, people = an_idea(world.gardeners, world.ada).id, [world.ada.id, world.grace.id]
    assert at_once(lambda key, person: promote(db.session.get(Idea, key), by=person), idea_id, people) == ["done", "refused"]
    assert count(Project) == 1


def test_of_two_who_publish_at_once_one_does(other_database):
    world = build_world()
    with db.transaction():
        appoint(world.mallory, by=world.house, publishes=True)
        announcement = a_draft(world.gardeners, world.ada)
        submit(announcement, by=world.ada)
        mark_ready(announcement, by=world.pat)
        announcement_id, people = announcement.id, [world.pat.id, world.mallory.id]
    came = at_once(lambda key, person: publish(db.session.get(Announcement, key), by=person), announcement_id, people)
    assert came == ["done", "refused"]
    assert count(Publication) == 1


def test_everybody_who_backs_at_once_is_counted(other_database):
    world = build_world()
    with db.transaction():
        idea_id, people = an_idea(world.gardeners, world.ada).id, [world.ada.id, world.grace.id, world.mallory.id, world.pat.id]
    assert at_once(lambda key, person: back(db.session.get(Idea, key), by=person, way="help", hours=2), idea_id, people) == ["done"] * 4
    idea = db.session.get(Idea, idea_id)
    assert (idea.helper_count, idea.hours_offered) == (4, 8)
