"""Asking somebody into the team, or to take a step. Only their own yes makes it so."""

from sqlalchemy import select

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.people.models import Person
from app.domain.projects.answering import PEACE, answers, with_words
from app.domain.projects.asking_events import AskAnswered, Asked
from app.domain.projects.models import Asking, Project, Step
from app.domain.projects.operations.stepping import take_step
from app.domain.projects.operations.working import OPEN, take_place
from app.domain.projects.policy import can_answer_asking, can_take_place, can_withdraw_asking, can_work
from app.domain.projects.queries import place_of


@permits(can_work)
def ask(project: Project, *, by: Person, person: Person, words: str = "", step: Step | None = None) -> Asking:
    """Ask `person` into the team, or to take `step`, which brings them into the team, too. Asked twice while it is open is once.

    Raises Invalid(people=…), Invalid(words=…), Invalid(step=…) or Invalid(state=…).
    """
    words = with_words(words)
    if project.thread.state not in OPEN:
        raise Invalid(state=f"This project is {project.thread.state}.")
    db.session.refresh(project, with_for_update={"of": Project})
    _check(project, by, person, step)
    if (known := _open_asking(project, person, step)) is not None:
        return known
    asking = Asking(project_id=project.id, person_id=person.id, asked_by_id=by.id, step_id=step and step.id, words=words, answer="")
    asking.project, asking.person, asking.asked_by, asking.step, asking.created_at = project, person, by, step, now()
    db.session.add(asking)
    db.session.flush()
    record(Asked(actor_id=by.id, project_id=project.id, group_id=project.thread.group_id, asking_id=asking.id, person_id=person.id))
    return asking


def _check(project: Project, by: Person, person: Person, step: Step | None) -> None:
    if person.id == by.id:
        raise Invalid(people="You can simply take it." if step else "You are in the team.")
    if can_take_place(person, project) is not True:
        raise Invalid(people=f"{person.name} does not belong to {project.thread.group.name}. Invite them to the group first.")
    if step is None and place_of(person, project) is not None:
        raise Invalid(people=f"{person.name} is in the team already.")
    if step is not None and (step.project_id != project.id or step.state != "todo"):
        raise Invalid(step="Somebody does this already." if step.owner_id else "That is not a step of this project.")
    refused = _askings(project, person, step).where(Asking.answer == "no", Asking.answered_at > now() - PEACE)
    if db.session.scalar(refused.limit(1)) is not None:
        raise Invalid(people=f"{person.name} was asked this lately and would rather not. They know where to find you.")


def _askings(project: Project, person: Person, step: Step | None):
    same = (Asking.project_id == project.id, Asking.person_id == person.id)
    return select(Asking).where(*same, Asking.step_id == step.id if step else Asking.step_id.is_(None))


def _open_asking(project: Project, person: Person, step: Step | None) -> Asking | None:
    return db.session.scalar(_askings(project, person, step).where(Asking.answer == "").limit(1))


@permits(can_answer_asking)
def accept_asking(asking: Asking, *, by: Person) -> None:
    """Yes: one takes the place, and the step. Twice is once. Raises Invalid where somebody has taken the step meanwhile."""
    if _answered(asking, by, "yes"):
        if place_of(by, asking.project) is None:
            take_place(asking.project, by=by, does="" if asking.step_id else asking.words[:80])
        if asking.step is not None:
            take_step(asking.step, by=by)


@permits(can_answer_asking)
def decline_asking(asking: Asking, *, by: Person) -> None:
    """No, and no reason is asked for."""
    _answered(asking, by, "no")


@permits(can_withdraw_asking)
def withdraw_asking(asking: Asking, *, by: Person) -> None:
    """The team asks no longer."""
    _answered(asking, by, "withdrawn")


def _answered(asking: Asking, by: Person, answer: str) -> bool:
    is_first = answers(asking, answer)
    if is_first:
        about = {"project_id": asking.project_id, "group_id": asking.project.thread.group_id}
        record(AskAnswered(actor_id=by.id, asking_id=asking.id, answer=answer, **about))
    return is_first
