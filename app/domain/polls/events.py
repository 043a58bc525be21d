"""What happens to polls. Who voted is known to the log; what they chose is not."""

from app.core.events import event


@event
class BallotCast:
    actor_id: int
    thread_id: int


@event
class PollClosed:
    actor_id: int
    thread_id: int
