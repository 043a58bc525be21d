"""The lanes of the newsroom: from made to told."""

from dataclasses import dataclass

from app.core.clock import now
from app.core.database import db
from app.domain.announcements.models import Announcement
from app.domain.announcements.queries import lane, outcomes_to_tell
from app.domain.outcomes.models import Outcome
from app.domain.people.models import Person

LANE, LONG = 10, 7


@dataclass(frozen=True)
class Card:
    """Something on its way to the public, and where one reads on."""

    thread: object
    at: object
    href: str
    asked: str = ""
    type: str = ""

    @property
    def days(self) -> int:
        """For how many days."""
        return (now() - self.at).days

    @property
    def waits_long(self) -> bool:
        """Whether what was made has waited for more than a week to be told."""
        return bool(self.type) and self.days >= LONG


@dataclass(frozen=True)
class Lane:
    """One column of the newsroom."""

    key: str
    title: str
    cards: list[Card]
    empty: str


def newsroom_lanes(person: Person) -> list[Lane]:
    """Delivered and not told, in review, ready, out: as far as `person` may read them. Four queries."""
    outcomes = db.session.scalars(outcomes_to_tell(seen_by=person).order_by(Outcome.id.desc()).limit(LANE))
    told = [Card(outcome.thread, outcome.thread.created_at, f"/o/{outcome.id}", type=outcome.type) for outcome in outcomes]
    return [
        Lane("delivered", "Delivered, not told yet", told, "Everything that was made is being told."),
        Lane("in_review", "In review", _cards("in_review", person), "Nothing waits to be looked over."),
        Lane("ready", "Ready", _cards("ready", person), "Nothing waits to be let out."),
        Lane("published", "Out", _cards("published", person), "The first news is being made."),
    ]


def _cards(state: str, person: Person) -> list[Card]:
    query = lane(state, seen_by=person).order_by(Announcement.changed_at.desc(), Announcement.id.desc()).limit(LANE)
    return [Card(row.thread, row.changed_at, f"/n/{row.slug}", row.asked) for row in db.session.scalars(query)]
