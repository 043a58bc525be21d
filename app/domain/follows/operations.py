"""Following, falling silent, and moving one's own bookmark. No fact is recorded: none of it is for others to know."""

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.policy import permits
from app.domain.discussions.models import Comment, Thread
from app.domain.discussions.queries import comments_visible_to
from app.domain.follows.models import LEVELS, PersonFollow, TagFollow, ThreadFollow
from app.domain.follows.policy import can_follow, can_follow_person, can_follow_thread
from app.domain.follows.queries import follow_of, is_involved
from app.domain.people.models import Person

MOST_TAGS = 100


@permits(can_follow_thread)
def follow_thread(thread: Thread, *, by: Person, level: str) -> None:
    """How much `by` wants to hear of `thread`; "" leaves it to the group again. Raises Invalid(level=…)."""
    if level not in LEVELS:
        raise Invalid(level="Choose one of those offered.")
    _row(thread, by).level = level


@permits(can_follow_thread)
def reach(thread: Thread, *, by: Person, upto: int) -> None:
    """Move the bookmark of `by` to the comment `upto`, never back; where they neither follow nor have spoken, none is kept."""
    known = follow_of(by, thread)
    if not (known and known.level) and not is_involved(by, thread):
        return
    # Whatever number was sent: the bookmark lies at something that was said here and that they may read.
    said = comments_visible_to(by).where(Comment.thread_id == thread.id, Comment.id <= upto)
    last = db.session.scalar(said.with_only_columns(func.max(Comment.id)))
    row = _row(thread, by) if last else None
    if row and last > (row.last_comment_id or 0):
        row.last_comment_id = last


@permits(can_follow)
def forget_places(*, by: Person) -> int:
    """Take every bookmark of `by` out of the threads they read; returns how many there were. What they follow stays."""
    mine = (ThreadFollow.person_id == by.id, ThreadFollow.last_comment_id.is_not(None))
    number = db.session.execute(update(ThreadFollow).where(*mine).values(last_comment_id=None)).rowcount
    db.session.execute(delete(ThreadFollow).where(ThreadFollow.person_id == by.id, ThreadFollow.level == ""))
    return number


@permits(can_follow_person)
def follow_person(person: Person, *, by: Person) -> None:
    """Find on one's Home what `person` says in rooms one may read. Twice is once; nobody is told."""
    _add(PersonFollow(follower_id=by.id, person_id=person.id, created_at=now()))


@permits(can_follow)
def unfollow_person(person: Person, *, by: Person) -> None:
    """No longer."""
    db.session.execute(delete(PersonFollow).where(PersonFollow.follower_id == by.id, PersonFollow.person_id == person.id))


@permits(can_follow)
def follow_tag(name: str, *, by: Person) -> None:
    """Find on one's Home what is said under the tag `name`. Twice is once. Raises Invalid(tag=…)."""
    name = name.strip().lstrip("#").lower()
    if not 2 <= len(name) <= 40 or " " in name:
        raise Invalid(tag="That is no tag.")
    if db.session.scalar(select(func.count()).select_from(TagFollow).where(TagFollow.person_id == by.id)) >= MOST_TAGS:
        raise Invalid(tag=f"{MOST_TAGS} tags are the most one can follow.")
    _add(TagFollow(person_id=by.id, name=name, created_at=now()))


@permits(can_follow)
def unfollow_tag(name: str, *, by: Person) -> None:
    """No longer."""
    db.session.execute(delete(TagFollow).where(TagFollow.person_id == by.id, TagFollow.name == name.lower()))


def _row(thread: Thread, by: Person) -> ThreadFollow:
    row = follow_of(by, thread)
    if row is None:
        _add(ThreadFollow(person_id=by.id, thread_id=thread.id))
        row = follow_of(by, thread)
    return row


def _add(row) -> None:
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError:
        return
