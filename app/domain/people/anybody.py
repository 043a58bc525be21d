"""Somebody whose name is not known yet: what a person may read is put into a question once, and asked by many."""

from dataclasses import dataclass

from sqlalchemy import BindParameter, Integer, bindparam

from app.domain.people.models import Person


@dataclass(frozen=True)
class Anybody:
    """All that rules about reading look at, but for the id, which comes with the question as `me`."""

    is_staff: bool
    publishes: bool
    is_active = True

    @property
    def id(self) -> BindParameter:
        return bindparam("me", type_=Integer())


def anybody_like(person: Person | None) -> Anybody | None:
    """What stands for `person` in a question that is kept; None where they may read nothing."""
    return Anybody(person.is_staff, person.publishes) if person is not None and person.is_active else None
