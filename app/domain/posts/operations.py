"""Writing posts, changing them, taking them back; thanking; taking an answer."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import contains_eager

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.markdown import excerpt
from app.core.policy import permits
from app.domain.discussions.calling import groups_named
from app.domain.discussions.models import Comment, Thread
from app.domain.discussions.newcomers import first_posts_unanswered, told_of
from app.domain.discussions.policy import can_read_thread
from app.domain.discussions.threads import keep_version, reopen_question, tag, titled, written
from app.domain.groups.models import Group
from app.domain.groups.policy import can_post, can_read_group
from app.domain.lineage.line import grow
from app.domain.people.models import Person
from app.domain.posts.events import (
    AnswerAccepted,
    AnswerWithdrawn,
    NewcomerWaited,
    PostDeleted,
    PostEdited,
    PostEnded,
    PostRestored,
    Praised,
    SparkMarked,
    SparkUnmarked,
)
from app.domain.posts.machine import QUESTION
from app.domain.posts.marking import turned
from app.domain.posts.models import PLAIN, Post, Praise
from app.domain.posts.policy import (
    can_accept_answer,
    can_edit_post,
    can_mark_spark,
    can_restore_post,
    can_unmark_spark,
    can_withdraw_answer,
    is_house,
)  # fmt: skip
from app.domain.posts.queries import is_out, why_firm
from app.domain.posts.writing import put_before

MOST_PRAISED = 10


@permits(can_post)
def write_post(
    group: Group, *, by: Person, body: str, title: str = "", kind: str = "talk", firsthand: str = "", from_whom: str = ""
) -> Post:
    """Put `body` (Markdown) before `group`. Without a title its first words name it; `kind` is one of PLAIN."""
    if kind not in PLAIN:
        raise Invalid(kind="Choose one of those offered.")
    return put_before(group, by, kind=kind, body=body, title=title, firsthand=firsthand, from_whom=from_whom)


@permits(can_edit_post)
def answer_news(post: Post, *, by: Person, news: Thread) -> None:
    """Let the line go on from `news` with `post`, which says what came back. Raises Invalid(answers=…) for what `by` may not read
    or is not out."""
    if not (can_read_thread(by, news) and is_out(news)):
        raise Invalid(answers="What is not out, or was taken back, has no answer.")
    grow(post.thread, out_of=news, kind="responded_to", by=by)


@permits(can_post)
def praise(group: Group, *, by: Person, body: str, people: list[Person], title: str = "") -> Post:
    """Thank `people` by name before `group`; they are told. Raises Invalid(people=…) for nobody, oneself, too many, and
    for whoever could not read it."""
    people = list(dict.fromkeys(people))
    if not people:
        raise Invalid(people="Name at least one colleague.")
    if len(people) > MOST_PRAISED:
        raise Invalid(people=f"At most {MOST_PRAISED} at once. Thank the others in a second one.")
    if by in people:
        raise Invalid(people="Praise is for others.")
    if away := [person.name for person in people if not can_read_group(person, group)]:
        raise Invalid(people=f"{', '.join(away)} could not read it in {group.name}.")
    post = put_before(group, by, kind="praise", body=body, title=title)
    db.session.add_all(Praise(post_id=post.id, person_id=person.id) for person in people)
    if not post.thread.held:
        record(Praised(actor_id=by.id, thread_id=post.id, group_id=group.id, person_ids=[person.id for person in people]))
    return post


@permits(can_accept_answer)
def accept_answer(comment: Comment, *, by: Person) -> None:
    """Take `comment` as the answer to the question above it, instead of the one taken before. Twice is once."""
    thread = comment.thread
    # The row of the question makes those who choose at the same time choose one after the other.
    db.session.execute(update(Thread).where(Thread.id == thread.id).values(state=QUESTION["A1"].into))
    db.session.execute(_answers_to(thread).where(Comment.id != comment.id).values(accepted_at=None))
    taken = db.session.execute(
        update(Comment)
        .where(Comment.id == comment.id, Comment.accepted_at.is_(None), Comment.deleted_at.is_(None))
        .values(accepted_at=now())
    )
    if taken.rowcount:
        record(AnswerAccepted(actor_id=by.id, thread_id=thread.id, comment_id=comment.id))
    elif not db.session.scalar(select(Comment.accepted_at).where(Comment.id == comment.id)):
        raise Invalid(comment="This has been taken back.")


@permits(can_withdraw_answer)
def withdraw_answer(post: Post, *, by: Person) -> None:
    """The question is open again; what was taken as its answer stays a reply."""
    gone = db.session.execute(_answers_to(post.thread).values(accepted_at=None))
    reopen_question(post.thread)
    if gone.rowcount:
        record(AnswerWithdrawn(actor_id=by.id, thread_id=post.id))


def _answers_to(thread: Thread):
    return update(Comment).where(Comment.thread_id == thread.id, Comment.accepted_at.is_not(None))


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


@permits(is_house)
def remind_of_newcomers(*, by: Person) -> int:
    """Note, once for each, whose first post in a group nobody has answered for a day. Returns how many."""
    known = told_of()
    waiting = [thread for thread in db.session.scalars(first_posts_unanswered()) if thread.id not in known and not thread.group.is_archived]
    for thread in waiting:
        record(NewcomerWaited(actor_id=by.id, thread_id=thread.id, group_id=thread.group_id))
    return len(waiting)
