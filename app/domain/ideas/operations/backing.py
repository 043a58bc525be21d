"""Standing behind an idea, hoping and doubting."""

from sqlalchemy import delete, update

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.discussions.threads import touch
from app.domain.groups.models import Group
from app.domain.ideas.asks import forget_offers
from app.domain.ideas.events import ConsiderationTakenBack, Considered, SteppedBack
from app.domain.ideas.models import SIDES, Backing, Consideration, Idea
from app.domain.ideas.policy import can_back, can_take_back
from app.domain.ideas.readiness import hold, recount, stand_behind
from app.domain.ideas.wording import check_backing
from app.domain.people.models import Person


@permits(can_back)
def back(idea: Idea, *, by: Person, way: str, group: Group | None = None, hours: int = 0, skill: str = "", note: str = "") -> Backing:
    """Stand behind the idea in one `way`, coming out of `group` (the idea's own if none is named).

    The same way again changes hours, skill and note.
    """
    group = group or idea.thread.group
    check_backing(idea, by, way, group, hours, skill, note)
    hold(idea)
    backing = stand_behind(idea, by, way, group)
    backing.group_id, backing.hours = group.id, hours if way == "help" else 0
    backing.skill, backing.note, backing.came_with_id = skill.strip(), note.strip(), None
    db.session.flush()
    recount(idea, by=by)
    return backing


@permits(can_back)
def step_back(idea: Idea, *, by: Person, way: str) -> None:
    """No longer stand behind the idea in that way, nor offer what went with it. Twice is once."""
    hold(idea)
    forget_offers(idea, by, way)
    gone = db.session.execute(delete(Backing).where(Backing.idea_id == idea.id, Backing.person_id == by.id, Backing.way == way))
    if gone.rowcount:
        record(SteppedBack(actor_id=by.id, idea_id=idea.id, way=way))
        recount(idea, by=by)


@permits(can_back)
def consider(idea: Idea, *, by: Person, side: str, body: str) -> Consideration:
    """Add a hope or a doubt, at most 1000 characters."""
    body = body.strip()
    if side not in SIDES:
        raise Invalid(side="A hope or a doubt.")
    if not body or len(body) > 1000:
        raise Invalid(body="At most 1,000 characters." if body else "Say what you hope or doubt.")
    consideration = Consideration(idea_id=idea.id, author_id=by.id, side=side, body=body, created_at=now())
    consideration.writer = by
    db.session.add(consideration)
    db.session.flush()
    touch(idea.thread, by=by)
    group_id = idea.thread.group_id
    record(Considered(actor_id=by.id, idea_id=idea.id, consideration_id=consideration.id, group_id=group_id, side=side))
    return consideration


@permits(can_take_back)
def take_back(consideration: Consideration, *, by: Person) -> None:
    """Take a hope or a doubt back. Twice is once."""
    alive = (Consideration.id == consideration.id, Consideration.deleted_at.is_(None))
    gone = db.session.execute(update(Consideration).where(*alive).values(deleted_at=now()))
    if gone.rowcount:
        db.session.refresh(consideration)
        record(ConsiderationTakenBack(actor_id=by.id, idea_id=consideration.idea_id, consideration_id=consideration.id))
