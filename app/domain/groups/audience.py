"""Who would read or hear of something said in a group, counted before it is said."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Select, and_, false, func, or_, select

from app.core.database import db
from app.domain.groups.models import Group, Membership
from app.domain.groups.queries import group_ids_of
from app.domain.people.models import Person


@dataclass(frozen=True)
class Audience:
    """How many colleagues may read what is said in a room, and how many people who may belong to it."""

    room: Group
    colleagues: int
    members: int


def readers_of(places: Iterable[Group]) -> Select:
    """Active people who may read all of `places`."""
    people = select(Person).where(Person.kind != "house", Person.suspended_at.is_(None))
    for place in places:
        belongs = Person.id.in_(_member_ids(place))
        people = people.where(or_(belongs, Person.kind == "staff") if place.is_open else belongs)
    return people


def audience_of(room: Group, *, home: Group | None = None) -> Audience:
    """Who reads what is said in `room` about something at home in `home`. One query."""
    readers = readers_of({room.id: room, (home or room).id: home or room}.values())
    ids = readers.with_only_columns(Person.id)
    counts = (
        readers.where(Person.kind == "staff").with_only_columns(func.count()),
        select(func.count()).where(Person.id.in_(ids), Person.id.in_(_member_ids(room))),
    )
    return Audience(room, *db.session.execute(select(*(count.scalar_subquery() for count in counts))).one())


def people_hearing(named: Group, *, places: Iterable[Group]) -> Select:
    """Ids of the members of `named` who follow it at least at Highlights and may read all of `places`."""
    hearing = (Membership.group_id == named.id, Membership.state == "active", Membership.following.in_(("all", "highlights")))
    return readers_of(places).with_only_columns(Person.id).where(Person.id.in_(select(Membership.person_id).where(*hearing)))


def groups_to_name(person: Person, room: Group) -> Select:
    """Groups `person` may call on in `room`: their own; a secret one only inside itself, where its name is known."""
    mine = select(Group).where(Group.id.in_(group_ids_of(person)))
    return mine.where(or_(Group.visibility != "secret", Group.id == room.id))


def people_to_name(beginning: str, *, places: list[Group], seen_by: Person) -> Select:
    """People who may read `places` and whose name, a later part of it or handle starts with `beginning`, by name.

    A guest learns only of those who belong there.
    """
    key = beginning.casefold()
    people = readers_of(places)
    if not seen_by.is_staff:
        people = people.where(and_(*(Person.id.in_(_member_ids(place)) for place in places))) if places else people.where(false())
    starts = or_(
        Person.name_key.startswith(key, autoescape=True),
        Person.handle.startswith(key, autoescape=True),
        Person.name_key.contains(f" {key}", autoescape=True),
    )
    return (people.where(starts) if key else people).order_by(Person.name_key, Person.id)


def _member_ids(group: Group) -> Select:
    return select(Membership.person_id).where(Membership.group_id == group.id, Membership.state == "active")
