"""A second look at what was decided, by somebody else."""

from datetime import timedelta

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.groups.policy import can_moderate
from app.domain.groups.suspensions import lift_in
from app.domain.moderation.acting import given, written_down
from app.domain.moderation.events import AppealAnswered, Appealed
from app.domain.moderation.models import Act, Appeal
from app.domain.moderation.policy import can_answer_appeal, can_appeal, is_another_keeper
from app.domain.moderation.removing import put_words_back
from app.domain.people.models import Person
from app.domain.people.operations import unbar

WITHIN = timedelta(days=30)


@permits(can_appeal)
def appeal(act: Act, *, by: Person, words: str) -> Appeal:
    """Ask, once, that somebody else looks at it. Raises Invalid(words=…)."""
    words = words.replace("\r\n", "\n").replace("\x00", "").strip()
    if not words or len(words) > 1000:
        raise Invalid(words="At most 1,000 characters." if words else "Say why you see it differently.")
    if act.created_at < now() - WITHIN:
        raise Invalid(words="That was more than 30 days ago; nobody looks at it again.")
    desk = "group" if act.group and can_moderate(act.by, act.group) and is_another_keeper(act) else "house"
    row = Appeal(act_id=act.id, group_id=act.group_id, words=words, desk=desk, opened_at=now())
    row.act, row.group = act, act.group
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError:
        raise Invalid(words="You have asked for a second look already.") from None
    record(Appealed(actor_id=by.id, appeal_id=row.id, group_id=act.group_id, desk=desk))
    return row


@permits(can_answer_appeal)
def answer_appeal(row: Appeal, *, by: Person, undo: bool, reason: str) -> Act:
    """Stand by what was decided, or undo it. Raises Invalid(decision=…) where somebody was faster."""
    reason = given(reason)
    settled = db.session.execute(update(Appeal).where(Appeal.id == row.id, Appeal.closed_at.is_(None)).values(closed_at=now()))
    db.session.refresh(row)
    if not settled.rowcount:
        raise Invalid(decision=f"{row.answer.by.name} has answered this meanwhile. Nothing of yours was done.")
    act = row.act
    answer = written_down(
        "undone" if undo else "upheld", by=by, group=act.group, reason=reason, person=act.concerned, thread_id=act.thread_id,
        comment_id=act.comment_id, noun=act.noun, rule=act.rule,
    )  # fmt: skip
    row.answer_id, row.answer = answer.id, answer
    if undo:
        _undo(act, by)
    record(AppealAnswered(actor_id=by.id, act_id=act.id, person_id=act.person_id))
    return answer


def _undo(act: Act, by: Person) -> None:
    if act.kind == "removed":
        put_words_back(act, by=by)
    elif act.kind == "suspended":
        lift_in(act.group, act.concerned)
    elif act.kind == "barred" and act.concerned.is_barred:
        unbar(act.concerned, by=by)
