"""Who should hear that a group was called on by its name, or that their own scheduled post could not go out."""

from collections.abc import Iterator

from app.core.database import db
from app.domain.discussions.events import GroupMentioned
from app.domain.discussions.models import Comment, Thread
from app.domain.drafts.events import PostMissed
from app.domain.groups.audience import people_hearing
from app.domain.groups.models import Group
from app.subscribers.notifications.matters import Matter


def of_call(fact: GroupMentioned) -> Iterator[Matter]:
    """Members of the group who follow it closely enough and may read where it was called."""
    thread, comment = db.session.get(Thread, fact.thread_id), fact.comment_id and db.session.get(Comment, fact.comment_id)
    if thread.deleted_at or (comment and comment.deleted_at):
        return
    places = {group.id: group for group in (thread.group, comment.group if comment else thread.group)}
    people = db.session.scalars(people_hearing(db.session.get(Group, fact.group_id), places=places.values()))
    # Under the key of a mention: whoever was named as well is told once.
    key = f"mention:comment:{fact.comment_id}" if comment else f"mention:thread:{fact.thread_id}"
    yield Matter("call", key, tuple(people), thread_id=fact.thread_id, comment_id=fact.comment_id, group_id=fact.group_id)


def of_missed(fact: PostMissed) -> Iterator[Matter]:
    """Whoever had written it."""
    yield Matter("missed", f"missed:draft:{fact.draft_id}", (fact.person_id,))
