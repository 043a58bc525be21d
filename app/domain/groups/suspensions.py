"""Reading in a group and, for some days, not writing there."""

from datetime import datetime

from sqlalchemy import select

from app.core.clock import now
from app.core.database import db
from app.domain.groups.models import Group, Membership, Suspension
from app.domain.people.models import Person


def standing_in(group: Group, person: Person) -> tuple[bool, datetime | None]:
    """Whether `person` is an active member of `group`, and until when they do not write there. One query."""
    runs = (Suspension.group_id == group.id) & (Suspension.person_id == person.id) & (Suspension.until > now())
    belongs = (Membership.group_id == group.id) & (Membership.person_id == person.id) & (Membership.state == "active")
    row = db.session.execute(
        select(Membership.id, Suspension.until)
        .select_from(Person)
        .outerjoin(Membership, belongs)
        .outerjoin(Suspension, runs)
        .where(Person.id == person.id)
    ).one()
    return row[0] is not None, row[1]


def suspend_in(group: Group, person: Person, *, until: datetime) -> None:
    """From now until then `person` reads in `group` and does not write there. Guards stand on the operation that calls this."""
    db.session.merge(Suspension(group_id=group.id, person_id=person.id, until=until))


def lift_in(group: Group, person: Person) -> None:
    """Let `person` write in `group` again."""
    if row := db.session.get(Suspension, (group.id, person.id)):
        db.session.delete(row)
