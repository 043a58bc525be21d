"""Inviting, answering, moving; letting a calendar follow."""

import secrets

from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.orm import joinedload

from app.core.clock import now
from app.core.database import db
from app.core.errors import Forbidden, Invalid
from app.core.events import record
from app.core.policy import anyone, permits
from app.domain.discussions.models import Thread
from app.domain.gatherings.events import Attended, DatesClosed, DatesOpened, GatheringMoved, MovedUp
from app.domain.gatherings.models import ANSWERS, Attendance, DateFeed, Gathering
from app.domain.gatherings.policy import OVER, can_attend, can_move, is_house
from app.domain.gatherings.queries import hash_of
from app.domain.gatherings.times import described
from app.domain.groups.models import Group, Membership
from app.domain.groups.policy import can_post, can_read_group
from app.domain.people.models import Person
from app.domain.posts.writing import put_titled

QUEUE = 50


@permits(can_post)
def invite_to(
    group: Group, *, by: Person, title: str, place: str, starts: str, zone: str, ends: str = "", capacity: str = "", body: str = ""
) -> Gathering:
    """Invite `group` to a place and time. Raises Invalid by field (title, place, starts, ends, zone, capacity)."""
    details = described(place, starts, ends, zone, capacity)
    post = put_titled(group, by, kind="event", title=title, body=body, required="Say what it is.")
    gathering = Gathering(id=post.id, changed_at=now(), **details)
    gathering.thread = post.thread
    db.session.add(gathering)
    db.session.flush()
    return gathering


@permits(can_attend)
def attend(gathering: Gathering, *, by: Person, answer: str) -> Attendance:
    """Say whether one comes: yes, maybe or no. Whoever says yes where all places are taken waits, and is seated in turn
    when somebody withdraws. The same answer twice is one."""
    if answer not in ANSWERS:
        raise Invalid(answer="Yes, maybe or no.")
    seats = _locked(gathering)
    row = db.session.scalar(select(Attendance).where(Attendance.gathering_id == gathering.id, Attendance.person_id == by.id))
    before = row.answer if row else ""
    if before == answer or (answer, before) == ("yes", "waiting"):
        return row
    given = "waiting" if answer == "yes" and seats.capacity is not None and seats.yes_count >= seats.capacity else answer
    row = row or Attendance(gathering_id=gathering.id, person_id=by.id)
    row.answer, row.since = given, now()
    db.session.add(row)
    db.session.flush()
    record(Attended(actor_id=by.id, thread_id=gathering.id, answer=given))
    _seat(gathering, by, taken=seats.yes_count + (given == "yes") - (before == "yes"), capacity=seats.capacity)
    return row


@permits(can_move)
def move_gathering(gathering: Gathering, *, by: Person, place: str, starts: str, ends: str, zone: str, capacity: str) -> Gathering:
    """Hold it elsewhere or at another time, or for more people; those who come are told, and those who wait move up."""
    details = described(place, starts, ends, zone, capacity)
    seats = _locked(gathering)
    if details["capacity"] is not None and details["capacity"] < seats.yes_count:
        raise Invalid(capacity=f"{seats.yes_count} people have a place already.")
    moved = any(getattr(gathering, name) != details[name] for name in ("place", "starts_at", "ends_at"))
    for name, value in details.items():
        setattr(gathering, name, value)
    gathering.sequence, gathering.changed_at = gathering.sequence + moved, now()
    db.session.flush()
    if moved:
        record(GatheringMoved(actor_id=by.id, thread_id=gathering.id))
    _seat(gathering, by, taken=seats.yes_count, capacity=details["capacity"])
    return gathering


@permits(is_house)
def free_lost_seats(*, by: Person) -> int:
    """Take back the places of those who may no longer read what they said yes to, and seat who waits. Returns how many."""
    member = select(Membership.id).where(
        Membership.person_id == Person.id, Membership.group_id == Thread.group_id, Membership.state == "active"
    )
    outside = and_(~member.exists(), or_(Group.visibility != "open", Person.kind != "staff"))
    query = select(Attendance, Gathering).join(Gathering, Gathering.id == Attendance.gathering_id).join(Gathering.thread)
    query = query.join(Group, Group.id == Thread.group_id).join(Person, Person.id == Attendance.person_id)
    lost = db.session.execute(query.where(Gathering.ends_at > now(), or_(Person.suspended_at.is_not(None), outside))).all()
    for row, gathering in lost:
        seats = _locked(gathering)
        gone = row.answer
        db.session.delete(row)
        db.session.flush()
        _seat(gathering, by, taken=seats.yes_count - (gone == "yes"), capacity=seats.capacity)
    return len(lost)


def _locked(gathering: Gathering):
    """Capacity and places taken. Whoever answers or moves it meanwhile waits until this is done. Raises Forbidden when it is over."""
    still = update(Gathering).where(Gathering.id == gathering.id, Gathering.ends_at > now())
    if not db.session.execute(still.values(yes_count=Gathering.yes_count)).rowcount:
        raise Forbidden(OVER)
    return db.session.execute(select(Gathering.capacity, Gathering.yes_count).where(Gathering.id == gathering.id)).one()


def _seat(gathering: Gathering, by: Person, *, taken: int, capacity: int | None) -> None:
    """Note how many places are taken, after those who wait have had the free ones, first come first."""
    waiting = select(Attendance).where(Attendance.gathering_id == gathering.id, Attendance.answer == "waiting")
    in_turn = waiting.options(joinedload(Attendance.person)).order_by(Attendance.since, Attendance.id).limit(QUEUE)
    for row in db.session.scalars(in_turn) if capacity is None or taken < capacity else ():
        if (capacity is None or taken < capacity) and can_read_group(row.person, gathering.thread.group):
            row.answer, taken = "yes", taken + 1
            record(MovedUp(actor_id=by.id, thread_id=gathering.id, person_id=row.person_id))
    db.session.flush()
    db.session.execute(update(Gathering).where(Gathering.id == gathering.id).values(yes_count=taken))
    db.session.refresh(gathering)


@permits(anyone)
def open_dates(*, by: Person) -> str:
    """The key with which a calendar may fetch `by`'s dates, told this once; the one before it opens nothing any more."""
    key = secrets.token_urlsafe(24)
    db.session.merge(DateFeed(person_id=by.id, key_hash=hash_of(key), created_at=now()))
    db.session.flush()
    record(DatesOpened(actor_id=by.id))
    return key


@permits(anyone)
def close_dates(*, by: Person) -> None:
    """No calendar may fetch `by`'s dates any more."""
    if db.session.execute(delete(DateFeed).where(DateFeed.person_id == by.id)).rowcount:
        record(DatesClosed(actor_id=by.id))
