"""Who may say what came of it, and who says how they are named."""

from sqlalchemy import select

from app.core.database import db
from app.domain.ideas.models import Backing, Idea
from app.domain.lineage.models import Credit
from app.domain.outcomes.models import Outcome
from app.domain.people.models import Person
from app.domain.projects.models import Project
from app.domain.projects.policy import can_promote, can_work


def can_deliver(person: Person | None, project: Project):
    """The team and whoever leads it."""
    return can_work(person, project)


def can_deliver_idea(person: Person | None, idea: Idea):
    """Whoever proposed it, cares for it, helps or would lead: of the staff of its group, as what comes of it is a project they lead."""
    verdict = can_promote(person, idea)
    if verdict is not True or person.id in (idea.thread.author_id, idea.carer_id):
        return verdict
    helps = select(Backing.id).where(Backing.idea_id == idea.id, Backing.person_id == person.id, Backing.way.in_(("help", "lead")))
    done = db.session.scalar(helps.limit(1)) is not None
    return done or "Whoever cares for the idea or helps with it says that it is done. Say that you help, and you can."


def can_work_on_outcome(person: Person | None, outcome: Outcome):
    """The team and whoever leads it."""
    return not outcome.thread.is_deleted and can_work(person, outcome.project)


def can_answer(person: Person | None, credit: Credit) -> bool:
    """Nobody answers for somebody else."""
    return person is not None and person.is_active and person.id == credit.person_id


def is_house(person: Person) -> bool:
    """What time itself causes happens in the name of the house."""
    return person.kind == "house"
