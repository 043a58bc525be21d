"""Two who press at once; and twenty, out of two processes."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import func, select

from app.core.database import db
from app.core.errors import Invalid
from app.domain.announcements.models import Announcement, Publication
from app.domain.announcements.operations import mark_ready, publish, submit
from app.domain.groups.operations import join
from app.domain.ideas.models import Idea
from app.domain.ideas.operations import back
from app.domain.outcomes.operations import deliver_idea
from app.domain.people.models import Person
from app.domain.people.operations import appoint, open_account
from app.domain.projects.models import Project
from app.domain.projects.operations import promote
from tests.architecture.source import ROOT
from tests.domain.line import RESULT, a_draft, an_idea
from tests.world import PASSWORD, build_world


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


def test_of_one_who_starts_it_and_one_for_whom_it_is_done_one_does(other_database):
    world = build_world()
    with db.transaction():
        idea_id, people, grace_id = an_idea(world.gardeners, world.ada).id, [world.ada.id, world.grace.id], world.grace.id

    def start_or_deliver(key, person):
        idea = db.session.get(Idea, key)
        promote(idea, by=person) if person.id == grace_id else deliver_idea(idea, by=person, **RESULT)

    assert at_once(start_or_deliver, idea_id, people) == ["done", "refused"]
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


def in_two_processes(url: str, idea_id: int, people: list[int]) -> list[str]:
    """Half of `people` promote the idea in one process, half in another, all begun together; what each was told."""
    pressing = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.domain.projects.pressing", url, str(idea_id), *map(str, half)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for half in (people[::2], people[1::2])
    ]
    for process in pressing:
        assert process.stdout.readline() == "ready\n"
    for process in pressing:
        process.stdin.write("go\n")
        process.stdin.flush()
    return [told for process in pressing for told in json.loads(process.communicate(timeout=300)[0])]


def test_of_twenty_who_promote_at_once_in_two_processes_one_does_and_the_others_hear_of_it(other_database):
    world = build_world()
    with db.transaction():
        idea_id, house = an_idea(world.gardeners, world.ada).id, world.house
        arrivals = [open_account(by=house, name=f"Nr {n}", email=f"nr{n}@kithline.example", password=PASSWORD) for n in range(18)]
        for person in arrivals:
            join(world.gardeners, by=person)
        people = [world.ada.id, world.grace.id, *(person.id for person in arrivals)]
    told = in_two_processes(db.engine.url.render_as_string(hide_password=False), idea_id, people)
    project = db.session.scalars(select(Project)).one()
    words = f"{project.lead.name} has started this already: it is the project “{project.thread.title}”."
    assert sorted(told) == sorted(["done", *[words] * 19])
    assert project.idea.thread.state == "started"
