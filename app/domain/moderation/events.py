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


@event
class Reported:
    actor_id: int
    case_id: int
    report_id: int


@event
class CaseOpened:
    """Something waits at a desk. The house says so: who reported it is told to nobody."""

    actor_id: int
    case_id: int
    group_id: int | None
    desk: str


@event
class CaseClosed:
    """As above: those who reported it hear that it was looked at, from the house."""

    actor_id: int
    case_id: int


@event
class Decided:
    """Something was done that concerns `person_id`."""

    actor_id: int
    act_id: int
    person_id: int


@event
class TakenOut:
    actor_id: int
    thread_id: int
    comment_id: int | None
    group_id: int


@event
class PutBack:
    actor_id: int
    thread_id: int
    comment_id: int | None
    group_id: int


@event
class Appealed:
    actor_id: int
    appeal_id: int
    group_id: int | None
    desk: str


@event
class AppealAnswered:
    actor_id: int
    act_id: int
    person_id: int
