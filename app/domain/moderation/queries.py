"""Finding what was done."""

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from app.core.database import db
from app.domain.discussions.models import Thread
from app.domain.discussions.queries import waiting
from app.domain.groups.models import Group
from app.domain.moderation.models import Act
from app.domain.posts.models import Post


def at_the_desk_of(group_id):
    """How much waits for those who look after the group, as part of a question that knows its id."""
    posts = select(func.count()).where(Thread.group_id == group_id, waiting())
    return posts.correlate(Group).scalar_subquery()


def log_of(group: Group) -> Select:
    """What was done in `group`, with who did it; page it by `Act.created_at, Act.id`."""
    return select(Act).where(Act.group_id == group.id).options(joinedload(Act.by), joinedload(Act.thread))


def refusal_of(post: Post) -> Act | None:
    """Why the post was not let in, None if it was not turned down."""
    turned_down = select(Act).where(Act.thread_id == post.id, Act.kind == "turned_down").options(joinedload(Act.by))
    return db.session.scalar(turned_down.order_by(Act.id.desc()).limit(1)) if post.thread.held == "refused" else None
