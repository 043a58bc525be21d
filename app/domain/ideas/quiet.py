"""How long an idea may be quiet."""

from datetime import datetime, timedelta

from app.core.clock import now
from app.domain.ideas.machine import ALIVE
from app.domain.ideas.models import Idea

QUIET = timedelta(days=30)
WARNED = QUIET * 3 / 4


def rests_at(idea: Idea) -> datetime | None:
    """When `idea` will rest unless somebody moves it, once that is near."""
    quiet = now() - idea.thread.last_activity_at
    return idea.thread.last_activity_at + QUIET if idea.thread.state in ALIVE and quiet >= WARNED else None
