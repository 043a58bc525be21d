"""Standing behind an idea, counting who does and what is covered, and turning it ready or growing by that alone."""

from sqlalchemy import case, distinct, func, select, update

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.domain.discussions.models import Thread
from app.domain.discussions.threads import touch
from app.domain.groups.models import Group
from app.domain.ideas.asks import add_up
from app.domain.ideas.events import Backed, IdeaMoved
from app.domain.ideas.lights import is_ready
from app.domain.ideas.machine import ALIVE, IDEA
from app.domain.ideas.models import Backing, Idea
from app.domain.people.models import Person
from app.domain.people.queries import staff_count


def hold(idea: Idea, *, states: tuple[str, ...] = ALIVE) -> None:
    """Keep everybody else from changing the idea until the transaction ends.

    Raises Invalid(state=…) if it is in none of `states`.
    """
    db.session.refresh(idea.thread, with_for_update={"of": Thread})
    db.session.refresh(idea)
    if idea.thread.state not in states:
        raise Invalid(state=f"This idea is “{idea.thread.state}” by now, so that can no longer be done.")


def stand_behind(idea: Idea, by: Person, way: str, group: Group) -> Backing:
    """The backing of `by` in that way, made out of `group` where there was none. The idea is held."""
    backing = db.session.scalar(select(Backing).where(Backing.idea_id == idea.id, Backing.person_id == by.id, Backing.way == way))
    if backing is not None:
        return backing
    backing = Backing(idea_id=idea.id, person_id=by.id, group_id=group.id, way=way, hours=0, skill="", note="", created_at=now())
    backing.doer = by
    db.session.add(backing)
    db.session.flush()
    touch(idea.thread, by=by)
    home_id = idea.thread.group_id
    record(Backed(actor_id=by.id, idea_id=idea.id, backing_id=backing.id, group_id=home_id, from_group_id=group.id, way=way))
    return backing


def recount(idea: Idea, *, by: Person) -> None:
    """Bring the idea's numbers up to date, and its state with them. The idea is held."""
    meant = Backing.way != "follow"
    counts = select(
        func.count(distinct(case((meant, Backing.person_id)))).label("backer_count"),
        func.count(distinct(case((Backing.way == "help", Backing.person_id)))).label("helper_count"),
        func.count(distinct(case((Backing.way == "lead", Backing.person_id)))).label("lead_count"),
        func.count(distinct(case((meant, Backing.group_id)))).label("group_count"),
        func.coalesce(func.sum(Backing.hours), 0).label("hours_offered"),
    ).where(Backing.idea_id == idea.id)
    for name, value in db.session.execute(counts).one()._mapping.items():
        setattr(idea, name, value)
    add_up(idea)
    db.session.flush()
    _turn(idea, by)


def _turn(idea: Idea, by: Person) -> None:
    turn = IDEA["I1"] if is_ready(idea, staff_count()) else IDEA["I1r"]
    turned = db.session.execute(update(Thread).where(Thread.id == idea.id, Thread.state.in_(turn.out_of)).values(state=turn.into))
    if turned.rowcount:
        db.session.refresh(idea.thread)
        record(IdeaMoved(actor_id=by.id, idea_id=idea.id, group_id=idea.thread.group_id, state=turn.into))
