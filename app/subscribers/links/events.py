"""What happens to cards of other sites."""

from app.core.events import event


@event
class LinkCarded:
    """A page that `thread_id` links to has a card now. The house asked for it."""

    actor_id: int
    thread_id: int
