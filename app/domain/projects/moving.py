"""What every move of a project does: its state, its lead, its fact."""

from app.core.database import db
from app.core.events import record
from app.domain.discussions.threads import move
from app.domain.people.models import Person
from app.domain.projects.events import ProjectMoved
from app.domain.projects.machine import PROJECT
from app.domain.projects.models import Project
from app.domain.projects.starting import keep_place


def move_project(project: Project, by: Person, rule: str) -> None:
    """Make the move of that name. Raises Invalid(state=…) where it does not lead out of where the project is."""
    move(project.thread, PROJECT[rule])
    record(ProjectMoved(actor_id=by.id, project_id=project.id, group_id=project.thread.group_id, state=PROJECT[rule].into))


def led_by(project: Project, lead: Person) -> None:
    """From now on `lead` leads it, from a place in the team."""
    project.lead, project.lead_id = lead, lead.id
    keep_place(project, lead)
    db.session.flush()


def leave_lead(project: Project, by: Person) -> None:
    """Nobody leads it any more; who did stays known. Raises Invalid(state=…)."""
    move_project(project, by, "R4")
    project.former_lead, project.former_lead_id = project.lead, project.lead_id
    project.lead, project.lead_id = None, None
    db.session.flush()
