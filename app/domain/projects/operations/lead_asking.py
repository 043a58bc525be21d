"""Asking somebody to lead an idea as a project. Only their own yes starts it."""

from sqlalchemy import func, select

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.ideas.models import Idea
from app.domain.ideas.readiness import hold
from app.domain.people.models import Person
from app.domain.projects.answering import PEACE, answers, with_words
from app.domain.projects.asking_events import LeadAnswered, LeadAsked
from app.domain.projects.lead_asking import LeadAsking
from app.domain.projects.models import Project
from app.domain.projects.operations.promoting import promote
from app.domain.projects.policy import can_answer_lead_asking, can_promote, can_withdraw_lead_asking
from app.domain.projects.starting import checked_start

MOST_OPEN = 3


@permits(can_promote)
def ask_to_lead(idea: Idea, *, by: Person, person: Person, goal: str = "", trial_weeks: int = 4, words: str = "") -> LeadAsking:
    """Ask `person` to start the idea as a project and to lead it. Asked twice while it is open is once.

    Raises Invalid(people=…), Invalid(words=…), or what starting it would raise.
    """
    words = with_words(words)
    goal = checked_start(idea, goal, trial_weeks)
    hold(idea)
    _check(idea, by, person)
    asked = select(LeadAsking).where(LeadAsking.idea_id == idea.id, LeadAsking.answer == "")
    if (known := db.session.scalar(asked.where(LeadAsking.person_id == person.id))) is not None:
        return known
    if db.session.scalar(select(func.count()).select_from(asked.subquery())) >= MOST_OPEN:
        raise Invalid(people=f"{MOST_OPEN} people have been asked and have not answered. Give them a little time.")
    asking = LeadAsking(idea_id=idea.id, person_id=person.id, asked_by_id=by.id, goal=goal, trial_weeks=trial_weeks, words=words, answer="")
    asking.idea, asking.person, asking.asker, asking.created_at = idea, person, by, now()
    db.session.add(asking)
    db.session.flush()
    about = {"idea_id": idea.id, "group_id": idea.thread.group_id}
    record(LeadAsked(actor_id=by.id, asking_id=asking.id, person_id=person.id, **about))
    return asking


def _check(idea: Idea, by: Person, person: Person) -> None:
    if person.id == by.id:
        raise Invalid(people="You need not ask yourself: say that you lead it.")
    if can_promote(person, idea) is not True:
        raise Invalid(people=f"{person.name} is not of the staff in {idea.thread.group.name}, and so cannot lead this.")
    refused = (LeadAsking.answer == "no", LeadAsking.answered_at > now() - PEACE)
    asked = select(LeadAsking.id).where(LeadAsking.idea_id == idea.id, LeadAsking.person_id == person.id, *refused)
    if db.session.scalar(asked.limit(1)) is not None:
        raise Invalid(people=f"{person.name} was asked this lately and would rather not. They know where to find it.")


@permits(can_answer_lead_asking)
def accept_lead_asking(asking: LeadAsking, *, by: Person) -> Project | None:
    """Yes: the idea is a project on trial, and one leads it. Returns it; None where one had said so before.

    Raises Invalid where it was taken back, or somebody has started the idea meanwhile.
    """
    if not _answered(asking, by, "yes"):
        return None
    return promote(asking.idea, by=by, goal=asking.goal, trial_weeks=asking.trial_weeks)


@permits(can_answer_lead_asking)
def decline_lead_asking(asking: LeadAsking, *, by: Person) -> None:
    """No, and no reason is asked for."""
    _answered(asking, by, "no")


@permits(can_withdraw_lead_asking)
def withdraw_lead_asking(asking: LeadAsking, *, by: Person) -> None:
    """It is asked no longer."""
    _answered(asking, by, "withdrawn")


def _answered(asking: LeadAsking, by: Person, answer: str) -> bool:
    is_first = answers(asking, answer)
    if is_first:
        about = {"idea_id": asking.idea_id, "group_id": asking.idea.thread.group_id}
        record(LeadAnswered(actor_id=by.id, asking_id=asking.id, answer=answer, **about))
    return is_first
