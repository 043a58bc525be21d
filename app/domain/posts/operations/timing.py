"""What time does to posts, and until when they are on lists."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.discussions.models import Thread
from app.domain.discussions.newcomers import first_posts_unanswered, told_of
from app.domain.people.models import Person
from app.domain.posts.events import NewcomerWaited, PostEnded, PostRestored
from app.domain.posts.models import Post
from app.domain.posts.policy import can_edit_post, is_house
from app.domain.posts.queries import why_firm


@permits(can_edit_post)
def keep_until(post: Post, *, by: Person, until: datetime | None) -> None:
    """Let the post stand on lists and in search until then, or for good. Raises Invalid(until=…) for a moment gone by, and as edit_post."""
    if until is not None and until <= now():
        raise Invalid(until="Choose a moment that is still to come.")
    if firm := why_firm(post):
        raise Invalid(until=firm)
    has_ended = post.thread.ended_at is not None
    post.until, post.thread.ended_at = until, None
    if has_ended:
        record(PostRestored(actor_id=by.id, thread_id=post.id, group_id=post.thread.group_id))


@permits(is_house)
def end_due_posts(*, by: Person) -> int:
    """Take posts whose time is over from lists and search; whoever has the link still reads them. Returns how many."""
    over = select(Post).join(Post.thread).where(Post.until <= now(), Thread.ended_at.is_(None), Thread.deleted_at.is_(None))
    posts = db.session.scalars(over.options(contains_eager(Post.thread)).limit(500)).all()
    for post in posts:
        post.thread.ended_at = post.until
        record(PostEnded(actor_id=by.id, thread_id=post.id, group_id=post.thread.group_id))
    return len(posts)


@permits(is_house)
def remind_of_newcomers(*, by: Person) -> int:
    """Note, once for each, whose first post in a group nobody has answered for a day. Returns how many."""
    known = told_of()
    waiting = [thread for thread in db.session.scalars(first_posts_unanswered()) if thread.id not in known and not thread.group.is_archived]
    for thread in waiting:
        record(NewcomerWaited(actor_id=by.id, thread_id=thread.id, group_id=thread.group_id))
    return len(waiting)
