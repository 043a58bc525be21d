"""Writing posts, changing them, taking them back."""

from sqlalchemy import update

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.markdown import excerpt
from app.core.policy import permits
from app.domain.discussions.models import FIRSTHAND, Thread
from app.domain.discussions.threads import keep_version, open_thread, tag, titled, written
from app.domain.groups.models import Group
from app.domain.groups.policy import can_post
from app.domain.people.models import Person
from app.domain.posts.events import PostDeleted, Posted, PostEdited, SparkMarked
from app.domain.posts.models import KINDS, Post
from app.domain.posts.policy import can_delete_post, can_edit_post, can_mark_spark


@permits(can_post)
def write_post(group: Group, *, by: Person, body: str, title: str = "", kind: str = "talk", firsthand: str = "") -> Post:
    """Put `body` (Markdown) before `group`. Without a title its first words name it."""
    body, html, mentioned = written(body)
    title = titled(title, html)
    if kind not in KINDS:
        raise Invalid(kind="Choose one of those offered.")
    if firsthand not in FIRSTHAND:
        raise Invalid(firsthand="Choose one of those offered.")
    thread = open_thread("post", group, by, title=title, body_html=html)
    post = Post(id=thread.id, kind=kind, body=body, body_html=html, firsthand=firsthand)
    post.thread = thread
    db.session.add(post)
    db.session.flush()
    tag(thread, body)
    others = [person_id for person_id in mentioned if person_id != by.id]
    record(Posted(actor_id=by.id, thread_id=thread.id, group_id=group.id, mentioned_ids=others))
    return post


@permits(can_edit_post)
def edit_post(post: Post, *, by: Person, title: str, body: str) -> Post:
    """Say it differently; what was said before can be looked up."""
    body, html, _ = written(body)
    title = titled(title, html)
    if (title, body) != (post.thread.title, post.body):
        keep_version(post.thread, title=post.thread.title, body=post.body)
        post.body, post.body_html = body, html
        post.thread.title, post.thread.excerpt, post.thread.edited_at = title, excerpt(html, 300), now()
        tag(post.thread, body)
        record(PostEdited(actor_id=by.id, thread_id=post.id))
    return post


@permits(can_delete_post)
def delete_post(post: Post, *, by: Person) -> None:
    """Take it back. Its place in the talk and in the line remains as a stub without words."""
    gone = db.session.execute(update(Thread).where(Thread.id == post.id, Thread.deleted_at.is_(None)).values(deleted_at=now()))
    if gone.rowcount:
        db.session.refresh(post.thread)
        record(PostDeleted(actor_id=by.id, thread_id=post.id, group_id=post.thread.group_id))


@permits(can_mark_spark)
def mark_spark(post: Post, *, by: Person) -> Post:
    """Say that this looks like the beginning of something. Twice is once."""
    marked = db.session.execute(update(Post).where(Post.id == post.id, Post.kind != "spark").values(kind="spark"))
    if marked.rowcount:
        db.session.refresh(post)
        record(SparkMarked(actor_id=by.id, thread_id=post.id))
    return post
