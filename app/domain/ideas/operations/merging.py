"""Two ideas become one: both sides agree, or one asks and five working days pass. What was merged can be split again."""

from datetime import timedelta

from sqlalchemy import or_, select, update

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.moments import after_working_days
from app.core.policy import permits
from app.domain.ideas.events import MergeAsked, MergeRefused
from app.domain.ideas.merging import MERGEABLE, check_two, hold_both, join_ideas, part_ideas
from app.domain.ideas.models import Idea, Merger
from app.domain.ideas.policy import can_answer_merger, can_call_off, can_edit_idea, can_split, is_house
from app.domain.people.models import Person

NOTICE = 5
TIME_TO_SPLIT = timedelta(days=30)


@permits(can_edit_idea)
def ask_to_merge(idea: Idea, *, by: Person, other: Idea, keep_other: bool, note: str) -> Merger:
    """Ask those who care for `other` to let the two become one, of which `idea` goes on, or `other` if `keep_other`. At once where
    one cares for both. Raises Invalid by field."""
    note = note.strip()
    if not note or len(note) > 500:
        raise Invalid(note="At most 500 characters." if note else "Say why they belong together.")
    check_two(idea, other)
    kept, gone = (other, idea) if keep_other else (idea, other)
    hold_both(kept, gone)
    ids = (idea.id, other.id)
    if db.session.scalar(select(Merger.id).where(Merger.state == "asked", or_(Merger.kept_id.in_(ids), Merger.gone_id.in_(ids))).limit(1)):
        raise Invalid(other="One of them is being asked already. Wait for the answer.")
    about = {"kept_id": kept.id, "gone_id": gone.id, "asked_of_id": other.id, "asked_by_id": by.id, "note": note}
    at = now()
    merger = Merger(**about, state="asked", created_at=at, due_at=after_working_days(at, NOTICE))
    merger.asked_by = by
    db.session.add(merger)
    db.session.flush()
    if can_edit_idea(by, other) is True:
        _end(merger, "merged")
        join_ideas(kept, gone, by)
    else:
        record(MergeAsked(actor_id=by.id, idea_id=other.id, merger_id=merger.id, group_id=other.thread.group_id))
    return merger


@permits(can_answer_merger)
def agree_to_merge(merger: Merger, *, by: Person) -> None:
    """Both sides want it: they are one. Raises Invalid(state=…) where it is no longer asked."""
    _complete(merger, by)


@permits(can_answer_merger)
def refuse_merge(merger: Merger, *, by: Person, reason: str) -> None:
    """Keep them apart, saying why. Raises Invalid(reason=…) without."""
    reason = reason.strip()
    if not reason or len(reason) > 500:
        raise Invalid(reason="At most 500 characters." if reason else "Say why they should stay apart.")
    _end(merger, "refused", refusal=reason)
    group_id = db.session.get(Idea, merger.asked_of_id).thread.group_id
    record(MergeRefused(actor_id=by.id, idea_id=merger.asked_of_id, merger_id=merger.id, group_id=group_id))


@permits(can_call_off)
def call_off_merge(merger: Merger, *, by: Person) -> None:
    """Ask no longer."""
    _end(merger, "lapsed")


@permits(can_split)
def split_ideas(merger: Merger, *, by: Person) -> None:
    """For thirty days: both stand on their own again, each with what it brought. Raises Invalid(state=…) after."""
    if merger.ended_at and now() > merger.ended_at + TIME_TO_SPLIT:
        raise Invalid(state="They could be split for thirty days. Propose the other one anew, it costs three lines.")
    kept, gone = _both(merger)
    hold_both(kept, gone, gone_states=("merged",))
    _end(merger, "split", was="merged")
    part_ideas(kept, gone, by)


@permits(is_house)
def merge_due_ideas(*, by: Person) -> int:
    """Merge what nobody spoke against for five working days; what has moved on meanwhile stays as it is. Returns how many."""
    due = select(Merger).where(Merger.state == "asked", Merger.due_at <= now()).order_by(Merger.id).limit(200)
    merged = 0
    for merger in db.session.scalars(due).all():
        kept, gone = _both(merger)
        if kept.thread.is_deleted or gone.thread.is_deleted or {kept.thread.state, gone.thread.state} - set(MERGEABLE):
            _end(merger, "lapsed")
        else:
            _complete(merger, by)
            merged += 1
    return merged


def _complete(merger: Merger, by: Person) -> None:
    kept, gone = _both(merger)
    check_two(kept, gone)
    hold_both(kept, gone)
    _end(merger, "merged")
    join_ideas(kept, gone, by)


def _both(merger: Merger) -> tuple[Idea, Idea]:
    return db.session.get(Idea, merger.kept_id), db.session.get(Idea, merger.gone_id)


def _end(merger: Merger, state: str, *, was: str = "asked", **words) -> None:
    """Compare and set, so that of two who answer at once one does."""
    values = {"state": state, "ended_at": now(), **words}
    ended = db.session.execute(update(Merger).where(Merger.id == merger.id, Merger.state == was).values(**values))
    if not ended.rowcount:
        raise Invalid(state="This has been answered, or was called off.")
    db.session.refresh(merger)
