"""Taking a place in the team, taking steps, telling how it goes."""

from sqlalchemy import delete, update

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.discussions.threads import touch, written
from app.domain.people.models import Person
from app.domain.projects.events import PlaceGivenUp, PlaceTaken, ProjectUpdated, StepAdded, StepFinished, StepTaken
from app.domain.projects.models import Place, Project, Step, Update
from app.domain.projects.policy import can_take_place, can_tell, can_work, can_work_on_step
from app.domain.projects.starting import keep_place

OPEN = ("trial", "active", "paused", "needs_lead")


@permits(can_take_place)
def take_place(project: Project, *, by: Person, does: str = "") -> None:
    """Join the team and say what one does there. Twice is once, with what was said last."""
    does = " ".join(does.split())
    if len(does) > 80:
        raise Invalid(does="At most 80 characters.")
    if project.thread.state not in OPEN:
        raise Invalid(state=f"This project is {project.thread.state}.")
    db.session.refresh(project, with_for_update={"of": Project})
    if keep_place(project, by, does):
        touch(project.thread, by=by)
        record(PlaceTaken(actor_id=by.id, project_id=project.id, group_id=project.thread.group_id))


@permits(can_work)
def give_up_place(project: Project, *, by: Person) -> None:
    """Leave the team. Whoever leads steps down first."""
    if project.lead_id == by.id:
        raise Invalid(place="You lead it. Step down first, so that somebody else can.")
    gone = db.session.execute(delete(Place).where(Place.project_id == project.id, Place.person_id == by.id))
    if gone.rowcount:
        record(PlaceGivenUp(actor_id=by.id, project_id=project.id))


@permits(can_work)
def add_step(project: Project, *, by: Person, title: str) -> Step:
    """Something to do next."""
    title = " ".join(title.split())
    if not title or len(title) > 160:
        raise Invalid(title="At most 160 characters." if title else "What is to be done?")
    step = Step(project_id=project.id, title=title, created_at=now())
    db.session.add(step)
    db.session.flush()
    touch(project.thread, by=by)
    record(StepAdded(actor_id=by.id, project_id=project.id, step_id=step.id))
    return step


@permits(can_work_on_step)
def take_step(step: Step, *, by: Person) -> Step:
    """Say that one does it. Raises Invalid if somebody else already has."""
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


@permits(can_tell)
def post_update(project: Project, *, by: Person, body: str) -> Update:
    """Tell how it is going (Markdown)."""
    body, html, mentioned = written(body, required="How is it going?")
    row = Update(project_id=project.id, author_id=by.id, body=body, body_html=html, created_at=now())
    row.author = by
    db.session.add(row)
    db.session.flush()
    touch(project.thread, by=by)
    others = [person_id for person_id in mentioned if person_id != by.id]
    record(ProjectUpdated(actor_id=by.id, project_id=project.id, update_id=row.id, group_id=project.thread.group_id, mentioned_ids=others))
    return row
