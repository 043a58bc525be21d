"""Keeping something for later. No fact is recorded: what one keeps is nobody else's to know."""

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.policy import permits
from app.domain.bookmarks.models import Bookmark
from app.domain.bookmarks.policy import can_save, can_unsave
from app.domain.discussions.models import Comment, Thread
from app.domain.discussions.policy import GONE
from app.domain.people.models import Person


@permits(can_save)
def save(thread: Thread, *, by: Person, comment: Comment | None = None) -> None:
    """Keep the thread's opening, or `comment`, for later. Twice is once. Raises Invalid where it has been taken back."""
    if thread.is_deleted or comment and comment.deleted_at:
        raise Invalid(thread=GONE)
    try:
        with db.session.begin_nested():
            db.session.add(Bookmark(person_id=by.id, thread_id=thread.id, comment_id=comment and comment.id, created_at=now()))
    except IntegrityError:
        return


@permits(can_unsave)
def unsave(thread: Thread, *, by: Person, comment: Comment | None = None) -> None:
    """Put it away again."""
    mine = (Bookmark.person_id == by.id, Bookmark.thread_id == thread.id, Bookmark.comment_id == (comment and comment.id))
    db.session.execute(delete(Bookmark).where(*mine))
