"""What happens to drafts. That somebody writes is nobody's business; that a post could not go out is its author's."""

from app.core.events import event


@event
class PostMissed:
    """What `person_id` had scheduled could not be posted, and is a draft again."""

    actor_id: int
    draft_id: int
    person_id: int
