"""Letting those with whom lines began know what became of them."""

from datetime import timedelta

from sqlalchemy import select

from app.core.clock import now
from app.core.database import db
from app.core.events import EventRecord, record
from app.core.policy import permits
from app.domain.discussions.models import Thread
from app.domain.discussions.queries import told
from app.domain.lineage.events import LinesTold
from app.domain.lineage.policy import is_house
from app.domain.lineage.queries import beginnings_of
from app.domain.people.models import Person

WEEK, LATELY = timedelta(days=7), timedelta(days=30)
MOST = 500


@permits(is_house)
def tell_of_lines(*, by: Person) -> int:
    """Once a week: the lines in which something moved lately. Whoever hears tells apart what is new. Returns how many."""
    last = select(EventRecord.occurred_at).where(EventRecord.name == LinesTold.__name__).order_by(EventRecord.id.desc()).limit(1)
    if (before := db.session.scalar(last)) and before > now() - WEEK:
        return 0
    moved = select(Thread.id).where(Thread.kind != "post", Thread.last_activity_at > now() - LATELY, Thread.deleted_at.is_(None), told())
    ids = db.session.scalars(beginnings_of(moved).with_only_columns(Thread.id).order_by(Thread.id.desc()).limit(MOST)).all()
    if ids:
        record(LinesTold(actor_id=by.id, thread_ids=list(ids)))
    return len(ids)
