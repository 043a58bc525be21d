"""What happens between groups. `Shared` itself is a fact of the discussion it moves."""

from app.core.events import event


@event
class ReceptionChanged:
    actor_id: int
    group_id: int
    rule: str
    quota: int


@event
class ShareTakenOut:
    actor_id: int
    share_id: int
    thread_id: int
    group_id: int


@event
class BringingAsked:
    actor_id: int
    bringing_id: int
    group_id: int


@event
class BringingLetIn:
    actor_id: int
    bringing_id: int
    group_id: int


@event
class BringingTurnedDown:
    actor_id: int
    bringing_id: int
    group_id: int


@event
class BringingTakenBack:
    actor_id: int
    bringing_id: int
    group_id: int
