"""Summing up."""

from sqlalchemy import select

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.discussions.models import Thread
from app.domain.discussions.threads import written
from app.domain.people.models import Person
from app.domain.summaries.events import SummedUp
from app.domain.summaries.models import Summary
from app.domain.summaries.policy import can_sum_up
from app.domain.summaries.queries import latest_id

LONGEST = 2_000


@permits(can_sum_up)
def sum_up(thread: Thread, *, by: Person, body: str, basis: int = 0) -> Summary | None:
    """Say what the conversation comes down to; `basis` is the id of the version that is improved, 0 for the first.

    Every version is kept. The same words again change nothing. Raises Invalid(body=…), also if somebody was faster.
    """
    body, html, _ = written(body, required="Say in a few lines what it comes down to.")
    if len(body) > LONGEST:
        raise Invalid(body=f"That is {len(body):,} characters; a summary has room for {LONGEST:,}.")
    # The row of the thread makes those who write at the same time write one after the other.
    db.session.execute(select(Thread.id).where(Thread.id == thread.id).with_for_update())
    newest = latest_id(thread)
    if newest != basis:
        raise Invalid(body="Somebody has improved it meanwhile. Look at their words, then send yours again.")
    if newest and db.session.get(Summary, newest).body == body:
        return None
    row = Summary(thread_id=thread.id, group_id=thread.group_id, author_id=by.id, body=body, body_html=html, created_at=now())
    row.thread, row.writer = thread, by
    db.session.add(row)
    db.session.flush()
    record(SummedUp(actor_id=by.id, summary_id=row.id, thread_id=thread.id, group_id=thread.group_id))
    return row
