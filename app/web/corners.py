"""What every page of a group begins with."""

from datetime import timedelta

from sqlalchemy import String, cast, func, or_, select

from app.core.clock import now
from app.core.database import db
from app.core.errors import NotFound
from app.domain.discussions.models import Comment, Thread
from app.domain.discussions.newcomers import first_posts_unanswered
from app.domain.groups.models import Category, Filing, Group, Membership
from app.domain.groups.policy import can_read_group
from app.domain.groups.queries import find_group, membership_of
from app.edge.caller import caller
from app.web.navigation import my_groups

GROWING = ("growing", "ready", "trial", "active", "paused")


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
    return {
        "group": group,
        "mine": mine,
        "waiting": waiting,
        "readable": readable,
        "corners": corners_of(group, keeps=mine is not None and mine.role != "member") if readable else None,
    }


def corners_of(group: Group, *, keeps: bool = False) -> dict:
    """Who came, what was said, what grows and what has been made: the numbers of the four corners, in one query.

    For those who look after it (`keeps`), up to three first posts that wait for an answer, as pairs of id and title.
    """
    today, lately = now() - timedelta(days=1), now() - timedelta(days=30)
    newest = Membership.group_id == group.id, Membership.state == "active", Membership.created_at > max(lately, group.created_at)
    came = select(func.count()).select_from(Membership).where(*newest)
    said = select(func.count()).where(Comment.group_id == group.id, Comment.created_at > today, Comment.deleted_at.is_(None))
    threads = select(func.count()).where(Thread.group_id == group.id, Thread.deleted_at.is_(None))
    posts = threads.where(Thread.kind == "post", Thread.held == "")
    opened = posts.where(Thread.created_at > today)
    growing = threads.where(Thread.kind.in_(("idea", "project")), Thread.state.in_(GROWING))
    confirmed = (Thread.kind == "outcome") & (Thread.state == "confirmed")
    published = (Thread.kind == "announcement") & (Thread.state == "published")
    made = threads.where(or_(confirmed, published))
    numbers = {"came": came, "posts": posts, "growing": growing, "made": made}
    named = select(func.aggregate_strings(Category.name, "\n")).join(Filing, Filing.category_id == Category.id)
    numbers["categories"] = named.where(Filing.group_id == group.id)
    if keeps:
        first = first_posts_unanswered().with_only_columns(Thread.id, Thread.title).where(Thread.group_id == group.id).limit(3).subquery()
        numbers["newcomers"] = select(func.aggregate_strings(cast(first.c.id, String) + " " + first.c.title, "\n"))
    columns = [query.scalar_subquery().label(name) for name, query in numbers.items()]
    talk = (said.scalar_subquery() + opened.scalar_subquery()).label("talk")
    found = dict(db.session.execute(select(talk, *columns)).one()._mapping)
    newcomers = [line.split(" ", 1) for line in _lines(found.get("newcomers"))]
    return found | {"categories": sorted(_lines(found["categories"])), "newcomers": newcomers}


def _lines(text: str | None) -> list[str]:
    return text.split("\n") if text else []
