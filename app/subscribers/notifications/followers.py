"""Who follows a thread, and how much of what is said in it they want to hear."""

from collections.abc import Iterable

from sqlalchemy import or_, select

from app.core.database import db
from app.domain.discussions.models import Comment, Thread
from app.domain.follows.models import ThreadFollow

# What a level of one's own leaves out of a thread; it takes the place of the group's. Silence is silence, also when one is named:
# only what waits for one's own word or decision still gets through.
LEFT_OUT = {
    "all": frozenset(),
    "highlights": frozenset(),
    "mentions": frozenset(
        {"comment", "said", "post", "call", "reaction", "coming", "share", "backing", "offer", "consider", "update", "relocated"}
    ),
}
ASKING = frozenset(
    {
        "again", "objection", "merge", "grew", "credit", "review", "changes", "team_asked", "step_asked", "lead_offered", "lead_asked",
        "notice",
    }
)  # fmt: skip


def followers_of(comment: Comment, thread: Thread) -> list[int]:
    """Those who want to hear of `comment`: of every reply, or of its highlights, which are answers in an exchange they took part
    in and words of whoever opened the thread. Whoever has spoken in a thread hears its highlights."""
    follows = select(ThreadFollow.person_id, ThreadFollow.level).where(ThreadFollow.thread_id == thread.id)
    levels = dict(db.session.execute(follows.where(ThreadFollow.level.in_(("all", "highlights")))).all())
    said = select(Comment.author_id).where(Comment.thread_id == thread.id, Comment.deleted_at.is_(None)).distinct()
    if comment.author_id == thread.author_id:
        return [*levels, *db.session.scalars(said)]
    exchange = or_(Comment.id == comment.parent_id, Comment.parent_id == comment.parent_id)
    spoke = list(db.session.scalars(said.where(exchange))) if comment.parent_id else []
    return [*(person_id for person_id, level in levels.items() if level == "all"), *spoke]


def involved_in(thread: Thread) -> tuple[int, ...]:
    """Whoever opened the thread, follows it or has spoken in it."""
    follows = select(ThreadFollow.person_id).where(ThreadFollow.thread_id == thread.id, ThreadFollow.level.in_(("all", "highlights")))
    said = select(Comment.author_id).where(Comment.thread_id == thread.id, Comment.deleted_at.is_(None))
    return (thread.author_id, *db.session.scalars(follows.union(said)))


def levels_in(thread_id: int | None, people: Iterable[int]) -> dict[int, str]:
    """The levels that those of `people` have chosen for the thread who have chosen one."""
    if thread_id is None:
        return {}
    query = select(ThreadFollow.person_id, ThreadFollow.level).where(ThreadFollow.thread_id == thread_id, ThreadFollow.level != "")
    return dict(db.session.execute(query.where(ThreadFollow.person_id.in_(list(people)))).all())


def is_left_out(kind: str, level: str) -> bool:
    """Whether somebody who chose `level` for a thread does not hear of a matter of that kind."""
    return kind not in ASKING if level == "off" else kind in LEFT_OUT[level]
