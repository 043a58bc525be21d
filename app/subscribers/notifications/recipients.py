"""Who should hear of what happened: one function per event, the most direct matter first."""

from collections.abc import Iterator

from sqlalchemy import select

from app.core.database import db
from app.domain.discussions.events import Commented, Reacted, Shared
from app.domain.discussions.models import Comment, Thread
from app.domain.groups.events import Invited, Joined, Requested
from app.domain.groups.models import Membership
from app.domain.posts.events import Posted
from app.subscribers.notifications.matters import Matter


def of_comment(fact: Commented) -> Iterator[Matter]:
    """Those mentioned, whoever is answered, whoever opened the thread."""
    comment, thread = db.session.get(Comment, fact.comment_id), db.session.get(Thread, fact.thread_id)
    if comment is None or comment.deleted_at or thread.deleted_at:
        return
    about = {"thread_id": fact.thread_id, "comment_id": fact.comment_id, "group_id": fact.group_id}
    yield Matter("mention", f"mention:comment:{fact.comment_id}", tuple(fact.mentioned_ids), **about)
    if fact.parent_id:
        answered = db.session.get(Comment, fact.parent_id)
        yield Matter("reply", f"reply:comment:{fact.parent_id}", (answered.author_id,), **about)
    yield Matter("comment", f"comment:thread:{fact.thread_id}", (thread.author_id,), **about)


def of_reaction(fact: Reacted) -> Iterator[Matter]:
    """Whoever said what was reacted to."""
    thread = db.session.get(Thread, fact.thread_id)
    if fact.comment_id:
        comment = db.session.get(Comment, fact.comment_id)
        about = {"thread_id": fact.thread_id, "comment_id": comment.id, "group_id": comment.group_id}
        yield Matter("reaction", f"reaction:comment:{comment.id}", (comment.author_id,), **about)
    else:
        yield Matter("reaction", f"reaction:thread:{thread.id}", (thread.author_id,), thread_id=thread.id, group_id=thread.group_id)


def of_share(fact: Shared) -> Iterator[Matter]:
    """Whoever opened the thread, if they may know the group it reached."""
    thread = db.session.get(Thread, fact.thread_id)
    yield Matter("share", f"share:thread:{thread.id}", (thread.author_id,), thread_id=thread.id, group_id=fact.group_id)


def of_post(fact: Posted) -> Iterator[Matter]:
    """Those mentioned; then everybody who wants to hear all of the group."""
    about = {"thread_id": fact.thread_id, "group_id": fact.group_id}
    yield Matter("mention", f"mention:thread:{fact.thread_id}", tuple(fact.mentioned_ids), **about)
    everything = (Membership.group_id == fact.group_id, Membership.state == "active", Membership.following == "all")
    followers = db.session.scalars(select(Membership.person_id).where(*everything))
    yield Matter("post", f"post:group:{fact.group_id}", tuple(followers), **about)


def of_request(fact: Requested) -> Iterator[Matter]:
    """Those who look after the group."""
    keepers = (Membership.group_id == fact.group_id, Membership.state == "active", Membership.role.in_(("moderator", "owner")))
    people = db.session.scalars(select(Membership.person_id).where(*keepers))
    yield Matter("request", f"request:group:{fact.group_id}", tuple(people), group_id=fact.group_id)


def of_invitation(fact: Invited) -> Iterator[Matter]:
    """Whoever is asked in."""
    yield Matter("invitation", f"invitation:group:{fact.group_id}", (fact.person_id,), group_id=fact.group_id)


def of_admission(fact: Joined) -> Iterator[Matter]:
    """Whoever was let in by somebody else."""
    yield Matter("admission", f"admission:group:{fact.group_id}", (fact.person_id,), group_id=fact.group_id)
