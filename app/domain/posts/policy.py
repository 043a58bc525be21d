"""Who may change a post, and say which answer was one."""

from app.core.clock import now
from app.core.database import db
from app.domain.discussions.models import Comment
from app.domain.discussions.policy import can_comment, is_undone_by
from app.domain.groups.policy import can_moderate, still_open
from app.domain.people.models import Person
from app.domain.posts.models import PLAIN, Post
from app.domain.posts.sparks import marked_until


def can_edit_post(person: Person | None, post: Post):
    """Change it and take it back: whoever wrote it, while the group goes on. Others take it out, with a reason (`moderation`)."""
    if person is None or not person.is_active or person.id != post.thread.author_id or post.thread.is_deleted:
        return False
    return still_open(post.thread.group)


def can_restore_post(person: Person | None, post: Post):
    return is_undone_by(person, post.thread)


def can_let_in(person: Person | None, post: Post) -> bool:
    """Those who look after the group, and nobody their own."""
    return can_moderate(person, post.thread.group) and person.id != post.thread.author_id


def can_mark_spark(person: Person | None, post: Post):
    """The author, or anybody who may talk there. What has more to it than words stays what it is."""
    if post.kind not in PLAIN or post.thread.state:
        return "This stays what it is. Make an idea out of it instead."
    return can_comment(person, post.thread)


def can_unmark_spark(person: Person | None, post: Post):
    """Whoever wrote it, whoever marked it, for 48 hours."""
    verdict = can_edit_post(person, post)
    if verdict is True and post.kind == "spark" and now() > marked_until(post):
        return "You had 48 hours to say that this is no spark. You can still say in the talk what you think of it."
    return verdict


def can_accept_answer(person: Person | None, comment: Comment):
    """Whoever asked, or who looks after the group in which it was asked; of what everybody who reads the question reads."""
    post = db.session.get(Post, comment.thread_id)
    if post is None or post.kind != "question" or post.thread.is_deleted or comment.deleted_at:
        return "Only a question that still stands has an answer."
    if comment.group_id != post.thread.group_id:
        return "An answer is taken from the group in which the question was asked."
    return can_edit_post(person, post) or can_moderate(person, post.thread.group)


def can_withdraw_answer(person: Person | None, post: Post) -> bool:
    return post.kind == "question" and (can_edit_post(person, post) or can_moderate(person, post.thread.group))


def is_house(person: Person) -> bool:
    """What time itself causes happens in the name of the house."""
    return person.kind == "house"
