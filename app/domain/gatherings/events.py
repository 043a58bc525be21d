"""What happens to gatherings."""

from app.core.events import event


@event
class Attended:
    """Somebody said whether they come. `answer` is yes, maybe, no or waiting."""

    actor_id: int
    thread_id: int
    answer: str


@event
class MovedUp:
    """Somebody who waited has a place now."""

    actor_id: int
    thread_id: int
    person_id: int


@event
class GatheringMoved:
    """It is elsewhere, or at another time."""

    actor_id: int
    thread_id: int


@event
class DatesOpened:
    """A person let a calendar fetch their dates; the key before it, if any, opens nothing now."""

    actor_id: int


@event
class DatesClosed:
    actor_id: int
