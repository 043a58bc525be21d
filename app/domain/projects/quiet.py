"""How long a project may be quiet."""

from datetime import datetime, timedelta

from app.core.clock import now
from app.domain.projects.machine import UNDER_WAY
from app.domain.projects.models import Project

QUIET = timedelta(days=45)
WARNED = QUIET * 3 / 4


def pauses_at(project: Project) -> datetime | None:
    """When `project` will be paused unless somebody tells something, once that is near."""
    quiet = now() - project.thread.last_activity_at
    return project.thread.last_activity_at + QUIET if project.thread.state in UNDER_WAY and quiet >= WARNED else None
