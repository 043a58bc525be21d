"""What happens at the desk of a group."""

from app.core.events import event


@event
class GatesSet:
    actor_id: int
    group_id: int


@event
class LetIn:
    actor_id: int
    thread_id: int
    group_id: int


@event
class TurnedDown:
    """The post stays its author's; as nobody else's page has changed, its id is not called a thread's."""

    actor_id: int
    act_id: int
    post_id: int
    group_id: int
    person_id: int
