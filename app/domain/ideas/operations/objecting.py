"""The 48 hours of whoever said what an idea grew out of."""

from sqlalchemy import select, update

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.discussions.models import Thread
from app.domain.discussions.threads import move
from app.domain.ideas.events import IdeaMoved, Objected, ObjectionTakenBack, SparkCredited
from app.domain.ideas.machine import ALIVE, IDEA
from app.domain.ideas.models import Idea
from app.domain.ideas.operations.proposing import EDGE_KINDS
from app.domain.ideas.policy import can_object, can_take_objection_back, is_house
from app.domain.ideas.readiness import hold, recount
from app.domain.lineage.line import credit, grow, part
from app.domain.lineage.models import Edge
from app.domain.people.models import Person


@permits(can_object)
def object_to(idea: Idea, *, by: Person, reason: str) -> None:
    """Say why it should not grow out of what one said. The idea rests, is separate from the remark, and names nobody but its carer,
    who reads why and decides how it goes on. Raises Invalid(reason=…) without a reason."""
    reason = reason.strip()
    if not reason or len(reason) > 500:
        raise Invalid(reason="At most 500 characters." if reason else "Say why, so that whoever cares for it can make it right.")
    hold(idea, states=(*ALIVE, "resting", "started", "delivered", "merged"))
    parents = select(Edge.parent_id).join(Thread, Thread.id == Edge.parent_id).where(Edge.kind == EDGE_KINDS["post"])
    for parent_id in db.session.scalars(parents.where(Edge.child_id == idea.id, Thread.author_id == by.id)).all():
        part(idea.thread, parent_id)
        idea.parted_from_id = parent_id
        record(Objected(actor_id=by.id, idea_id=idea.id, group_id=idea.thread.group_id, thread_id=parent_id))
    idea.objection, idea.object_until = reason, None
    # What has been started, delivered or merged goes on, and no longer names what it came from.
    if idea.thread.state in ALIVE:
        move(idea.thread, IDEA["I0o"])
        record(IdeaMoved(actor_id=by.id, idea_id=idea.id, group_id=idea.thread.group_id, state="resting"))


@permits(can_take_objection_back)
def take_objection_back(idea: Idea, *, by: Person) -> None:
    """It may grow out of what one said after all: it names the remark again, credits the spark at once, and wakes unless it rests for
    another reason too. Raises Invalid(state=…) where it rests no longer."""
    hold(idea, states=("resting",))
    remark = db.session.get(Thread, idea.parted_from_id)
    grow(idea.thread, out_of=remark, kind=EDGE_KINDS["post"], by=by)
    idea.objection, idea.parted_from_id = "", None
    credit(idea.thread, [(by.id, "sparked", None)])
    record(ObjectionTakenBack(actor_id=by.id, idea_id=idea.id, group_id=idea.thread.group_id, thread_id=remark.id))
    if not idea.not_now:
        move(idea.thread, IDEA["I0t"])
        record(IdeaMoved(actor_id=by.id, idea_id=idea.id, group_id=idea.thread.group_id, state=IDEA["I0t"].into))
        recount(idea, by=by)


@permits(is_house)
def end_objection_times(*, by: Person) -> int:
    """Give credit for the spark where nobody objected within 48 hours. Returns how many. Twice, or late, is once."""
    due = select(Idea).join(Idea.thread).where(Idea.object_until <= now(), Thread.deleted_at.is_(None))
    ended = 0
    for idea in db.session.scalars(due.limit(500)).all():
        mine = update(Idea).where(Idea.id == idea.id, Idea.object_until.is_not(None)).values(object_until=None)
        if db.session.execute(mine).rowcount:
            db.session.refresh(idea)
            credit(idea.thread, [(idea.sparked_by_id, "sparked", None)])
            record(SparkCredited(actor_id=by.id, idea_id=idea.id, person_id=idea.sparked_by_id))
            ended += 1
    return ended
