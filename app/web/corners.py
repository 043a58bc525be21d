"""What every page of a group begins with."""

from datetime import timedelta

from sqlalchemy import func, or_, select

from app.core.clock import now
from app.core.database import db
from app.core.errors import NotFound
from app.domain.discussions.models import Comment, Thread
from app.domain.groups.models import Group
from app.domain.groups.policy import can_read_group
from app.domain.groups.queries import find_group, membership_of
from app.edge.caller import caller
from app.web.navigation import my_groups


def group_page(slug: str, *, readers_only: bool = False) -> dict:
    """What `layouts/group.html` needs: the group, the caller's membership of it, what they may read, its four corners.

    Raises NotFound where the caller may not know of the group, or with `readers_only` may not read it.
    """
    group = find_group(slug, seen_by=caller())
    mine = my_groups().get(group.id)
    readable = mine is not None or can_read_group(caller(), group)
    if readers_only and not readable:
        raise NotFound
    waiting = None if mine else membership_of(caller(), group)
    return {"group": group, "mine": mine, "waiting": waiting, "readable": readable, "corners": corners_of(group) if readable else None}


def corners_of(group: Group) -> dict[str, int]:
    """How much was said in the last day and what has been made so far, in one query."""
    today = now() - timedelta(days=1)
    said = select(func.count()).where(Comment.group_id == group.id, Comment.created_at > today, Comment.deleted_at.is_(None))
    threads = select(func.count()).where(Thread.group_id == group.id, Thread.deleted_at.is_(None))
    opened = threads.where(Thread.kind == "post", Thread.created_at > today, Thread.held == "")
    confirmed = (Thread.kind == "outcome") & (Thread.state == "confirmed")
    published = (Thread.kind == "announcement") & (Thread.state == "published")
    made = threads.where(or_(confirmed, published))
    row = db.session.execute(select(said.scalar_subquery() + opened.scalar_subquery(), made.scalar_subquery())).one()
    return {"talk": row[0], "made": row[1]}
