"""Finding what a conversation comes down to."""

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from app.core.database import db
from app.domain.discussions.models import Thread
from app.domain.summaries.models import Summary


def summaries_of(thread: Thread) -> Select:
    """Versions of the summary for those who read the thread where it stands now, newest first, with who wrote them."""
    query = select(Summary).where(Summary.thread_id == thread.id, Summary.group_id == thread.group_id)
    return query.options(joinedload(Summary.writer)).order_by(Summary.id.desc())


def latest_id(thread: Thread) -> int:
    """The id of the newest version, 0 where there is none."""
    newest = select(func.max(Summary.id)).where(Summary.thread_id == thread.id, Summary.group_id == thread.group_id)
    return db.session.scalar(newest) or 0
