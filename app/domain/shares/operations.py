"""Bringing things from one group to another, and what the other makes of it."""

from sqlalchemy import exists, select, update
from sqlalchemy.orm import aliased

from app.core.clock import now
from app.core.database import db
from app.core.errors import Forbidden, Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.discussions.events import Shared
from app.domain.discussions.models import Share, Thread
from app.domain.discussions.policy import can_share
from app.domain.discussions.threads import count, touch
from app.domain.groups.models import Group, Membership
from app.domain.groups.policy import ARCHIVED, can_moderate, can_post, still_open
from app.domain.groups.queries import membership_of
from app.domain.people.models import Person
from app.domain.shares.events import BringingAsked, BringingLetIn, BringingTakenBack, BringingTurnedDown, ReceptionChanged, ShareTakenOut
from app.domain.shares.leaving import pass_on, silence
from app.domain.shares.models import MOST, RULES, Bringing, Reception
from app.domain.shares.policy import can_answer, can_set_reception, can_take_back, can_take_out
from app.domain.shares.queries import brought_lately, reception_of

LONGEST = 500


@permits(can_set_reception)
def set_reception(group: Group, *, by: Person, rule: str, quota: int) -> Reception:
    """Say who may bring things to `group`, and how many in a week out of one other group. Raises Invalid(rule=…, quota=…)."""
    if rule not in RULES:
        raise Invalid(rule="Choose one of those offered.")
    if not 0 <= quota <= MOST:
        raise Invalid(quota=f"A number from 0 to {MOST} is needed here.")
    reception = db.session.merge(Reception(group_id=group.id, rule=rule, quota=quota))
    record(ReceptionChanged(actor_id=by.id, group_id=group.id, rule=rule, quota=quota))
    return reception


@permits(can_share)
def share(thread: Thread, *, by: Person, into: Group, note: str, parent: Share | None = None) -> Share | Bringing:
    """Bring `thread` before the group `into`, saying why. `parent` is the share through which `by` met it.

    Where those who look after the group see things first, it waits and is a Bringing until they have answered.
    Raises Invalid(note=…) without a reason, Invalid(group=…) where it already is or the group takes no (more) such things.
    """
    note = _said(note, "note", "Say why you bring it: one sentence is enough.")
    # So that of two who bring at once the second is counted after the first.
    db.session.execute(select(Group.id).where(Group.id == into.id).with_for_update())
    waits = _waits(thread, by, into)
    _check_reached(thread, into)
    if parent and parent.thread_id != thread.id:
        raise Invalid(group="That share belongs to something else.")
    if not waits:
        return _carry(thread, by, into, note, parent and parent.id)
    bringing = Bringing(thread_id=thread.id, group_id=into.id, person_id=by.id, parent_id=parent and parent.id, note=note, created_at=now())
    bringing.thread, bringing.group, bringing.doer = thread, into, by
    db.session.add(bringing)
    db.session.flush()
    record(BringingAsked(actor_id=by.id, bringing_id=bringing.id, group_id=into.id))
    return bringing


@permits(can_answer)
def let_in(bringing: Bringing, *, by: Person) -> Share:
    """Let it be talked about in the group, as brought by whoever asked. Raises Invalid where that is no longer possible."""
    _check_reached(bringing.thread, bringing.group, but=bringing)
    if can_share(bringing.doer, bringing.thread) is not True:
        raise Invalid(bringing=f"{bringing.person.name} may no longer carry this out of its group.")
    _answer(bringing, by, state="let_in")
    record(BringingLetIn(actor_id=by.id, bringing_id=bringing.id, group_id=bringing.group_id))
    return _carry(bringing.thread, bringing.doer, bringing.group, bringing.note, bringing.parent_id)


@permits(can_answer)
def turn_down(bringing: Bringing, *, by: Person, reason: str) -> None:
    """Leave it where it is, and tell whoever asked why. Raises Invalid(reason=…)."""
    reason = _said(reason, "reason", "Say why not: whoever asked will read it.")
    _answer(bringing, by, state="turned_down", reason=reason)
    record(BringingTurnedDown(actor_id=by.id, bringing_id=bringing.id, group_id=bringing.group_id))


@permits(can_take_back)
def take_back(bringing: Bringing, *, by: Person) -> None:
    """Ask no longer."""
    record(BringingTakenBack(actor_id=by.id, bringing_id=bringing.id, group_id=bringing.group_id))
    db.session.delete(bringing)
    db.session.flush()


@permits(can_take_out)
def take_out(share: Share, *, by: Person, reason: str) -> Bringing:
    """Take the thread out of a group it was brought to, with what was said there; at home and elsewhere it stays.

    Whoever brought it keeps the reason. Raises Invalid(reason=…).
    """
    reason = _said(reason, "reason", "Say why: whoever brought it will read it.")
    silence(share, by)
    pass_on(share)
    kept = {name: getattr(share, name) for name in ("thread_id", "group_id", "person_id", "parent_id", "note", "created_at")}
    bringing = Bringing(**kept, state="turned_down", reason=reason, answered_by_id=by.id, answered_at=now())
    db.session.add(bringing)
    db.session.delete(share)
    count(share.thread, share_count=-1)
    db.session.flush()
    record(ShareTakenOut(actor_id=by.id, share_id=share.id, thread_id=share.thread_id, group_id=share.group_id))
    record(BringingTurnedDown(actor_id=by.id, bringing_id=bringing.id, group_id=share.group_id))
    return bringing


def _waits(thread: Thread, by: Person, into: Group) -> bool:
    """Whether those who look after `into` see it first; raises where it takes no such thing from `by`."""
    reception, keeps = reception_of(into), can_moderate(by, into) is True
    if into.is_archived:
        raise Forbidden(ARCHIVED)
    if (place := membership_of(by, into)) and place.state == "banned":
        raise Forbidden(f"{into.name} takes nothing from you.")
    if reception.rule == "none":
        raise Invalid(group=f"{into.name} takes nothing from other groups.")
    if reception.rule == "members" and (verdict := can_post(by, into)) is not True:
        raise Forbidden(verdict)
    waits = reception.rule == "queue" and not keeps
    if waits and not _somebody_reads(thread, into):
        raise Invalid(group=f"Nobody who looks after {into.name} may read this, so nobody could let it in.")
    if into.id != thread.group_id and brought_lately(thread.group_id, into) >= reception.quota:
        often = f"{reception.quota} {'thing' if reception.quota == 1 else 'things'} a week" if reception.quota else "nothing"
        raise Invalid(group=f"{into.name} takes {often} from {thread.group.name}. Choose the one that matters most, or wait.")
    return waits


def _somebody_reads(thread: Thread, into: Group) -> bool:
    if thread.group.is_open:
        return True
    keeper, inside = aliased(Membership), aliased(Membership)
    both = select(keeper.id).join(inside, inside.person_id == keeper.person_id)
    both = both.where(keeper.group_id == into.id, keeper.state == "active", keeper.role.in_(("moderator", "owner")))
    return db.session.scalar(select(exists(both.where(inside.group_id == thread.group_id, inside.state == "active"))))


def _check_reached(thread: Thread, into: Group, but: Bringing | None = None) -> None:
    if (verdict := still_open(into)) is not True:
        raise Forbidden(verdict)
    if into.id == thread.group_id or db.session.scalar(select(Share.id).where(Share.thread_id == thread.id, Share.group_id == into.id)):
        raise Invalid(group=f"It is in {into.name} already.")
    waiting = select(Bringing.id).where(Bringing.thread_id == thread.id, Bringing.group_id == into.id, Bringing.state == "waiting")
    if but is None and db.session.scalar(waiting):
        raise Invalid(group=f"It waits to be let into {into.name} already.")


def _carry(thread: Thread, by: Person, into: Group, note: str, parent_id: int | None) -> Share:
    row = Share(thread_id=thread.id, group_id=into.id, person_id=by.id, parent_id=parent_id, note=note, created_at=now())
    row.thread, row.group, row.doer = thread, into, by
    db.session.add(row)
    db.session.flush()
    touch(thread, by=by, room=into, share_count=1)
    record(Shared(actor_id=by.id, share_id=row.id, thread_id=thread.id, group_id=into.id, parent_id=parent_id))
    return row


def _answer(bringing: Bringing, by: Person, *, state: str, reason: str = "") -> None:
    """Compare and set, so that of two who answer at once only one succeeds."""
    waiting = update(Bringing).where(Bringing.id == bringing.id, Bringing.state == "waiting")
    if not db.session.execute(waiting.values(state=state, reason=reason, answered_by_id=by.id, answered_at=now())).rowcount:
        raise Invalid(bringing="This has been answered already.")
    db.session.refresh(bringing)


def _said(words: str, field: str, required: str) -> str:
    words = words.replace("\x00", "").strip()
    if not words:
        raise Invalid(**{field: required})
    if len(words) > LONGEST:
        raise Invalid(**{field: f"At most {LONGEST} characters."})
    return words
