"""What goes with a post that is moved, and what stays."""

from sqlalchemy import delete, func, select, update

from app.core.database import db
from app.domain.discussions.models import Comment, Reaction, Thread
from app.domain.discussions.threads import reopen_question
from app.domain.groups.models import Group
from app.domain.summaries.models import Summary


def take_along(thread: Thread, origin: Group, into: Group) -> None:
    """Nobody reads it who did not before: what was said and summed up in the old home is said in the new one."""
    for model in (Comment, Summary):
        here = (model.thread_id == thread.id, model.group_id == origin.id)
        db.session.execute(update(model).where(*here).values(group_id=into.id), execution_options={"synchronize_session": False})
    _recount(thread, into)
    db.session.expire_all()


def leave_behind(thread: Thread, origin: Group, into: Group) -> None:
    """More people read it from now on: the words and signs of others were not meant for them and stay in the old room.

    A sign under the opening has no room of its own, so those of others end. An answer that stays behind answers nothing here.
    """
    here = (Comment.thread_id == thread.id, Comment.group_id == origin.id)
    quiet = {"execution_options": {"synchronize_session": False}}
    db.session.execute(update(Comment).where(*here).values(everywhere=False, accepted_at=None), **quiet)
    signs = (Reaction.thread_id == thread.id, Reaction.comment_id.is_(None))
    db.session.execute(delete(Reaction).where(*signs, Reaction.person_id != thread.author_id), **quiet)
    left = db.session.scalar(select(func.count()).select_from(Reaction).where(*signs))
    db.session.execute(update(Thread).where(Thread.id == thread.id).values(reaction_count=left), **quiet)
    reopen_question(thread)
    _recount(thread, into)
    db.session.expire_all()


def _recount(thread: Thread, into: Group) -> None:
    said = select(func.count()).where(Comment.thread_id == thread.id, Comment.group_id == into.id, Comment.deleted_at.is_(None))
    counted = update(Thread).where(Thread.id == thread.id).values(comment_count=said.scalar_subquery())
    db.session.execute(counted, execution_options={"synchronize_session": False})
