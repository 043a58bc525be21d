"""Finding posts."""

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, joinedload

from app.core.database import db
from app.core.errors import NotFound
from app.domain.discussions.models import Thread
from app.domain.groups.models import Group
from app.domain.groups.queries import readable_group_ids
from app.domain.people.models import Person
from app.domain.posts.models import Post


def find_post(post_id: int, *, seen_by: Person | None) -> Post:
    """The post with that id, even the stub of a deleted one, if `seen_by` may read it. Raises NotFound."""
    post = db.session.scalar(
        select(Post)
        .join(Post.thread)
        .where(Post.id == post_id, Thread.group_id.in_(readable_group_ids(seen_by)))
        .options(contains_eager(Post.thread).options(joinedload(Thread.group), joinedload(Thread.author)))
    )
    if post is None:
        raise NotFound
    return post


def posts_in(group: Group) -> Select:
    """Posts of `group` with their threads and authors; order and page them by the thread's columns."""
    return (
        select(Post)
        .join(Post.thread)
        .where(Thread.group_id == group.id, Thread.kind == "post", Thread.deleted_at.is_(None))
        .options(contains_eager(Post.thread).joinedload(Thread.author))
    )
