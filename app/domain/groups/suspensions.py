"""Reading in a group and, for some days, not writing there."""

from datetime import datetime

from sqlalchemy import bindparam, select

from app.core.clock import now
from app.core.database import UTCDateTime, db
from app.domain.groups.models import Group, Membership, Suspension
from app.domain.people.models import Person

# Put together once: whatever anybody writes asks this first, and putting it together takes longer than asking it.
_GROUP, _MOMENT = bindparam("group"), bindparam("moment", type_=UTCDateTime())
_STANDING = (
    select(Membership.id, Suspension.until)
    .select_from(Person)
    .outerjoin(Membership, (Membership.group_id == _GROUP) & (Membership.person_id == Person.id) & (Membership.state == "active"))
    .outerjoin(Suspension, (Suspension.group_id == _GROUP) & (Suspension.person_id == Person.id) & (Suspension.until > _MOMENT))
    .where(Person.id == bindparam("person"))
)


def standing_in(group: Group, person: Person) -> tuple[bool, datetime | None]:
    """Whether `person` is an active member of `group`, and until when they do not write there. One query."""
    row = db.session.execute(_STANDING, {"group": group.id, "person": person.id, "moment": now()}).one()
    return row[0] is not None, row[1]


def suspend_in(group: Group, person: Person, *, until: datetime) -> None:
    """From now until then `person` reads in `group` and does not write there. Guards stand on the operation that calls this."""
    db.session.merge(Suspension(group_id=group.id, person_id=person.id, until=until))


def lift_in(group: Group, person: Person) -> None:
    """Let `person` write in `group` again."""
    if row := db.session.get(Suspension, (group.id, person.id)):
        db.session.delete(row)
