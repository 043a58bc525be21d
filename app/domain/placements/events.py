"""What happens to where a post stands."""

from app.core.events import event


@event
class Pinned:
    actor_id: int
    thread_id: int
    group_id: int


@event
class Unpinned:
    actor_id: int
    thread_id: int
    group_id: int


@event
class Locked:
    actor_id: int
    thread_id: int


@event
class Unlocked:
    actor_id: int
    thread_id: int


@event
class Moved:
    actor_id: int
    thread_id: int
    from_id: int
    group_id: int
