"""Asking for what an idea needs, and offering it."""

from sqlalchemy import delete, func, select, update

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.ideas.asks import MOST, MOST_ASKS, add_ask, checked
from app.domain.ideas.events import AskChanged, AskDropped, Offered, OfferKept, OfferTakenBack
from app.domain.ideas.machine import ALIVE
from app.domain.ideas.models import WAY_OF, Ask, Backing, Idea, Pledge
from app.domain.ideas.policy import can_answer_for, can_change_ask, can_edit_idea, can_offer
from app.domain.ideas.readiness import hold, recount, stand_behind
from app.domain.people.models import Person

ASKING = (*ALIVE, "resting")


@permits(can_edit_idea)
def ask_for(idea: Idea, *, by: Person, kind: str, what: str, minimum: int, optimum: int = 0, unit: str = "") -> Ask:
    """Ask for hours, a skill, a thing or money: at least `minimum`, at best `optimum`. Raises Invalid by field."""
    columns = checked(kind, what, minimum, optimum, unit)
    hold(idea, states=ASKING)
    there = select(func.count()).where(Ask.idea_id == idea.id, Ask.deleted_at.is_(None))
    if db.session.scalar(there) >= MOST_ASKS:
        raise Invalid(kind=f"{MOST_ASKS} at once are enough. Take one back, or change one.")
    ask = add_ask(idea, by, **columns)
    recount(idea, by=by)
    return ask


@permits(can_change_ask)
def change_ask(ask: Ask, *, by: Person, what: str, minimum: int, optimum: int = 0, unit: str = "") -> Ask:
    """Ask for more, for less, or in other words. What has been offered stands."""
    columns, idea = checked(ask.kind, what, minimum, optimum, unit), db.session.get(Idea, ask.idea_id)
    hold(idea, states=ASKING)
    for name, value in columns.items():
        setattr(ask, name, value)
    record(AskChanged(actor_id=by.id, idea_id=idea.id, ask_id=ask.id))
    recount(idea, by=by)
    return ask


@permits(can_change_ask)
def drop_ask(ask: Ask, *, by: Person) -> None:
    """Ask for it no longer. Those who offered it stand behind the idea as before."""
    idea = db.session.get(Idea, ask.idea_id)
    hold(idea, states=ASKING)
    gone = db.session.execute(update(Ask).where(Ask.id == ask.id, Ask.deleted_at.is_(None)).values(deleted_at=now()))
    if gone.rowcount:
        record(AskDropped(actor_id=by.id, idea_id=idea.id, ask_id=ask.id))
        recount(idea, by=by)


@permits(can_offer)
def offer(ask: Ask, *, by: Person, amount: int, for_department: bool = False, note: str = "") -> Pledge:
    """Offer so much of what is asked for, out of one's own or in the name of one's department; again changes it. Whoever offers
    stands behind the idea. Raises Invalid by field."""
    idea, note, department = db.session.get(Idea, ask.idea_id), note.strip(), by.department if for_department else ""
    if not 1 <= amount <= MOST[ask.kind]:
        raise Invalid(amount=f"A number from 1 to {MOST[ask.kind]:,}.")
    if len(note) > 300:
        raise Invalid(note="At most 300 characters.")
    if for_department and not (department and by.is_staff):
        raise Invalid(for_department="Your page names no department. Offer it in your own name, or name yours first.")
    hold(idea)
    same = select(Pledge).where(Pledge.ask_id == ask.id, Pledge.person_id == by.id, Pledge.department == department)
    pledge = db.session.scalar(same)
    if pledge is None:
        pledge = Pledge(ask_id=ask.id, person_id=by.id, department=department, created_at=now())
        pledge.person = by
        db.session.add(pledge)
    pledge.amount, pledge.note, pledge.kept_at = amount, note, None
    db.session.flush()
    stand_behind(idea, by, WAY_OF[ask.kind], idea.thread.group)
    record(Offered(actor_id=by.id, idea_id=idea.id, ask_id=ask.id, pledge_id=pledge.id, group_id=idea.thread.group_id))
    recount(idea, by=by)
    return pledge


@permits(can_answer_for)
def take_offer_back(pledge: Pledge, *, by: Person) -> None:
    """Offer it no longer, whatever the idea has become. Twice is once."""
    ask = db.session.get(Ask, pledge.ask_id)
    idea = db.session.get(Idea, ask.idea_id)
    hold(idea, states=(*ASKING, "started", "delivered", "merged"))
    gone = db.session.execute(delete(Pledge).where(Pledge.id == pledge.id))
    if not gone.rowcount:
        return
    _forget_bare(idea, by, WAY_OF[ask.kind])
    record(OfferTakenBack(actor_id=by.id, idea_id=idea.id, ask_id=ask.id))
    recount(idea, by=by)


def _forget_bare(idea: Idea, by: Person, way: str) -> None:
    """A backing that was there only because of an offer goes with it."""
    kinds = [kind for kind, goes_with in WAY_OF.items() if goes_with == way]
    others = select(Pledge.id).join(Ask, Ask.id == Pledge.ask_id)
    others = others.where(Pledge.person_id == by.id, Ask.idea_id == idea.id, Ask.kind.in_(kinds))
    bare = (Backing.idea_id == idea.id, Backing.person_id == by.id, Backing.way == way, Backing.hours == 0)
    db.session.execute(delete(Backing).where(*bare, Backing.skill == "", Backing.note == "", ~others.exists()))


@permits(can_answer_for)
def keep_offer(pledge: Pledge, *, by: Person) -> None:
    """Say yes once more, now that the idea has been started. Twice is once."""
    idea = db.session.get(Idea, db.session.get(Ask, pledge.ask_id).idea_id)
    hold(idea, states=("started", "delivered"))
    kept = db.session.execute(update(Pledge).where(Pledge.id == pledge.id, Pledge.kept_at.is_(None)).values(kept_at=now()))
    if kept.rowcount:
        db.session.refresh(pledge)
        record(OfferKept(actor_id=by.id, idea_id=idea.id, pledge_id=pledge.id, group_id=idea.thread.group_id))
