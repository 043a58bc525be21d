"""What those who look after a group do to where things stand, written into its log beside what they decide about words.

Pins, locks, moves and shares lie below moderation and do not know it; what they did is in the event log, and why in their own rows.
"""

from sqlalchemy import delete, select

from app.core.database import db
from app.core.events import EventRecord
from app.core.outbox import Subscriber
from app.domain.discussions.models import Thread
from app.domain.moderation.models import STANDING, Act
from app.domain.placements.events import Locked, Moved, Pinned, Unlocked, Unpinned
from app.domain.placements.models import Move
from app.domain.shares.events import ShareTakenOut
from app.domain.shares.models import Bringing


def noting(kind: str, *, reason_of=lambda fact, thread: "", group_of=lambda fact, thread: thread.group_id):
    """A handler that notes `kind` in the log of the group it was done in. Whoever moves what is their own looks after nothing."""

    def note(fact, record: EventRecord) -> None:
        thread = db.session.get(Thread, fact.thread_id)
        if thread is None or (kind == "moved" and fact.actor_id == thread.author_id):
            return
        act = Act(kind=kind, by_id=fact.actor_id, thread_id=thread.id, noun=thread.kind, created_at=record.occurred_at)
        act.group_id, act.reason = group_of(fact, thread), reason_of(fact, thread)
        db.session.add(act)

    return note


def _why_moved(fact: Moved, _) -> str:
    moves = select(Move.reason).where(Move.thread_id == fact.thread_id, Move.from_id == fact.from_id, Move.to_id == fact.group_id)
    return db.session.scalar(moves.order_by(Move.id.desc()).limit(1)) or ""


def _why_taken_out(fact: ShareTakenOut, _) -> str:
    turned_down = (Bringing.thread_id == fact.thread_id, Bringing.group_id == fact.group_id, Bringing.answered_by_id == fact.actor_id)
    return db.session.scalar(select(Bringing.reason).where(*turned_down).order_by(Bringing.id.desc()).limit(1)) or ""


def _forget() -> None:
    db.session.execute(delete(Act).where(Act.kind.in_(STANDING)))


LOGBOOK = Subscriber(
    "logbook",
    handlers={
        Pinned: (noting("pinned"),),
        Unpinned: (noting("unpinned"),),
        Locked: (noting("locked", reason_of=lambda _, thread: thread.lock_reason),),
        Unlocked: (noting("unlocked"),),
        Moved: (noting("moved", reason_of=_why_moved, group_of=lambda fact, _: fact.from_id),),
        ShareTakenOut: (noting("taken_out", reason_of=_why_taken_out, group_of=lambda fact, _: fact.group_id),),
    },
    reset=_forget,
)
