"""What stands in the rail beside every member page, asked once per request."""

from functools import cache

from flask import g
from sqlalchemy import Integer, Select, bindparam, case, func, select

from app.core.clock import now
from app.core.database import db
from app.core.events import EventRecord
from app.domain.discussions.models import Thread
from app.domain.groups.models import Group, Membership
from app.domain.moderation.queries import at_the_desk_of
from app.domain.people.anybody import Anybody, anybody_like
from app.domain.people.quiet import heard_until
from app.edge.caller import caller
from app.subscribers.notifications.queries import unread_count, unread_of

FITTING = 12


def my_groups() -> dict[int, object]:
    """The groups the caller is an active member of, by name, each with role, following and looked_at."""
    if "my_groups" not in g:
        person = caller()
        g.my_groups = {}
        if person:
            values = {"me": person.id, "until": heard_until(person, now())}
            g.my_groups = {row.id: row for row in db.session.execute(_mine(anybody_like(person)), values)}
    return g.my_groups


def nav() -> dict:
    """The caller's liveliest groups by name, what waits in the inbox, and the newest event drawn. No query of its own."""
    if "nav" not in g:
        mine = my_groups()
        going_on = [group for group in mine.values() if not group.archived_at]
        liveliest = sorted(going_on, key=lambda group: group.last_activity_at, reverse=True)[:FITTING]
        since, waiting = (liveliest[0].since, liveliest[0].unread) if liveliest else (0, unread_count(caller()))
        g.nav = {"groups": [group for group in mine.values() if group in liveliest], "inbox": waiting, "since": since}
    return g.nav


@cache
def _mine(asker: Anybody | None) -> Select:
    """Built once for all who may read the same: putting it together takes longer than running it."""
    posted = select(func.count()).where(Thread.group_id == Group.id, Thread.kind == "post", Thread.created_at > Membership.looked_at)
    posted = posted.where(Thread.deleted_at.is_(None), Thread.held == "", Thread.author_id != bindparam("me", type_=Integer())).correlate(
        Group, Membership
    )
    columns = (
        Group.id, Group.slug, Group.name, Group.visibility, Group.member_count, Group.last_activity_at, Group.archived_at,
        Group.keepers_post, Group.keepers_comment, Group.blind_start, Membership.role, Membership.following, Membership.looked_at,
        case((Membership.role == "member", 0), else_=at_the_desk_of(Group.id)).label("desk"),
        (Group.last_activity_at > Membership.looked_at).label("is_unread"),
        # Only looked for where something has moved, and along an index.
        case((Group.last_activity_at > Membership.looked_at, posted.scalar_subquery()), else_=0).label("news"),
        # What the page was drawn with: doorbells rung by earlier events are not news to it.
        select(func.max(EventRecord.id)).scalar_subquery().label("since"),
        # Asked along with the groups: a question less on every page.
        unread_of(asker).scalar_subquery().label("unread"),
    )  # fmt: skip
    mine = select(*columns).join(Membership, Membership.group_id == Group.id)
    return mine.where(Membership.person_id == bindparam("me", type_=Integer()), Membership.state == "active").order_by(Group.name_key)
