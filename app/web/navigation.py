"""What stands in the rail beside every member page, asked once per request."""

from flask import g
from sqlalchemy import bindparam, func, select

from app.core.database import db
from app.core.events import EventRecord
from app.domain.groups.models import Group, Membership
from app.edge.caller import caller
from app.subscribers.notifications.queries import unread_count, unread_of

FITTING = 12
_MINE = (
    select(
        Group.id, Group.slug, Group.name, Group.visibility, Group.member_count, Group.last_activity_at,
        Membership.role, Membership.following, Membership.looked_at,
        (Group.last_activity_at > Membership.looked_at).label("is_unread"),
        # What the page was drawn with: doorbells rung by earlier events are not news to it.
        select(func.max(EventRecord.id)).scalar_subquery().label("since"),
    )
    .join(Membership, Membership.group_id == Group.id)
    .where(Membership.person_id == bindparam("person_id"), Membership.state == "active")
    .order_by(Group.name_key)
)  # fmt: skip


def my_groups() -> dict[int, object]:
    """The groups the caller is an active member of, by name, each with role, following and looked_at."""
    if "my_groups" not in g:
        person = caller()
        g.my_groups = {}
        if person:
            # Asked along with the groups: a question less on every page.
            asked = _MINE.add_columns(unread_of(person).scalar_subquery().label("unread"))
            g.my_groups = {row.id: row for row in db.session.execute(asked, {"person_id": person.id})}
    return g.my_groups


def nav() -> dict:
    """The caller's liveliest groups by name, what waits in the inbox, and the newest event drawn. No query of its own."""
    if "nav" not in g:
        mine = my_groups()
        liveliest = sorted(mine.values(), key=lambda group: group.last_activity_at, reverse=True)[:FITTING]
        since, waiting = (liveliest[0].since, liveliest[0].unread) if liveliest else (0, unread_count(caller()))
        g.nav = {"groups": [group for group in mine.values() if group in liveliest], "inbox": waiting, "since": since}
    return g.nav
