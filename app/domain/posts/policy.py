"""Who may change a post."""

from app.domain.discussions.policy import can_comment
from app.domain.groups.policy import can_moderate
from app.domain.people.models import Person
from app.domain.posts.models import Post


def can_edit_post(person: Person | None, post: Post) -> bool:
    return person is not None and person.is_active and person.id == post.thread.author_id and not post.thread.is_deleted


def can_delete_post(person: Person | None, post: Post) -> bool:
    if post.thread.is_deleted:
        return False
    return can_edit_post(person, post) or can_moderate(person, post.thread.group)


def can_mark_spark(person: Person | None, post: Post):
    """The author, or anybody who may talk there."""
    return can_comment(person, post.thread)
