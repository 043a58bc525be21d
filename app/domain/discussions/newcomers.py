"""Those who said something for the first time in a group, and whom nobody has answered."""

from datetime import timedelta

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import aliased

from app.core.clock import now
from app.core.database import db
from app.core.events import EventRecord
from app.domain.discussions.models import Thread
from app.domain.groups.models import Membership

PATIENCE, LATEST = timedelta(hours=24), timedelta(days=14)


def first_posts_unanswered() -> Select:
    """First posts of members that nobody has answered for a day, the longest waiting first; of the last two weeks."""
    earlier, keeper = aliased(Thread), aliased(Membership)
    before = exists().where(earlier.group_id == Thread.group_id, earlier.author_id == Thread.author_id, earlier.id < Thread.id)
    keeps = exists().where(keeper.group_id == Thread.group_id, keeper.person_id == Thread.author_id, keeper.role != "member")
    return (
        select(Thread)
        .where(Thread.kind == "post", Thread.held == "", Thread.deleted_at.is_(None), Thread.comment_count == 0)
        .where(Thread.created_at.between(now() - LATEST, now() - PATIENCE), ~before, ~keeps)
        .order_by(Thread.created_at, Thread.id)
    )


def told_of() -> set[int]:
    """Ids of the threads whose keepers were reminded of them, as far as these can still wait."""
    query = select(EventRecord).where(EventRecord.name == "NewcomerWaited", EventRecord.occurred_at > now() - LATEST - PATIENCE)
    return {row.facts["thread_id"] for row in db.session.scalars(query)}
