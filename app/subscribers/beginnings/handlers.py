"""New people find themselves where people like them begin."""

from sqlalchemy import select

from app.core.database import db
from app.core.events import EventRecord
from app.core.outbox import Subscriber
from app.domain.groups.operations import admit_newcomer
from app.domain.groups.queries import starting_groups
from app.domain.people.events import PersonJoined, ProfileEdited
from app.domain.people.founding import house
from app.domain.people.models import Person


def begin(fact, _: EventRecord) -> None:
    """Let somebody who came after a group said so begin in it. Whoever has left stays left."""
    person = db.session.get(Person, fact.person_id)
    if person is None or not person.is_staff or not person.is_active or not (person.department or person.location):
        return
    groups = list(db.session.scalars(starting_groups(person)))
    left = _left_by(person) if groups else set()
    for group in groups:
        if group.id not in left:
            admit_newcomer(group, by=house(), person=person)


def _left_by(person: Person) -> set[int]:
    rows = db.session.scalars(select(EventRecord).where(EventRecord.actor_id == person.id, EventRecord.name == "Left"))
    return {row.facts["group_id"] for row in rows}


BEGINNINGS = Subscriber("beginnings", handlers={PersonJoined: (begin,), ProfileEdited: (begin,)})
