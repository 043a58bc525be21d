"""Whom somebody knows here: the people they answered lately, for their own eyes."""

from datetime import timedelta

from sqlalchemy import Subquery, func, select, union_all
from sqlalchemy.orm import aliased

from app.core.clock import now
from app.core.database import db
from app.domain.discussions.blind import named, signed
from app.domain.discussions.models import Comment, Thread
from app.domain.groups.models import Group, Membership
from app.domain.groups.queries import group_ids_of, readable_group_ids
from app.domain.people.models import Person

LATELY = timedelta(days=90)
MOST = 50


def acquaintances_in_groups(person: Person) -> dict[int, list[str]]:
    """The names of people `person` answered lately, by the groups in which they are and whose members `person` may know,
    whom they answered most first. One query."""
    answered = _answered(person)
    query = (
        select(Membership.group_id, Person.name)
        .join(Person, Person.id == Membership.person_id)
        .join(answered, answered.c.person_id == Membership.person_id)
        .join(Group, Group.id == Membership.group_id)
        .where(Membership.state == "active", Person.suspended_at.is_(None), Group.archived_at.is_(None))
        .where(Membership.group_id.in_(readable_group_ids(person)))
        .order_by(answered.c.times.desc(), Person.name_key)
    )
    names = {}
    for group_id, name in db.session.execute(query):
        names.setdefault(group_id, []).append(name)
    return names


def _answered(person: Person) -> Subquery:
    parent, mine = aliased(Comment), aliased(Comment)
    lately = mine.author_id == person.id, mine.created_at > now() - LATELY, mine.deleted_at.is_(None)
    # Only what was said where `person` still belongs: an answer in a group one has left names nobody any more.
    lately = (*lately, mine.group_id.in_(group_ids_of(person)))
    opened = select(Thread.author_id.label("person_id")).join(mine, mine.thread_id == Thread.id).where(*lately, signed())
    said = select(parent.author_id.label("person_id")).join(mine, mine.parent_id == parent.id)
    said = said.join(Thread, Thread.id == parent.thread_id).where(*lately, named(parent.author_id))
    people = union_all(opened, said).subquery()
    tally = select(people.c.person_id, func.count().label("times")).where(people.c.person_id != person.id)
    return tally.group_by(people.c.person_id).order_by(func.count().desc(), people.c.person_id).limit(MOST).subquery()
