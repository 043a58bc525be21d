"""Words that others have acted on: for a day they can still be put better, then they stand."""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from app.core.clock import now
from app.core.database import db
from app.domain.discussions.models import Thread
from app.domain.lineage.models import Edge

TIME_TO_REWORD = timedelta(hours=24)


def grown_since(thread_id: int, kind: str) -> datetime | None:
    """When the first thing of that kind that still stands came out of the thread, if any did."""
    first = select(func.min(Edge.created_at)).join(Thread, Thread.id == Edge.child_id)
    return db.session.scalar(first.where(Edge.parent_id == thread_id, Thread.kind == kind, Thread.deleted_at.is_(None)))


def is_firm(since: datetime | None) -> bool:
    """Whether words acted on `since` can no longer be changed."""
    return since is not None and now() > since + TIME_TO_REWORD
