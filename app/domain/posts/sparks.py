"""When what is said about a post looks like the beginning of something. It is said to those in it; marking it is a person's act."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from app.domain.posts.models import PLAIN, Post

FEWEST_REPLIES, FEWEST_PEOPLE = 3, 2
TIME_TO_UNMARK = timedelta(hours=48)


def marked_until(post: Post) -> datetime:
    """Until when its author may say that a spark is none."""
    return (post.spark_at or post.thread.created_at) + TIME_TO_UNMARK


def why_spark(post: Post, *, replies: int, people: int, joined: Sequence[str] = ()) -> str:
    """Why `post` looks like a spark, in words and numbers, or nothing if it does not: so many replies at home by so many people, or
    groups that `joined` in, by the names the reader may know."""
    if post.kind not in PLAIN or post.kind == "spark" or post.thread.state or post.thread.is_deleted or post.thread.held:
        return ""
    reasons = []
    if replies >= FEWEST_REPLIES and people >= FEWEST_PEOPLE:
        reasons.append(f"{replies} replies by {people} people")
    if joined:
        names = ", ".join(joined[:-1]) + " and " + joined[-1] if len(joined) > 1 else joined[0]
        reasons.append(f"{names} {'have' if len(joined) > 1 else 'has'} joined in")
    return ", and ".join(reasons)
