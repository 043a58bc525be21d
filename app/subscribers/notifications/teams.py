"""What teams ask of people, and are answered: who should hear of it, and what to say."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import select

from app.core.database import db
from app.domain.projects.events import AskAnswered, Asked, StepFinished
from app.domain.projects.models import Asking, Step
from app.domain.projects.queries import group_id_of
from app.subscribers.notifications.matters import Matter
from app.subscribers.notifications.models import Notification
from app.subscribers.notifications.phrasing import Sentence, of_thread


def of_asking(fact: Asked) -> Iterator[Matter]:
    """Whoever is asked, while it waits for their answer."""
    asking = db.session.get(Asking, fact.asking_id)
    if asking and not asking.answer:
        about = {"thread_id": fact.project_id, "group_id": fact.group_id, "detail": str(fact.asking_id)}
        yield Matter("step_asked" if asking.step_id else "team_asked", f"asking:{fact.asking_id}", (fact.person_id,), **about)


def of_asking_answered(fact: AskAnswered) -> Iterator[Matter]:
    """Whoever asked."""
    asking = db.session.get(Asking, fact.asking_id)
    if asking and fact.answer != "withdrawn":
        about = {"thread_id": fact.project_id, "group_id": fact.group_id, "detail": str(fact.asking_id)}
        yield Matter(f"asking_{fact.answer}", f"answer:asking:{fact.asking_id}", (asking.asked_by_id,), **about)


def of_step_finished(fact: StepFinished) -> Iterator[Matter]:
    """Those who do what waited for it."""
    waiting = select(Step.owner_id).where(Step.waits_for_id == fact.step_id, Step.done_at.is_(None), Step.owner_id.is_not(None))
    people, about = tuple(db.session.scalars(waiting)), {"thread_id": fact.project_id, "group_id": group_id_of(fact.project_id)}
    yield Matter("way_free", f"way_free:step:{fact.step_id}", people, **about)


def team_asked(row: Notification) -> Sentence:
    return _at(row, "asks you into the team of", "/askings/")


def step_asked(row: Notification) -> Sentence:
    return _at(row, "asks whether you would take a step of", "/askings/")


def asking_yes(row: Notification) -> Sentence:
    return of_thread(row, "said yes to what you asked in", "hand-helping")


def asking_no(row: Notification) -> Sentence:
    return of_thread(row, "would rather not, which you asked in", "stage-project")


def way_free(row: Notification) -> Sentence:
    return of_thread(row, "finished what your step waited for in", "check")


def _at(row: Notification, did: str, page: str) -> Sentence:
    """A sentence that leads to the page where it is answered."""
    return replace(of_thread(row, did, "hand-helping"), path=f"{page}{row.detail}")


_RULES = (team_asked, step_asked, asking_yes, asking_no, way_free)
TEAMS = {rule.__name__: rule for rule in _RULES}
