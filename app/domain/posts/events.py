"""What happens to posts."""

from app.core.events import event


@event
class Posted:
    actor_id: int
    thread_id: int
    group_id: int
    mentioned_ids: list[int]


@event
class PostHeld:
    """Written, and invisible until it is let in. The id is not called a thread's: nobody's page has changed."""

    actor_id: int
    post_id: int
    group_id: int


@event
class PostEdited:
    actor_id: int
    thread_id: int


@event
class PostDeleted:
    actor_id: int
    thread_id: int
    group_id: int


@event
class Praised:
    actor_id: int
    thread_id: int
    group_id: int
    person_ids: list[int]


@event
class AnswerAccepted:
    actor_id: int
    thread_id: int
    comment_id: int


@event
class AnswerWithdrawn:
    actor_id: int
    thread_id: int


@event
class PostRestored:
    actor_id: int
    thread_id: int
    group_id: int


@event
class SparkMarked:
    actor_id: int
    thread_id: int


@event
class SparkUnmarked:
    """Its author says it is none: it is again what it was."""

    actor_id: int
    thread_id: int


@event
class NewcomerWaited:
    actor_id: int
    thread_id: int
    group_id: int


@event
class PostEnded:
    """The time its author gave it is over: it leaves the lists."""

    actor_id: int
    thread_id: int
    group_id: int
