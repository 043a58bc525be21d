"""How two ideas become one and two again. Called by operations, which have asked whether one may."""

from contextlib import suppress

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.orm import aliased

from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.domain.discussions.threads import move
from app.domain.groups.models import Membership
from app.domain.ideas.events import IdeaMoved, IdeasMerged, IdeasSplit
from app.domain.ideas.machine import ALIVE, IDEA
from app.domain.ideas.models import Ask, Backing, Idea
from app.domain.ideas.readiness import hold, recount
from app.domain.lineage.line import grow, part
from app.domain.lineage.models import Edge
from app.domain.people.models import Person

MERGEABLE = (*ALIVE, "resting")
_CARRIED = ("person_id", "group_id", "way", "hours", "skill", "note", "created_at")


def check_two(idea: Idea, other: Idea) -> None:
    """Raises Invalid(other=…) where the two cannot become one: who stands behind the one must not be told to more people by it."""
    if idea.id == other.id:
        raise Invalid(other="That is the same idea.")
    if idea.thread.group_id != other.thread.group_id and not (idea.thread.group.is_open and other.thread.group.is_open):
        raise Invalid(
            other="Ideas of different groups become one only where both groups are open: others would learn who stands behind it."
        )
    for one in (idea, other):
        if one.thread.is_blind:
            raise Invalid(other=f"Until it is told whose “{one.thread.title}” is, it stands alone: asking would tell.")
        if one.thread.is_deleted or one.thread.state not in MERGEABLE:
            raise Invalid(other=f"“{one.thread.title}” is {one.thread.state} by now. Only ideas that grow or rest become one.")


def hold_both(kept: Idea, gone: Idea, *, gone_states: tuple[str, ...] = MERGEABLE) -> None:
    """Keep everybody else from changing either until the transaction ends; always in the same order, so that nobody waits for ever."""
    states = {kept.id: MERGEABLE, gone.id: gone_states}
    for idea in sorted((kept, gone), key=lambda idea: idea.id):
        hold(idea, states=states[idea.id])


def join_ideas(kept: Idea, gone: Idea, by: Person) -> None:
    """`gone` goes into `kept`: who stands behind it does so there, once; what it asks for is asked there; both lines lead there.
    What was said stays where it was said. Both are held."""
    move(gone.thread, IDEA["I6"])
    _carry_backings(kept, gone)
    asks = (Ask.idea_id == gone.id, Ask.deleted_at.is_(None))
    db.session.execute(update(Ask).where(*asks).values(idea_id=kept.id, came_with_id=gone.id))
    # Where one came out of the other they are in one line already.
    with suppress(Invalid):
        grow(kept.thread, out_of=gone.thread, kind="merged_from", by=by, is_primary=False)
    record(IdeaMoved(actor_id=by.id, idea_id=gone.id, group_id=gone.thread.group_id, state="merged"))
    record(IdeasMerged(actor_id=by.id, idea_id=gone.id, into_id=kept.id, group_id=kept.thread.group_id))
    recount(gone, by=by)
    recount(kept, by=by)


def part_ideas(kept: Idea, gone: Idea, by: Person) -> None:
    """`gone` stands on its own again with all it brought. Both are held."""
    move(gone.thread, IDEA["I6u"])
    db.session.execute(delete(Backing).where(Backing.idea_id == kept.id, Backing.came_with_id == gone.id))
    asks = (Ask.idea_id == kept.id, Ask.came_with_id == gone.id)
    db.session.execute(update(Ask).where(*asks).values(idea_id=gone.id, came_with_id=None))
    if db.session.scalar(select(Edge.kind).where(Edge.child_id == kept.id, Edge.parent_id == gone.id)) == "merged_from":
        part(kept.thread, gone.id)
    record(IdeaMoved(actor_id=by.id, idea_id=gone.id, group_id=gone.thread.group_id, state="growing"))
    record(IdeasSplit(actor_id=by.id, idea_id=gone.id, into_id=kept.id, group_id=kept.thread.group_id))
    recount(gone, by=by)
    recount(kept, by=by)


def _carry_backings(kept: Idea, gone: Idea) -> None:
    """Those of `gone` who may read `kept` and do not yet stand behind it in that way do so from now on."""
    there = aliased(Backing)
    same = (there.idea_id == kept.id, there.person_id == Backing.person_id, there.way == Backing.way)
    belongs = (Membership.person_id == Backing.person_id, Membership.group_id == kept.thread.group_id, Membership.state == "active")
    may_read = or_(Person.kind == "staff", select(Membership.person_id).where(*belongs).exists())
    theirs = select(*(getattr(Backing, name) for name in _CARRIED)).join(Person, Person.id == Backing.person_id)
    rows = db.session.execute(theirs.where(Backing.idea_id == gone.id, may_read, ~select(there.id).where(*same).exists())).all()
    if rows:
        carried = [dict(row._mapping) | {"idea_id": kept.id, "came_with_id": gone.id} for row in rows]
        db.session.execute(insert(Backing), carried)
