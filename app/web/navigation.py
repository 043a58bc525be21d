"""What stands in the rail beside every member page."""

from sqlalchemy import bindparam, func, select

from app.core.database import db
from app.core.events import EventRecord
from app.domain.groups.models import Group, Membership
from app.domain.people.models import Person

FITTING = 12
_LIVELIEST = (
    select(Group.id, Group.slug, Group.name, Group.visibility, (Group.last_activity_at > Membership.looked_at).label("is_unread"))
    # What the page was drawn with: doorbells rung by earlier events are not news to it.
    .add_columns(select(func.max(EventRecord.id)).scalar_subquery().label("since"))
    .join(Membership, Membership.group_id == Group.id)
    .where(Membership.person_id == bindparam("person_id"), Membership.state == "active")
    .order_by(Group.last_activity_at.desc(), Group.id.desc())
    .limit(FITTING)
)


def groups_in_rail(person: Person | None) -> list:
    """The twelve liveliest groups of `person`, by name, each with whether something happened since they looked."""
    if person is None:
        return []
    return sorted(db.session.execute(_LIVELIEST, {"person_id": person.id}), key=lambda group: group.name.casefold())
