"""What stays behind when a thread is taken out of a group it was brought to."""

from sqlalchemy import select, update

from app.core.clock import now
from app.core.database import db
from app.core.events import record
from app.domain.discussions.events import CommentDeleted
from app.domain.discussions.models import Comment, Share
from app.domain.people.models import Person
from app.domain.shares.models import Bringing


def silence(share: Share, by: Person) -> None:
    """What was said in the room goes with it, as if those who look after the group had taken out each word."""
    said = Comment.thread_id == share.thread_id, Comment.group_id == share.group_id, Comment.deleted_at.is_(None)
    ids = list(db.session.scalars(select(Comment.id).where(*said)))
    db.session.execute(update(Comment).where(Comment.id.in_(ids)).values(deleted_at=now(), deleted_by_id=by.id))
    for comment_id in ids:
        record(CommentDeleted(actor_id=by.id, comment_id=comment_id, thread_id=share.thread_id))


def pass_on(share: Share) -> None:
    """What was met through the share counts from now on as met where that one had been met."""
    for model in (Share, Bringing):
        db.session.execute(update(model).where(model.parent_id == share.id).values(parent_id=share.parent_id))
