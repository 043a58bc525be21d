"""Who may say what came of it, and who says how they are named."""

from app.domain.lineage.models import Credit
from app.domain.outcomes.models import Outcome
from app.domain.people.models import Person
from app.domain.projects.models import Project
from app.domain.projects.policy import can_work


def can_deliver(person: Person | None, project: Project):
    """The team and whoever leads it."""
    return can_work(person, project)


def can_work_on_outcome(person: Person | None, outcome: Outcome):
    """The team and whoever leads it."""
    return not outcome.thread.is_deleted and can_work(person, outcome.project)


def can_answer(person: Person | None, credit: Credit) -> bool:
    """Nobody answers for somebody else."""
    return person is not None and person.is_active and person.id == credit.person_id


def is_house(person: Person) -> bool:
    """What time itself causes happens in the name of the house."""
    return person.kind == "house"
