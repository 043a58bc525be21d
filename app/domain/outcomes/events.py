"""What happens to outcomes."""

from app.core.events import event


@event
class OutcomeDelivered:
    actor_id: int
    outcome_id: int
    project_id: int
    group_id: int
    type: str


@event
class IdeaDelivered:
    """Somebody has done a small thing: the idea went straight to an outcome."""

    actor_id: int
    idea_id: int
    project_id: int
    outcome_id: int
    group_id: int


@event
class OutcomeEdited:
    actor_id: int
    outcome_id: int


@event
class CreditAsked:
    """Everybody who had a part is asked how they want to be named."""

    actor_id: int
    outcome_id: int
    group_id: int
    person_ids: list[int]


@event
class CreditAnswered:
    actor_id: int
    outcome_id: int
    credit_id: int
    state: str


@event
class OutcomeMoved:
    """The outcome is now `state`: draft, confirmed, superseded."""

    actor_id: int
    outcome_id: int
    group_id: int
    state: str
