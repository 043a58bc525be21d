"""Where a project stands, and who leads it."""

from datetime import timedelta

from sqlalchemy import select

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.discussions.models import Thread
from app.domain.discussions.threads import move
from app.domain.people.models import Person
from app.domain.projects.events import ProjectMoved
from app.domain.projects.machine import PROJECT, UNDER_WAY
from app.domain.projects.models import Project
from app.domain.projects.policy import can_lead, can_stop, can_take_lead, can_work, is_house
from app.domain.projects.starting import keep_place

QUIET = timedelta(days=45)


@permits(can_lead)
def activate(project: Project, *, by: Person) -> None:
    """The trial has shown that it works."""
    _move(project, by, "R1")


@permits(can_lead)
def pause(project: Project, *, by: Person) -> None:
    """Nothing happens for a while."""
    _move(project, by, "R2")


@permits(can_work)
def resume(project: Project, *, by: Person) -> None:
    """Anybody of the team takes it up again."""
    _move(project, by, "R3")


@permits(can_lead)
def step_down(project: Project, *, by: Person) -> None:
    """Lead no longer. The place in the team stays, the project looks for a lead."""
    _move(project, by, "R4")
    _led_by(project, None)


@permits(can_take_lead)
def take_lead(project: Project, *, by: Person) -> None:
    """Lead a project that needs somebody."""
    _move(project, by, "R5")
    _led_by(project, by)


@permits(can_stop)
def stop(project: Project, *, by: Person, reason: str) -> None:
    """End it without a result, saying what was learned. Raises Invalid(reason=…) without."""
    reason = reason.strip()
    if not reason or len(reason) > 500:
        raise Invalid(reason="At most 500 characters." if reason else "Say what you learned, for whoever tries again.")
    _move(project, by, "R7")
    project.reason = reason


@permits(can_take_lead)
def revive(project: Project, *, by: Person) -> None:
    """Try again what was stopped, as its new lead."""
    _move(project, by, "R8")
    project.reason = ""
    _led_by(project, by)


@permits(can_lead)
def reopen(project: Project, *, by: Person) -> None:
    """There is more to deliver."""
    _move(project, by, "R9")


@permits(is_house)
def pause_quiet_projects(*, by: Person) -> int:
    """Pause every project that has been quiet for forty-five days. Returns how many."""
    quiet = select(Project).join(Project.thread).where(Thread.kind == "project", Thread.state.in_(UNDER_WAY), Thread.deleted_at.is_(None))
    projects = db.session.scalars(quiet.where(Thread.last_activity_at < now() - QUIET)).all()
    for project in projects:
        _move(project, by, "R2")
    return len(projects)


def _led_by(project: Project, lead: Person | None) -> None:
    project.lead, project.lead_id = lead, lead and lead.id
    if lead:
        keep_place(project, lead)
    db.session.flush()


def _move(project: Project, by: Person, rule: str) -> None:
    move(project.thread, PROJECT[rule])
    record(ProjectMoved(actor_id=by.id, project_id=project.id, group_id=project.thread.group_id, state=PROJECT[rule].into))
