"""What happens in threads."""

from app.core.events import event


@event
class Commented:
    actor_id: int
    comment_id: int
    thread_id: int
    group_id: int
    parent_id: int | None
    mentioned_ids: list[int]


@event
class CommentEdited:
    actor_id: int
    comment_id: int
    thread_id: int


@event
class CommentDeleted:
    actor_id: int
    comment_id: int
    thread_id: int


@event
class CommentRestored:
    actor_id: int
    comment_id: int
    thread_id: int


@event
class Reacted:
    actor_id: int
    thread_id: int
    comment_id: int | None
    kind: str


@event
class Unreacted:
    actor_id: int
    thread_id: int
    comment_id: int | None


@event
class PointedTo:
    """`actor_id` thinks that `person_id` has something to say to the thread."""

    actor_id: int
    thread_id: int
    person_id: int


@event
class Unasked:
    """`actor_id` no longer asks `person_id` to have a look at the thread."""

    actor_id: int
    thread_id: int
    person_id: int


@event
class Shared:
    actor_id: int
    share_id: int
    thread_id: int
    group_id: int
    parent_id: int | None


@event
class NameShown:
    """Whoever opened the thread stood unnamed, and is named from now on."""

    actor_id: int
    thread_id: int
    group_id: int


@event
class GroupMentioned:
    """`group_id` was called on by its name, in a thread's opening or (with `comment_id`) under it."""

    actor_id: int
    group_id: int
    thread_id: int
    comment_id: int | None
