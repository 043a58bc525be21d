"""Somebody wrote a link to another site: it is noted, and asked for when nobody waits (see `asking.py`)."""

from datetime import timedelta

from sqlalchemy import select

from app.core.clock import now
from app.core.database import db
from app.core.events import EventRecord
from app.core.fetching import Address
from app.core.outbox import Subscriber
from app.core.outside import outside
from app.domain.discussions.events import Commented, CommentEdited, CommentRestored
from app.domain.discussions.models import Comment, Thread
from app.domain.posts.events import Posted, PostEdited, PostRestored
from app.domain.posts.models import Post
from app.subscribers.links.models import LinkCard

MOST = 5
FRESH = timedelta(hours=24)
# An import tells of years at once, and nobody is about to read them.
OLD = timedelta(days=1)


def note_post(fact, record: EventRecord) -> None:
    """Want cards for what a post links to."""
    post = db.session.get(Post, fact.thread_id) if _matters(record) else None
    if post and not post.thread.held:
        _note(post.thread, post.body_html, [post.thread.group])


def note_comment(fact, record: EventRecord) -> None:
    """Want cards for what a comment links to."""
    comment = db.session.get(Comment, fact.comment_id) if _matters(record) else None
    if comment and not comment.deleted_at:
        _note(comment.thread, comment.body_html, [comment.group, comment.thread.group])


def _matters(record: EventRecord) -> bool:
    return outside.is_on and record.occurred_at > now() - OLD


def _note(thread: Thread, html: str, groups: list) -> None:
    # That a secret group speaks of a page is not for that page to know.
    if thread.is_deleted or any(group.visibility == "secret" for group in groups):
        return
    for address in outside.addresses_in(html)[:MOST]:
        _want(address, thread)


def _want(address: Address, thread: Thread) -> None:
    card = db.session.scalar(select(LinkCard).where(LinkCard.url == address.url))
    if card is None:
        card = LinkCard(url=address.url)
        db.session.add(card)
    elif card.due_at or (card.asked_at and card.asked_at > now() - FRESH):
        return
    card.thread_id, card.due_at, card.moves, card.seconds = thread.id, now(), 0, 0.0
    card.ask_url, card.ask_host = address.url, address.host


LINKS = Subscriber(
    "links",
    handlers={
        Posted: (note_post,), PostEdited: (note_post,), PostRestored: (note_post,),
        Commented: (note_comment,), CommentEdited: (note_comment,), CommentRestored: (note_comment,),
    },
)  # fmt: skip
