"""Putting a post on top, closing its talk, moving it to another group."""

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError

from app.core.clock import now
from app.core.database import db
from app.core.errors import Forbidden, Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.discussions.models import Share, Thread
from app.domain.discussions.threads import touch
from app.domain.groups.models import Group
from app.domain.groups.policy import can_post
from app.domain.people.models import Person
from app.domain.placements.events import Locked, Moved, Pinned, Unlocked, Unpinned
from app.domain.placements.models import Move, Pin
from app.domain.placements.moving import leave_behind, take_along
from app.domain.placements.policy import can_lock, can_move, can_pin, can_unpin
from app.domain.placements.queries import widens
from app.domain.posts.models import PLAIN, Post

MOST_PINS = 3
LONGEST_REASON = 200


@permits(can_pin)
def pin(thread: Thread, *, by: Person) -> None:
    """Keep the post on top of its group's talk. Twice is once. Raises Invalid(pin=…) where three are there already."""
    # The row of the group makes those who pin at the same time pin one after the other.
    db.session.execute(select(Group.id).where(Group.id == thread.group_id).with_for_update())
    on_top = db.session.scalars(
        select(Pin.thread_id).join(Thread, Thread.id == Pin.thread_id).where(Pin.group_id == thread.group_id, Thread.deleted_at.is_(None))
    ).all()
    if thread.id in on_top:
        return
    if len(on_top) >= MOST_PINS:
        raise Invalid(pin=f"{MOST_PINS} posts are on top already. Take one of them down first.")
    try:
        with db.session.begin_nested():
            db.session.add(Pin(thread_id=thread.id, group_id=thread.group_id, by_id=by.id, created_at=now()))
    except IntegrityError:
        return
    record(Pinned(actor_id=by.id, thread_id=thread.id, group_id=thread.group_id))


@permits(can_unpin)
def unpin(thread: Thread, *, by: Person) -> None:
    """Let the post find its own place again."""
    if db.session.execute(delete(Pin).where(Pin.thread_id == thread.id)).rowcount:
        record(Unpinned(actor_id=by.id, thread_id=thread.id, group_id=thread.group_id))


@permits(can_lock)
def lock(thread: Thread, *, by: Person, reason: str) -> None:
    """Close the talk under `thread`; the reason stands where one would answer. Raises Invalid(reason=…)."""
    reason = _reason(reason, "Say why: it is shown to everybody who would have answered.")
    if _shut(thread, Thread.lock_reason == "", reason):
        record(Locked(actor_id=by.id, thread_id=thread.id))
    else:
        _shut(thread, Thread.lock_reason != "", reason)


@permits(can_lock)
def unlock(thread: Thread, *, by: Person) -> None:
    """Open the talk again."""
    if _shut(thread, Thread.lock_reason != "", ""):
        record(Unlocked(actor_id=by.id, thread_id=thread.id))


def _shut(thread: Thread, still, reason: str) -> bool:
    """Compare and set, so that of two who press at once one is told of."""
    shut = db.session.execute(update(Thread).where(Thread.id == thread.id, still).values(lock_reason=reason))
    db.session.refresh(thread)
    return bool(shut.rowcount)


@permits(can_move)
def move_post(thread: Thread, *, by: Person, into: Group, reason: str) -> Move:
    """Let the post stand in `into` from now on. Where nobody reads it who did not before, all that was said goes with it.

    Where more people read, only whoever wrote it moves it, alone: what others said, signed and summed up stays behind.
    Raises Invalid(reason=…) without a reason, Invalid(group=…) where it cannot go, Forbidden where `by` could not post.
    """
    reason, origin = _reason(reason, "Say why: the notice in the old group shows it."), thread.group
    if (verdict := can_post(by, into)) is not True:
        raise Forbidden(verdict)
    wider = widens(origin, into)
    _check_target(thread, by, into, wider)
    moved = update(Thread).where(Thread.id == thread.id, Thread.group_id == origin.id, Thread.deleted_at.is_(None))
    if not db.session.execute(moved.values(group_id=into.id, moved_at=now())).rowcount:
        raise Invalid(group="Somebody else has moved it or taken it back meanwhile.")
    db.session.execute(delete(Pin).where(Pin.thread_id == thread.id))
    (leave_behind if wider else take_along)(thread, origin, into)
    db.session.refresh(thread)
    row = Move(thread_id=thread.id, from_id=origin.id, to_id=into.id, by_id=by.id, reason=reason, leaves_behind=wider, created_at=now())
    db.session.add(row)
    touch(thread, by=by)
    record(Moved(actor_id=by.id, thread_id=thread.id, from_id=origin.id, group_id=into.id))
    return row


def _check_target(thread: Thread, by: Person, into: Group, wider: bool) -> None:
    stands = select(func.count()).select_from(Share).where(Share.thread_id == thread.id, Share.group_id == into.id)
    if into.id == thread.group_id or db.session.scalar(stands):
        raise Invalid(group=f"It is in {into.name} already.")
    if not wider:
        return
    if by.id != thread.author_id:
        raise Invalid(group=f"People could read it in {into.name} who cannot read it here. Only whoever wrote it may do that.")
    if thread.share_count:
        raise Invalid(group=f"People could read it in {into.name} who cannot read it here, and others already talk about it elsewhere.")
    post = db.session.get(Post, thread.id)
    if post.kind not in PLAIN:
        raise Invalid(group=f"People could read it in {into.name} who cannot read it here, and others have taken part in it.")


def _reason(text: str, required: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise Invalid(reason=required)
    if len(text) > LONGEST_REASON:
        raise Invalid(reason=f"At most {LONGEST_REASON} characters.")
    return text
