"""Who should hear of what the kinds of posts bring with them: thanks, answers, polls, gatherings."""

from collections.abc import Iterator

from sqlalchemy import select

from app.core.database import db
from app.domain.discussions.models import Comment, Thread
from app.domain.gatherings.events import Attended, GatheringMoved, MovedUp
from app.domain.gatherings.queries import those_who_come
from app.domain.polls.events import PollClosed
from app.domain.polls.queries import voters_in
from app.domain.posts.events import AnswerAccepted, Praised, SparkMarked
from app.domain.posts.models import Post
from app.subscribers.notifications.matters import Matter


def of_praise(fact: Praised) -> Iterator[Matter]:
    """Those who are thanked."""
    about = {"thread_id": fact.thread_id, "group_id": fact.group_id}
    yield Matter("praise", f"praise:thread:{fact.thread_id}", tuple(fact.person_ids), **about)


def of_answer(fact: AnswerAccepted) -> Iterator[Matter]:
    """Whoever gave the answer; then whoever asked, if somebody else took it."""
    comment, thread = db.session.get(Comment, fact.comment_id), db.session.get(Thread, fact.thread_id)
    if comment.accepted_at:
        about = {"thread_id": fact.thread_id, "comment_id": comment.id, "group_id": comment.group_id}
        yield Matter("answer", f"answer:comment:{comment.id}", (comment.author_id,), **about)
        yield Matter("answered", f"answered:thread:{thread.id}", (thread.author_id,), **about)


def of_spark(fact: SparkMarked) -> Iterator[Matter]:
    """Whoever wrote it, who has 48 hours to say that it is none."""
    thread = db.session.get(Thread, fact.thread_id)
    if db.session.get(Post, thread.id).kind == "spark":
        yield Matter("spark", f"spark:thread:{thread.id}", (thread.author_id,), thread_id=thread.id, group_id=thread.group_id)


def of_closing(fact: PollClosed) -> Iterator[Matter]:
    """Those who voted, and whoever asked."""
    thread = db.session.get(Thread, fact.thread_id)
    people = (thread.author_id, *voters_in(fact.thread_id))
    yield Matter("closed", f"closed:thread:{thread.id}", people, thread_id=thread.id, group_id=thread.group_id)


def of_attendance(fact: Attended) -> Iterator[Matter]:
    """Whoever invited, of those who come."""
    thread = db.session.get(Thread, fact.thread_id)
    if fact.answer == "yes":
        yield Matter("coming", f"coming:thread:{thread.id}", (thread.author_id,), thread_id=thread.id, group_id=thread.group_id)


def of_moving_up(fact: MovedUp) -> Iterator[Matter]:
    """Whoever has waited for a place."""
    group_id = db.session.scalar(select(Thread.group_id).where(Thread.id == fact.thread_id))
    yield Matter("seat", f"seat:thread:{fact.thread_id}", (fact.person_id,), thread_id=fact.thread_id, group_id=group_id)


def of_moving(fact: GatheringMoved) -> Iterator[Matter]:
    """Everybody who comes, may come or waits for a place."""
    group_id = db.session.scalar(select(Thread.group_id).where(Thread.id == fact.thread_id))
    people = tuple(those_who_come(fact.thread_id, "yes", "maybe", "waiting"))
    yield Matter("moved", f"moved:thread:{fact.thread_id}", people, thread_id=fact.thread_id, group_id=group_id)
