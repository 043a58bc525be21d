"""Saying it differently, taking it back, and what is a spark."""

from sqlalchemy import update

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.markdown import excerpt
from app.core.policy import permits
from app.domain.discussions.calling import groups_named
from app.domain.discussions.models import Thread
from app.domain.discussions.threads import keep_version, tag, titled, written
from app.domain.people.models import Person
from app.domain.posts.events import PostDeleted, PostEdited, PostRestored, SparkMarked, SparkUnmarked
from app.domain.posts.marking import turned
from app.domain.posts.models import Post
from app.domain.posts.policy import can_edit_post, can_mark_spark, can_restore_post, can_unmark_spark
from app.domain.posts.queries import why_firm


@permits(can_edit_post)
def edit_post(post: Post, *, by: Person, title: str, body: str) -> Post:
    """Say it differently; what was said before can be looked up. Raises Invalid(body=…) once others have acted on the words for a day."""
    if firm := why_firm(post):
        raise Invalid(body=firm)
    body, html, _ = written(body, named=groups_named(body, by=by, room=post.thread.group))
    title = titled(title, html)
    if (title, body) != (post.thread.title, post.body):
        keep_version(post.thread, title=post.thread.title, body=post.body)
        post.body, post.body_html = body, html
        post.thread.title, post.thread.excerpt, post.thread.edited_at = title, excerpt(html, 300), now()
        tag(post.thread, body)
        if not post.thread.held:
            record(PostEdited(actor_id=by.id, thread_id=post.id))
    return post


@permits(can_edit_post)
def delete_post(post: Post, *, by: Person) -> None:
    """Take it back. Its place in the talk and in the line remains as a stub without words."""
    gone = db.session.execute(
        update(Thread).where(Thread.id == post.id, Thread.deleted_at.is_(None)).values(deleted_at=now(), deleted_by_id=by.id)
    )
    if gone.rowcount:
        db.session.refresh(post.thread)
        if not post.thread.held:
            record(PostDeleted(actor_id=by.id, thread_id=post.id, group_id=post.thread.group_id))


@permits(can_restore_post)
def restore_post(post: Post, *, by: Person) -> None:
    """Undo: what one has just taken back stands there again, as it was. Twice is once."""
    back = update(Thread).where(Thread.id == post.id, Thread.deleted_at.is_not(None)).values(deleted_at=None, deleted_by_id=None)
    if db.session.execute(back).rowcount:
        db.session.refresh(post.thread)
        if not post.thread.held:
            record(PostRestored(actor_id=by.id, thread_id=post.id, group_id=post.thread.group_id))


@permits(can_mark_spark)
def mark_spark(post: Post, *, by: Person) -> Post:
    """Say that this looks like the beginning of something. Twice is once. Raises Invalid(kind=…) where it has begun already."""
    if turned(post, "P2", "An idea has grown out of this already.", kind="spark", former_kind=Post.kind, spark_at=now()):
        record(SparkMarked(actor_id=by.id, thread_id=post.id))
    return post


@permits(can_unmark_spark)
def unmark_spark(post: Post, *, by: Person) -> Post:
    """Say that it is none; it is again what it was. Twice is once. Raises Invalid(kind=…) where it has led to an idea or is closed."""
    if turned(post, "P2u", "Only a spark that is open, and has led to no idea yet, is unmarked.", kind=Post.former_kind, spark_at=None):
        record(SparkUnmarked(actor_id=by.id, thread_id=post.id))
    return post
