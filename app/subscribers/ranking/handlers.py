"""Keeps ranks true: whatever a batch of events concerned is worked out anew, each thread once."""

from sqlalchemy import delete, select

from app.core.database import db
from app.core.outbox import Subscriber
from app.domain.groups.events import GroupEdited
from app.domain.people.events import ProfileEdited, Suspended
from app.domain.people.models import Person
from app.subscribers.ranking.models import Rank, Stance
from app.subscribers.ranking.offers import forget_offers_to
from app.subscribers.ranking.recompute import recompute
from app.subscribers.ranking.voices import threads_concerning, threads_touching

# Every noun that is a thread carries the thread's id under its own name.
THREADS = ("thread_id", "idea_id", "project_id", "outcome_id", "announcement_id")


def rank(facts: list) -> None:
    """Work out anew what `facts`, pairs of a fact and its record, concern. Doing it twice changes nothing."""
    threads, people, groups = set(), set(), set()
    for fact, _ in facts:
        threads.update(filter(None, (getattr(fact, name, None) for name in THREADS)))
        if isinstance(fact, (ProfileEdited, Suspended)):
            people.add(fact.person_id)
        elif isinstance(fact, GroupEdited):
            groups.add(fact.group_id)
    if people:
        # Asked before their offers go, or nobody would know what those had weighed on.
        threads |= threads_concerning(people)
        forget_offers_to(set(db.session.scalars(select(Person.id).where(Person.id.in_(people), Person.counted.is_(False)))))
    if groups:
        threads |= threads_touching(groups)
    recompute(threads)


def forget() -> None:
    """Empty what was worked out. Offers stay: they are nobody's conclusion and are in no log."""
    for model in (Rank, Stance):
        db.session.execute(delete(model))


RANKING = Subscriber("ranking", batch=rank, reset=forget)
