"""Finding gatherings, who comes to them, and whose calendar asks."""

from collections import defaultdict
from datetime import timedelta
from hashlib import sha256

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from app.core.clock import now
from app.core.database import db
from app.core.errors import NotFound
from app.domain.discussions.models import Share, Thread
from app.domain.discussions.queries import let_in_for, told
from app.domain.gatherings.models import Attendance, DateFeed, Gathering
from app.domain.groups.models import Group
from app.domain.groups.queries import readable_group_ids
from app.domain.people.models import Person

KEPT = timedelta(days=90)
SHOWN = 500


def find_gathering(gathering_id: int, *, seen_by: Person | None) -> Gathering:
    """The gathering with that id if `seen_by` may read the post that invites to it. Raises NotFound."""
    query = _with_thread(select(Gathering).join(Gathering.thread)).where(Gathering.id == gathering_id)
    gathering = db.session.scalar(query.where(Thread.group_id.in_(readable_group_ids(seen_by)), let_in_for(seen_by)))
    if gathering is None:
        raise NotFound
    return gathering


def gatherings_visible_to(person: Person | None) -> Select:
    """Gatherings `person` may read of, with their threads, not those taken back or waiting to be let in."""
    gatherings = _with_thread(select(Gathering).join(Gathering.thread))
    return gatherings.where(Thread.group_id.in_(readable_group_ids(person)), Thread.deleted_at.is_(None), told())


def gatherings_in(group: Group, *, seen_by: Person | None) -> Select:
    """Gatherings of `group` and those that were brought to it, as far as `seen_by` may read where they come from."""
    brought = Thread.id.in_(select(Share.thread_id).where(Share.group_id == group.id))
    return gatherings_visible_to(seen_by).where(or_(Thread.group_id == group.id, brought))


def answers_to(gathering: Gathering) -> dict[str, list[Attendance]]:
    """Who answered what, in the order in which they did, with their people."""
    query = select(Attendance).join(Attendance.person).where(Attendance.gathering_id == gathering.id, Person.suspended_at.is_(None))
    found = defaultdict(list)
    for row in db.session.scalars(query.options(contains_eager(Attendance.person)).order_by(Attendance.since, Attendance.id).limit(SHOWN)):
        found[row.answer].append(row)
    return found


def answered_by(person: Person, ids: list[int]) -> dict[int, str]:
    """What `person` answered to the gatherings with those ids."""
    if not ids:
        return {}
    query = select(Attendance.gathering_id, Attendance.answer).where(Attendance.person_id == person.id, Attendance.gathering_id.in_(ids))
    return dict(db.session.execute(query).all())


def those_who_come(gathering_id: int, *answers: str) -> list[int]:
    """Ids of the people who gave one of `answers`."""
    asked = select(Attendance.person_id).where(Attendance.gathering_id == gathering_id, Attendance.answer.in_(answers))
    return list(db.session.scalars(asked.order_by(Attendance.since, Attendance.id)))


def dates_of(person: Person) -> list[tuple[Gathering, str]]:
    """What `person` said yes or maybe to, or waits for, as far as they may read it now: the last months and all to come."""
    mine = (Attendance.gathering_id == Gathering.id) & (Attendance.person_id == person.id)
    query = gatherings_visible_to(person).join(Attendance, mine).add_columns(Attendance.answer)
    query = query.where(Attendance.answer.in_(("yes", "maybe", "waiting")), Gathering.ends_at > now() - KEPT)
    return [tuple(row) for row in db.session.execute(query.order_by(Gathering.starts_at, Gathering.id).limit(SHOWN))]


def feed_of(person: Person) -> DateFeed | None:
    """The feed `person` has opened, if any."""
    return db.session.get(DateFeed, person.id)


def person_behind_feed(key: str) -> Person:
    """Whose dates the `key` opens. Raises NotFound for one nobody was given, one revoked, and one of somebody suspended."""
    query = select(Person).join(DateFeed, DateFeed.person_id == Person.id).where(DateFeed.key_hash == hash_of(key))
    person = db.session.scalar(query)
    if person is None or not person.is_active:
        raise NotFound
    return person


def hash_of(key: str) -> str:
    """What is kept of a feed's key."""
    return sha256(key.encode(errors="replace")).hexdigest()


def _with_thread(query: Select) -> Select:
    return query.options(contains_eager(Gathering.thread).options(joinedload(Thread.group), joinedload(Thread.writer)))
