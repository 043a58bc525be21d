"""Lending something to a project, and taking it back whenever one likes."""

from datetime import date

from sqlalchemy import update

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.people.models import Person
from app.domain.projects.asking_events import LendingEnded, Lent
from app.domain.projects.models import Project
from app.domain.projects.operations.working import OPEN
from app.domain.projects.policy import can_take_back, can_take_place
from app.domain.projects.touching import Lending

LONGEST_LENDING = 120


@permits(can_take_place)
def lend(project: Project, *, by: Person, what: str, until: date | None = None) -> Lending:
    """Lend something one looks after; without `until` as long as one likes. Raises Invalid by field."""
    what = " ".join(what.split())
    if not what or len(what) > LONGEST_LENDING:
        raise Invalid(what=f"At most {LONGEST_LENDING} characters." if what else "What do you lend?")
    if until is not None and not now().date() <= until < date(2101, 1, 1):
        raise Invalid(until="A day that is still to come.")
    if project.thread.state not in OPEN:
        raise Invalid(what=f"This project is {project.thread.state}.")
    lending = Lending(project_id=project.id, person_id=by.id, what=what, until=until, created_at=now())
    lending.person = by
    db.session.add(lending)
    db.session.flush()
    record(Lent(actor_id=by.id, project_id=project.id, lending_id=lending.id))
    return lending


@permits(can_take_back)
def take_back(lending: Lending, *, by: Person) -> None:
    """It is not lent any more. Twice is once."""
    ended = db.session.execute(update(Lending).where(Lending.id == lending.id, Lending.ended_at.is_(None)).values(ended_at=now()))
    db.session.refresh(lending)
    if ended.rowcount:
        record(LendingEnded(actor_id=by.id, project_id=lending.project_id, lending_id=lending.id))
