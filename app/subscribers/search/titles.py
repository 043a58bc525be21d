"""What the database alone finds by titles and names, while there is no index."""

from sqlalchemy import literal

from app.core.database import db
from app.domain.discussions.models import Thread
from app.domain.discussions.queries import threads_visible_to
from app.domain.groups.models import Group
from app.domain.groups.queries import groups_visible_to
from app.domain.people.models import Person
from app.domain.people.queries import people_visible_to
from app.subscribers.search.seeking import Found, Sought
from app.subscribers.search.things import KINDS, SECTIONS, key_of, number_of_thing

MOST = 20


def titled(sought: Sought, *, seen_by: Person | None) -> Found:
    """The newest threads, people and groups with the words of `sought` in titles and names, in rooms that are allowed. Three queries."""
    things = [number_of_thing(row.kind, row.id) for query in _queries(sought, seen_by) for row in db.session.execute(query)]
    if sought.kinds:
        things = [what for what in things if KINDS[what % len(KINDS)] in sought.kinds]
    sections = {
        name: [key_of(what) for what in things if KINDS[what % len(KINDS)] in members][: sought.each] for name, members in SECTIONS.items()
    }
    keys = [key_of(what) for what in things]
    return Found(keys[: sought.size], len(keys), sections=sections if sought.each else {}, question=sought.question)


def _queries(sought: Sought, seen_by: Person | None):
    words = sought.question.words
    if not words:
        return
    rooms = [number for number in sought.allowed if number > 0]
    threads = threads_visible_to(seen_by).with_only_columns(Thread.id, Thread.kind).where(Thread.group_id.in_(rooms))
    if sought.since:
        threads = threads.where(Thread.created_at >= sought.since)
    if sought.until:
        threads = threads.where(Thread.created_at < sought.until)
    yield threads.where(*_all(Thread.title, words)).order_by(Thread.created_at.desc(), Thread.id.desc()).limit(MOST)
    known = [-number for number in sought.allowed if number < 0]
    groups = groups_visible_to(seen_by).with_only_columns(Group.id, literal("group").label("kind")).where(Group.id.in_(known))
    yield groups.where(*_all(Group.name, words)).order_by(Group.name_key).limit(MOST)
    people = people_visible_to(seen_by).with_only_columns(Person.id, literal("person").label("kind"))
    yield people.where(*_all(Person.name, words)).order_by(Person.name_key).limit(MOST)


def _all(column, words):
    return [column.icontains(word, autoescape=True) for word in words]
