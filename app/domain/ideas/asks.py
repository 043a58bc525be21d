"""What an idea asks for and what is offered: checked, added up, forgotten. Called by operations, which have asked whether one may."""

from sqlalchemy import delete, func, select

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.domain.ideas.events import AskAdded
from app.domain.ideas.models import ASKS, WAY_OF, Ask, Idea, Pledge
from app.domain.people.models import Person

MOST = {"hours": 2_000, "skill": 50, "thing": 1_000, "money": 10_000_000}
# Hours are counted in hours and skills in people; for the rest whoever asks says in what.
UNITS = {"hours": "h", "skill": "people"}
MOST_ASKS = 8


def checked(kind: str, what: str, minimum: int, optimum: int, unit: str) -> dict:
    """The columns of an ask; without an optimum the minimum is all it wants. Raises Invalid naming every field that makes no sense."""
    if kind not in ASKS:
        raise Invalid(kind="Choose one of those offered.")
    what, unit, optimum = " ".join(what.split()), UNITS.get(kind) or " ".join(unit.split()), optimum or minimum
    errors = {}
    if len(what) > 80 or not (what or kind == "hours"):
        errors["what"] = "At most 80 characters." if what else "Say what it asks for."
    if not 1 <= minimum <= MOST[kind]:
        errors["minimum"] = f"A number from 1 to {MOST[kind]:,}."
    elif not minimum <= optimum <= MOST[kind]:
        errors["optimum"] = f"As much as the least, up to {MOST[kind]:,}."
    if len(unit) > 12 or (kind == "money" and not unit):
        errors["unit"] = "At most 12 characters." if unit else "Say in which currency, for example EUR."
    if errors:
        raise Invalid(**errors)
    return {"kind": kind, "what": what, "minimum": minimum, "optimum": optimum, "unit": unit}


def first_asked(hours: int, wanted: int, skill: str) -> tuple[dict, dict]:
    """The ask for hours an idea begins with, if it does, and what makes no sense about it, under the names its form has."""
    if not (hours or wanted or skill.strip()):
        return {}, {}
    try:
        return checked("hours", skill, hours or wanted, wanted, ""), {}
    except Invalid as wrong:
        names = {"minimum": "hours_needed", "optimum": "hours_wanted", "what": "skill_needed"}
        return {}, {names[field]: sentence for field, sentence in wrong.errors.items()}


def add_ask(idea: Idea, by: Person, **columns) -> Ask:
    """One thing more that the idea asks for. The idea is held."""
    ask = Ask(idea_id=idea.id, offered=0, created_at=now(), **columns)
    db.session.add(ask)
    db.session.flush()
    record(AskAdded(actor_id=by.id, idea_id=idea.id, ask_id=ask.id, group_id=idea.thread.group_id))
    return ask


def add_up(idea: Idea) -> None:
    """Bring up to date what is offered against each ask. Hours offered without naming an ask go to the first that wants hours."""
    asks = db.session.scalars(select(Ask).where(Ask.idea_id == idea.id, Ask.deleted_at.is_(None)).order_by(Ask.id)).all()
    sums = select(Pledge.ask_id, func.sum(Pledge.amount)).where(Pledge.ask_id.in_([ask.id for ask in asks])).group_by(Pledge.ask_id)
    pledged = dict(db.session.execute(sums).all()) if asks else {}
    for ask in asks:
        ask.offered = pledged.get(ask.id, 0)
    wanting = [ask for ask in asks if ask.kind == "hours"]
    if wanting:
        wanting[0].offered += idea.hours_offered
    idea.hours_offered += sum(pledged.get(ask.id, 0) for ask in wanting)
    idea.hours_needed = sum(ask.minimum for ask in wanting)
    idea.skill_needed = wanting[0].what if wanting else ""
    idea.ask_count, idea.covered_count = len(asks), sum(ask.is_covered for ask in asks)


def forget_offers(idea: Idea, by: Person, way: str) -> None:
    """Take back what `by` has offered in that way. The idea is held."""
    kinds = [kind for kind, goes_with in WAY_OF.items() if goes_with == way]
    asks = select(Ask.id).where(Ask.idea_id == idea.id, Ask.kind.in_(kinds))
    db.session.execute(delete(Pledge).where(Pledge.person_id == by.id, Pledge.ask_id.in_(asks)))
