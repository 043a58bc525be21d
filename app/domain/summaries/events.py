"""What happens to summaries."""

from app.core.events import event


@event
class SummedUp:
    actor_id: int
    summary_id: int
    thread_id: int
    group_id: int
