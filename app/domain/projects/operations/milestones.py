"""What will be true by when."""

from datetime import date, datetime

from sqlalchemy import delete, update

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.discussions.threads import touch
from app.domain.people.models import Person
from app.domain.projects.events import MilestoneDropped, MilestoneReached, MilestoneSet
from app.domain.projects.models import Milestone, Project
from app.domain.projects.policy import can_work, can_work_on_milestone

LONGEST_MILESTONE = 120
MOST = 40


@permits(can_work)
def set_milestone(project: Project, *, by: Person, title: str, due: date | None) -> Milestone:
    """Name what will be true by `due`. Raises Invalid by field, also beyond forty of them."""
    title = _checked(title, due)
    db.session.refresh(project, with_for_update={"of": Project})
    if db.session.query(Milestone).where(Milestone.project_id == project.id).count() >= MOST:
        raise Invalid(title=f"{MOST} milestones are the most a project can have. Drop one first.")
    milestone = Milestone(project_id=project.id, title=title, due=due, created_at=now())
    db.session.add(milestone)
    db.session.flush()
    touch(project.thread, by=by)
    record(MilestoneSet(**_about(milestone, by)))
    return milestone


@permits(can_work_on_milestone)
def change_milestone(milestone: Milestone, *, by: Person, title: str, due: date | None) -> Milestone:
    """Say it better, or move its day. Raises Invalid by field."""
    title = _checked(title, due)
    if (title, due) != (milestone.title, milestone.due):
        milestone.title, milestone.due = title, due
        record(MilestoneSet(**_about(milestone, by)))
    return milestone


@permits(can_work_on_milestone)
def reach_milestone(milestone: Milestone, *, by: Person) -> Milestone:
    """It is true now. Twice is once."""
    if _reached(milestone, Milestone.reached_at.is_(None), now()):
        record(MilestoneReached(**_about(milestone, by)))
    return milestone


@permits(can_work_on_milestone)
def unreach_milestone(milestone: Milestone, *, by: Person) -> Milestone:
    """It is not true after all."""
    if _reached(milestone, Milestone.reached_at.is_not(None), None):
        record(MilestoneSet(**_about(milestone, by)))
    return milestone


@permits(can_work_on_milestone)
def drop_milestone(milestone: Milestone, *, by: Person) -> None:
    """It is not aimed at any more. One that was reached stays. Raises Invalid(milestone=…)."""
    about = _about(milestone, by)
    if not db.session.execute(delete(Milestone).where(Milestone.id == milestone.id, Milestone.reached_at.is_(None))).rowcount:
        raise Invalid(milestone="It was reached, so it stays.")
    record(MilestoneDropped(**about))


def _reached(milestone: Milestone, still, at: datetime | None) -> bool:
    """Compare and set, so that of two who press at once one is told of."""
    changed = db.session.execute(update(Milestone).where(Milestone.id == milestone.id, still).values(reached_at=at))
    db.session.refresh(milestone)
    return bool(changed.rowcount)


def _about(milestone: Milestone, by: Person) -> dict[str, int]:
    return {"actor_id": by.id, "project_id": milestone.project_id, "milestone_id": milestone.id}


def _checked(title: str, due: date | None) -> str:
    title, errors = " ".join(title.split()), {}
    if not title or len(title) > LONGEST_MILESTONE:
        errors["title"] = f"At most {LONGEST_MILESTONE} characters." if title else "What will be true then?"
    if due is None or not 2000 <= due.year <= 2100:
        errors["due"] = "By which day?"
    if errors:
        raise Invalid(**errors)
    return title
