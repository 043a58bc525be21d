"""Taking a reply as the answer, and none."""

from sqlalchemy import select, update

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.discussions.models import Comment, Thread
from app.domain.discussions.threads import reopen_question
from app.domain.people.models import Person
from app.domain.posts.events import AnswerAccepted, AnswerWithdrawn
from app.domain.posts.machine import QUESTION
from app.domain.posts.models import Post
from app.domain.posts.policy import can_accept_answer, can_withdraw_answer


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
