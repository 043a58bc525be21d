"""What happens to the line."""

from app.core.events import event


@event
class Grew:
    """Something came out of something: `thread_id` out of `parent_id`."""

    actor_id: int
    thread_id: int
    parent_id: int
    kind: str


@event
class LinesTold:
    """A week has passed; something came of these threads, with which lines began, lately."""

    actor_id: int
    thread_ids: list[int]
