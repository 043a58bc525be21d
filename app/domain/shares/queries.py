"""Finding how a group receives, what waits to be let in, and where something may be brought."""

from datetime import timedelta

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from app.core.clock import now
from app.core.database import db
from app.core.errors import NotFound
from app.domain.discussions.models import Share, Thread
from app.domain.groups.models import Group, Membership
from app.domain.groups.queries import group_ids_of, groups_visible_to, readable_group_ids
from app.domain.people.models import Person
from app.domain.shares.models import QUOTA, RULE, Bringing, Reception

WEEK = timedelta(days=7)


def reception_of(group: Group) -> Reception:
    """How `group` receives what others bring: what its owner said, or the usual."""
    return db.session.get(Reception, group.id) or Reception(group_id=group.id, rule=RULE, quota=QUOTA)


def places_for(thread: Thread, person: Person) -> list[tuple[Group, str, bool]]:
    """Groups to which `person` may bring `thread`: each with its rule, and whether they belong to it. Their own come first."""
    reached = select(Share.group_id).where(Share.thread_id == thread.id)
    waiting = select(Bringing.group_id).where(Bringing.thread_id == thread.id, Bringing.state == "waiting")
    rule, mine = func.coalesce(Reception.rule, RULE), Group.id.in_(group_ids_of(person))
    query = groups_visible_to(person).outerjoin(Reception, Reception.group_id == Group.id).add_columns(rule, mine)
    query = query.where(Group.archived_at.is_(None), Group.id != thread.group_id, Group.id.not_in(reached), Group.id.not_in(waiting))
    query = query.where(or_(mine & (rule != "none"), rule.in_(("welcome", "queue"))))
    return [tuple(row) for row in db.session.execute(query.order_by(mine.desc(), Group.name_key).limit(100))]


def brought_lately(home_id: int, group: Group) -> int:
    """How many things of the group with that id came to `group` within a week, those that wait among them."""
    shared = _counted(Share, home_id, group)
    waiting = _counted(Bringing, home_id, group).where(Bringing.state == "waiting")
    return db.session.scalar(select(shared.scalar_subquery() + waiting.scalar_subquery()))


def bringings_to(group: Group, *, seen_by: Person) -> Select:
    """What waits to be let into `group`, as far as `seen_by` may read it, oldest first."""
    waiting = _bringings().where(Bringing.group_id == group.id, Bringing.state == "waiting")
    readable = Thread.group_id.in_(readable_group_ids(seen_by))
    return waiting.where(readable, Thread.deleted_at.is_(None)).order_by(Bringing.created_at, Bringing.id)


def bringings_of(thread: Thread, *, by: Person) -> Select:
    """What `by` asked to bring of `thread`, with the answers, newest first."""
    mine = _bringings().where(Bringing.thread_id == thread.id, Bringing.person_id == by.id, Bringing.state != "let_in")
    return mine.order_by(Bringing.created_at.desc(), Bringing.id.desc())


def find_bringing(bringing_id: int, *, seen_by: Person) -> Bringing:
    """The bringing with that id, for whoever asked and for those who look after the group. Raises NotFound."""
    keeps = select(Membership.group_id).where(
        Membership.person_id == seen_by.id, Membership.state == "active", Membership.role.in_(("moderator", "owner"))
    )
    query = _bringings().where(Bringing.id == bringing_id, Thread.group_id.in_(readable_group_ids(seen_by)))
    bringing = db.session.scalar(query.where(or_(Bringing.person_id == seen_by.id, Bringing.group_id.in_(keeps))))
    if bringing is None:
        raise NotFound
    return bringing


def _bringings() -> Select:
    shown = (contains_eager(Bringing.thread).options(joinedload(Thread.writer), joinedload(Thread.group)),)
    return select(Bringing).join(Bringing.thread).options(*shown, joinedload(Bringing.doer), joinedload(Bringing.group))


def _counted(model, home_id: int, group: Group) -> Select:
    lately = select(func.count()).select_from(model).where(model.group_id == group.id, model.created_at > now() - WEEK)
    return lately.join(Thread, Thread.id == model.thread_id).where(Thread.group_id == home_id)
