"""Keeps the index true: whatever a batch of events named is looked up again, and put or dropped."""

from sqlalchemy import select

from app.core.database import db
from app.core.outbox import Subscriber
from app.domain.discussions.events import CommentDeleted, Commented, CommentEdited, CommentRestored, NameShown, Reacted, Shared, Unreacted
from app.domain.discussions.models import Comment
from app.domain.files.events import FilesAttached, FilesDetached
from app.domain.gatherings.events import Attended, MovedUp
from app.domain.groups.events import GroupEdited, GroupFounded
from app.domain.moderation.events import PutBack, TakenOut
from app.domain.people.events import PersonJoined, ProfileEdited, Suspended
from app.domain.placements.events import Moved
from app.domain.polls.events import BallotCast, PollClosed
from app.domain.posts.events import PostRestored
from app.subscribers.search.documents import Named, documents_of, keys_of
from app.subscribers.search.index import index

# Every noun that is a thread carries the thread's id under its own name.
THREADS = ("thread_id", "idea_id", "project_id", "outcome_id", "announcement_id")
COMMENTS = (Commented, CommentEdited, CommentDeleted, CommentRestored)
# With these, what changed is the comment they name, or the thread where they name none.
OF_BOTH = (FilesAttached, FilesDetached, TakenOut, PutBack)
PEOPLE = (PersonJoined, ProfileEdited, Suspended)
GROUPS = (GroupFounded, GroupEdited)
WORDLESS = (Reacted, Unreacted, Shared, BallotCast, PollClosed, Attended, MovedUp)
# With these a thread appears, appears elsewhere, or is found by its author, together with all that was said beneath it.
WHOLE = (PostRestored, PutBack, Moved, NameShown)


def keep(facts: list) -> None:
    """Bring the index up to date with `facts`, pairs of a fact and its record. Doing it twice changes nothing."""
    index.begin()
    named = _named_in(fact for fact, _ in facts)
    if not named:
        return
    documents = documents_of(named)
    gone = keys_of(named) - {document["key"] for document in documents}
    with index.writing() as writer:
        for key in gone:
            noun, _, number = key.partition(":")
            # With a thread goes all that was said beneath it.
            writer.delete_by_term(*(("thread", number) if noun == "thread" else ("key", key)))
        for document in documents:
            writer.update_document(**document)


def _named_in(facts) -> Named:
    named = Named()
    for fact in facts:
        if isinstance(fact, WORDLESS):
            continue
        if isinstance(fact, COMMENTS) or (isinstance(fact, OF_BOTH) and fact.comment_id):
            named.comments.add(fact.comment_id)
        elif isinstance(fact, PEOPLE):
            named.people.add(fact.person_id)
        elif isinstance(fact, GROUPS):
            named.groups.add(fact.group_id)
        else:
            named.threads.update(filter(None, (getattr(fact, name, None) for name in THREADS)))
        if isinstance(fact, WHOLE):
            named.comments.update(db.session.scalars(select(Comment.id).where(Comment.thread_id == fact.thread_id)))
    return named


def waits(position: int) -> bool:
    """Whether the log has been read up to `position` into an index that is there no more: then another is being made (see mending)."""
    return position > 0 and not index.is_there()


SEARCH = Subscriber("search", batch=keep, reset=index.wipe, outside=True, waits=waits)
