"""The steps of a project: adding, taking, finishing, arranging. Nobody gives a step to anybody but themselves."""

from datetime import date

from sqlalchemy import delete, func, select, update

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.discussions.threads import touch
from app.domain.people.models import Person
from app.domain.projects.events import StepAdded, StepChanged, StepDropped, StepFinished, StepGivenBack, StepTaken
from app.domain.projects.models import Asking, Project, Step
from app.domain.projects.ordering import ordered, waits_in_a_circle
from app.domain.projects.policy import can_work, can_work_on_step

COLUMNS = ("todo", "doing", "done")
WAYS = (*COLUMNS, "up", "down")
LONGEST_STEP = 160


@permits(can_work)
def add_step(project: Project, *, by: Person, title: str, due: date | None = None) -> Step:
    """Something to do next, at the end of what is to be done. Raises Invalid(title=…)."""
    db.session.refresh(project, with_for_update={"of": Project})
    last = db.session.scalar(select(func.max(Step.position)).where(Step.project_id == project.id)) or 0
    step = Step(project_id=project.id, title=_titled(title), due=due, position=last + 1, created_at=now())
    db.session.add(step)
    db.session.flush()
    touch(project.thread, by=by)
    record(StepAdded(actor_id=by.id, project_id=project.id, step_id=step.id))
    return step


@permits(can_work_on_step)
def take_step(step: Step, *, by: Person) -> Step:
    """Say that one does it. Raises Invalid(step=…) if somebody else already does, or it is done."""
    taken = db.session.execute(
        update(Step).where(Step.id == step.id, Step.owner_id.is_(None), Step.done_at.is_(None)).values(owner_id=by.id)
    )
    db.session.refresh(step)
    if taken.rowcount:
        record(StepTaken(actor_id=by.id, project_id=step.project_id, step_id=step.id))
    elif step.owner_id != by.id:
        raise Invalid(step="Somebody else does this already.")
    return step


@permits(can_work_on_step)
def finish_step(step: Step, *, by: Person) -> Step:
    """It is done. Twice is once."""
    done = db.session.execute(
        update(Step).where(Step.id == step.id, Step.done_at.is_(None)).values(done_at=now(), owner_id=step.owner_id or by.id)
    )
    db.session.refresh(step)
    if done.rowcount:
        record(StepFinished(actor_id=by.id, project_id=step.project_id, step_id=step.id))
    return step


@permits(can_work_on_step)
def give_back_step(step: Step, *, by: Person) -> Step:
    """It is to be done again, by nobody yet: given back by whoever does it, or taken up by anybody where it was done.

    Raises Invalid(step=…) where somebody else is doing it.
    """
    mine = Step.done_at.is_not(None) | (Step.owner_id == by.id)
    given = db.session.execute(update(Step).where(Step.id == step.id, mine).values(owner_id=None, done_at=None))
    db.session.refresh(step)
    if given.rowcount:
        record(StepGivenBack(actor_id=by.id, project_id=step.project_id, step_id=step.id))
    elif step.owner_id:
        raise Invalid(step=f"{step.owner.name} is doing this. Ask them first.")
    return step


@permits(can_work_on_step)
def move_step(step: Step, *, by: Person, to: str, before: Step | None = None) -> Step:
    """Put it into a column of the board, in front of `before` or at the end; "up" and "down" move it one place within its own.

    Into “doing” means that one does it oneself. Raises Invalid(to=…) or Invalid(step=…).
    """
    if to not in WAYS:
        raise Invalid(to="Choose one of those offered.")
    if before is not None and before.project_id != step.project_id:
        raise Invalid(step="That one belongs to another project.")
    db.session.scalar(select(Project.id).where(Project.id == step.project_id).with_for_update())
    db.session.refresh(step)
    if to in COLUMNS and to != step.state:
        _change_column(step, by, to)
    if step.state != "done" and ordered(step, to, before):
        record(StepChanged(actor_id=by.id, project_id=step.project_id, step_id=step.id))
    return step


def _change_column(step: Step, by: Person, to: str) -> None:
    if to == "done":
        finish_step(step, by=by)
        return
    if step.state == "done" or to == "todo":
        give_back_step(step, by=by)
    if to == "doing":
        take_step(step, by=by)


@permits(can_work_on_step)
def change_step(step: Step, *, by: Person, title: str, due: date | None = None, waits_for: Step | None = None) -> Step:
    """Say better what is to be done, until when, and which other step comes first. Raises Invalid by field."""
    title = _titled(title)
    if waits_for is not None and waits_for.project_id != step.project_id:
        raise Invalid(waits_for="That one belongs to another project.")
    db.session.scalar(select(Project.id).where(Project.id == step.project_id).with_for_update())
    if waits_for is not None and waits_in_a_circle(step, waits_for):
        raise Invalid(waits_for=f"“{waits_for.title}” waits for this one itself, so neither could begin.")
    waits_for_id = waits_for.id if waits_for else None
    if (title, due, waits_for_id) != (step.title, step.due, step.waits_for_id):
        step.title, step.due, step.waits_for_id = title, due, waits_for_id
        db.session.flush()
        record(StepChanged(actor_id=by.id, project_id=step.project_id, step_id=step.id))
    return step


@permits(can_work_on_step)
def drop_step(step: Step, *, by: Person) -> None:
    """It need not be done after all. What is done stays, and what somebody else is doing is theirs. Raises Invalid(step=…)."""
    if step.done_at:
        raise Invalid(step="It is done, so it stays.")
    if step.owner_id not in (None, by.id):
        raise Invalid(step=f"{step.owner.name} is doing this. Ask them first.")
    db.session.execute(update(Step).where(Step.waits_for_id == step.id).values(waits_for_id=None))
    db.session.execute(delete(Asking).where(Asking.step_id == step.id))
    db.session.execute(delete(Step).where(Step.id == step.id))
    record(StepDropped(actor_id=by.id, project_id=step.project_id, step_id=step.id))


def _titled(title: str) -> str:
    title = " ".join(title.split())
    if not title or len(title) > LONGEST_STEP:
        raise Invalid(title=f"At most {LONGEST_STEP} characters." if title else "What is to be done?")
    return title
