"""Who had a part in something, as somebody may see it."""

from dataclasses import dataclass

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload

from app.core.database import db
from app.core.errors import NotFound
from app.domain.discussions.models import Thread
from app.domain.groups.models import Group
from app.domain.groups.queries import readable_group_ids
from app.domain.lineage.models import Credit
from app.domain.people.models import Person

STAGES = ("sparked", "shaped", "backed", "built", "tested", "decided", "told", "carried", "responded")


@dataclass(frozen=True)
class Part:
    """Somebody's part. `group` is None where the reader may not know it."""

    id: int
    part: str
    person: Person
    group: Group | None
    state: str
    shown_as: str

    @property
    def person_id(self) -> int:
        return self.person.id


@dataclass(frozen=True)
class Sheet:
    """Parts that may be told, by stage and then by name, never by amount; and how many people had one beside them.

    What the reader themselves has declined is among the credits, so that they can think again.
    """

    credits: list[Part]
    others: int

    @property
    def by_part(self) -> dict[str, list[Part]]:
        """What nobody has declined, under the names of the parts, in order."""
        parts = {}
        for credit in self.credits:
            if credit.state != "declined":
                parts.setdefault(credit.part, []).append(credit)
        return parts


def credits_of(thread: Thread, *, seen_by: Person) -> Sheet:
    """The credits of `thread` that were not declined. One query.

    A part somebody had where `seen_by` may not read is told only once they have agreed to be named.
    """
    may_know = or_(Credit.group_id.is_(None), Credit.group_id.in_(readable_group_ids(seen_by)))
    stands = or_(Credit.state != "declined", Credit.person_id == seen_by.id)
    query = _credits().add_columns(may_know).where(Credit.thread_id == thread.id, stands)
    known = dict(db.session.execute(query).all())
    shown = in_order([credit for credit in known if known[credit] or credit.person_id == seen_by.id or _is_named(credit)])
    others = {credit.person_id for credit in known} - {credit.person_id for credit in shown}
    return Sheet([_part(credit, with_group=known[credit]) for credit in shown], len(others))


def in_order(credits: list[Credit]) -> list[Credit]:
    """By stage, alphabetical inside."""
    return sorted(credits, key=lambda credit: (STAGES.index(credit.part), credit.person.name_key))


def answers_of(thread: Thread) -> list[Credit]:
    """Every credit of `thread` with person and group, in order, whoever asks: for copies, which filter them."""
    return in_order(list(db.session.scalars(_credits().where(Credit.thread_id == thread.id))))


def credits_asked_of(person: Person) -> Select:
    """Rows (credit, thread) that wait for an answer of `person`, newest first, where they may read the thread."""
    return (
        select(Credit, Thread)
        .join(Thread, Thread.id == Credit.thread_id)
        .where(Credit.person_id == person.id, Credit.state == "proposed", Thread.state.in_(("crediting", "confirmed")))
        .where(Thread.group_id.in_(readable_group_ids(person)), Thread.deleted_at.is_(None))
        .order_by(Credit.id.desc())
    )


def find_credit(credit_id: int, *, seen_by: Person | None) -> Credit:
    """The credit with that id, if it is `seen_by`'s own. Raises NotFound."""
    credit = db.session.scalar(_credits().where(Credit.id == credit_id, Credit.person_id == (seen_by.id if seen_by else None)))
    if credit is None:
        raise NotFound
    return credit


def _is_named(credit: Credit) -> bool:
    return credit.state == "confirmed" and credit.shown_as == "name"


def _part(credit: Credit, *, with_group: bool) -> Part:
    return Part(credit.id, credit.part, credit.person, credit.group if with_group else None, credit.state, credit.shown_as)


def _credits():
    return select(Credit).options(joinedload(Credit.person), joinedload(Credit.group))
