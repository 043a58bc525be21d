"""What the page of an idea shows of its hopes, doubts, asks, offers and mergers: all of it in one query."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Integer, String, cast, func, literal, null, or_, select, union_all

from app.core.database import UTCDateTime, db
from app.domain.discussions.unnamed import Unnamed, as_known, is_named
from app.domain.ideas.lights import Want
from app.domain.ideas.models import Ask, Consideration, Idea, Merger, Pledge
from app.domain.people.models import Person
from app.domain.projects.lead_asking import LeadAsking
from app.edge.caller import caller


@dataclass(frozen=True)
class Said:
    """A hope or a doubt."""

    id: int
    side: str
    body: str
    author: Person | Unnamed
    created_at: datetime


@dataclass(frozen=True)
class Given:
    """What somebody offers, for themselves or for a department, and when they said yes once more."""

    id: int
    person: Person | Unnamed
    department: str
    amount: int
    note: str
    kept_at: datetime | None


@dataclass
class Need:
    """Something asked for, what is offered of it, and how far that is on a bar of 100 that ends with the best one could wish."""

    id: int
    kind: str
    what: str
    unit: str
    minimum: int
    optimum: int
    offered: int
    offers: list[Given] = field(default_factory=list)

    @property
    def is_covered(self) -> bool:
        return self.offered >= self.minimum

    @property
    def reach(self) -> int:
        return min(100, self.offered * 100 // self.optimum)

    @property
    def least(self) -> int:
        return self.minimum * 100 // self.optimum

    @property
    def departments(self) -> list[str]:
        """Those that carry it, by name."""
        return sorted({offer.department for offer in self.offers if offer.department})


@dataclass(frozen=True)
class Joining:
    """That the idea should become one with another, or has: what is kept, what went into it, who asked, until when they may answer."""

    id: int
    state: str
    kept_id: int
    gone_id: int
    asked_of_id: int
    asked_by: Person
    until: datetime


@dataclass(frozen=True)
class Wanted:
    """That somebody is asked to lead it, by the reader or the reader themselves."""

    id: int
    person: Person


@dataclass
class Needs:
    """How many work here, for the lights; hopes and doubts; asks with their offers; mergers that are asked for or done; who is asked
    to lead it, as far as the reader has to do with it; oldest first."""

    staff: int = 0
    said: list[Said] = field(default_factory=list)
    mergers: list[Joining] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)
    asks: list[Need] = field(default_factory=list)

    @property
    def wants(self) -> list[Want]:
        """What is missing of the least it asks for."""
        return [Want(ask.kind, ask.what, ask.unit, ask.minimum - ask.offered) for ask in self.asks if not ask.is_covered]


def needs_of(idea: Idea) -> Needs:
    """What there is about `idea`. One query."""
    needs, asks, me = Needs(), {}, caller()
    for row in db.session.execute(_rows(idea)):
        if row.what == "ask":
            asks[row.id] = Need(row.id, row.label, row.word, row.unit, row.least, row.most, row.number)
        elif row.what == "offer":
            asks[row.ask_id].offers.append(_given(row, as_known(row.Person, idea.thread, me)))
        elif row.what == "said":
            needs.said.append(Said(row.id, row.label, row.word, as_known(row.Person, idea.thread, me), row.at))
        elif row.what == "merger":
            needs.mergers.append(Joining(row.id, row.label, row.number, row.least, row.ask_id, row.Person, row.at))
        elif row.what == "lead":
            needs.wanted.append(Wanted(row.id, row.Person))
        else:
            needs.staff = row.number
    needs.asks = list(asks.values())
    return needs


def _given(row, person: Person | Unnamed) -> Given:
    """An offer; that of somebody unnamed tells no department, which would lead to them."""
    return Given(row.id, person, row.label if is_named(person) else "", row.number, row.word, row.kept_at)


def _rows(idea: Idea):
    """One shape for everything, so that it can be asked together: asks come before what is offered against them."""
    asks = _row("ask", Ask.id, label=Ask.kind, word=Ask.what, unit=Ask.unit, number=Ask.offered, least=Ask.minimum, most=Ask.optimum)
    asks = asks.where(Ask.idea_id == idea.id, Ask.deleted_at.is_(None))
    offered = {"ask_id": Pledge.ask_id, "label": Pledge.department, "number": Pledge.amount, "kept_at": Pledge.kept_at}
    offers = _row("offer", Pledge.id, person_id=Pledge.person_id, word=Pledge.note, at=Pledge.created_at, **offered)
    offers = offers.join(Ask, Ask.id == Pledge.ask_id).where(Ask.idea_id == idea.id, Ask.deleted_at.is_(None))
    offers = offers.order_by(Pledge.id).limit(200).subquery()
    written = {"label": Consideration.side, "word": Consideration.body, "at": Consideration.created_at}
    said = _row("said", Consideration.id, person_id=Consideration.author_id, **written)
    said = said.where(Consideration.idea_id == idea.id, Consideration.deleted_at.is_(None)).order_by(Consideration.id).limit(100).subquery()
    two = {"number": Merger.kept_id, "least": Merger.gone_id, "ask_id": Merger.asked_of_id}
    me = caller().id
    lead = _row("lead", LeadAsking.id, person_id=LeadAsking.person_id, at=LeadAsking.created_at)
    lead = lead.where(LeadAsking.idea_id == idea.id, LeadAsking.answer == "", or_(LeadAsking.person_id == me, LeadAsking.asked_by_id == me))
    mergers = _row("merger", Merger.id, person_id=Merger.asked_by_id, label=Merger.state, at=Merger.due_at, **two)
    mergers = mergers.where(or_(Merger.kept_id == idea.id, Merger.gone_id == idea.id), Merger.state.in_(("asked", "merged")))
    staff = _row("staff", cast(null(), Integer), number=func.count()).select_from(Person)
    staff = staff.where(Person.kind == "staff", Person.suspended_at.is_(None))
    rows = union_all(asks, select(offers), select(said), mergers, staff, lead).subquery()
    query = select(rows, Person).outerjoin(Person, Person.id == rows.c.person_id)
    return query.order_by(rows.c.what, rows.c.at, rows.c.id)


_TYPES = {
    "ask_id": Integer, "person_id": Integer, "label": String, "word": String, "unit": String,
    "number": Integer, "least": Integer, "most": Integer, "at": UTCDateTime, "kept_at": UTCDateTime,
}  # fmt: skip


def _row(what: str, row_id, **columns):
    rest = [(cast(null(), kind()) if columns.get(name) is None else columns[name]).label(name) for name, kind in _TYPES.items()]
    return select(literal(what).label("what"), row_id.label("id"), *rest)
