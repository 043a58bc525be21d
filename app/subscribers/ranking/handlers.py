"""Keeps ranks true: what one person's sign changes is changed at once, whatever else a batch concerned is worked out anew."""

from sqlalchemy import delete, select

from app.core.database import db
from app.core.outbox import Subscriber
from app.domain.discussions.events import Commented, CommentEdited, Reacted, Shared, Unreacted
from app.domain.groups.events import GroupEdited
from app.domain.ideas.events import Backed, SteppedBack
from app.domain.people.events import ProfileEdited, Suspended
from app.domain.people.models import Person
from app.subscribers.ranking.house import forget_figures_of
from app.subscribers.ranking.models import Rank, Stance
from app.subscribers.ranking.offers import forget_offers_to
from app.subscribers.ranking.online import answer
from app.subscribers.ranking.recompute import recompute
from app.subscribers.ranking.voices import threads_by, threads_concerning, threads_touching

# Every noun that is a thread carries the thread's id under its own name.
THREADS = ("thread_id", "idea_id", "project_id", "outcome_id", "announcement_id")
# Signs that concern nobody's answer but the actor's own.
SIGNS = (Reacted, Unreacted, Commented, CommentEdited, Shared, Backed, SteppedBack)


def rank(facts: list) -> None:
    """Bring ranks up to date with `facts`, pairs of a fact and its record. Doing it twice changes nothing."""
    threads, pairs, people, groups = set(), set(), set(), set()
    for fact, _ in facts:
        concerned = {number for name in THREADS if (number := getattr(fact, name, None))}
        if isinstance(fact, SIGNS):
            pairs |= {(thread_id, fact.actor_id) for thread_id in concerned}
        else:
            threads |= concerned
        if isinstance(fact, (ProfileEdited, Suspended)):
            people.add(fact.person_id)
        elif isinstance(fact, GroupEdited):
            groups.add(fact.group_id)
    if people:
        # Asked before their offers go, or nobody would know what those had weighed on.
        threads |= threads_concerning(people)
        threads |= _made_nothing_of(set(db.session.scalars(select(Person.id).where(Person.id.in_(people), Person.counted.is_(False)))))
    if groups:
        threads |= threads_touching(groups)
    answer(pair for pair in pairs if pair[0] not in threads)
    if threads:
        recompute(threads)


def _made_nothing_of(people: set[int]) -> set[int]:
    """Drop all that is known of `people`, who asked not to be counted; returns the threads in whose sums that still is."""
    if not people:
        return set()
    forget_offers_to(people)
    forget_figures_of(people)
    return threads_by(people)


def forget() -> None:
    """Empty what follows from the log. Offers are in no log, and what a night found out stays until the next."""
    for model in (Rank, Stance):
        db.session.execute(delete(model))


RANKING = Subscriber("ranking", batch=rank, reset=forget)
