"""What happens to projects."""

from app.core.events import event


@event
class Promoted:
    """An idea became a project."""

    actor_id: int
    project_id: int
    idea_id: int
    group_id: int
    started_early: bool


@event
class PromotionUndone:
    actor_id: int
    project_id: int
    idea_id: int
    group_id: int


@event
class ProjectStarted:
    """A project began without an idea before it."""

    actor_id: int
    project_id: int
    group_id: int


@event
class ProjectEdited:
    actor_id: int
    project_id: int


@event
class ProjectMoved:
    """The project is now `state`: active, paused, needs_lead, trial, stopped."""

    actor_id: int
    project_id: int
    group_id: int
    state: str


@event
class LeadOffered:
    """Somebody would lead a project that has a team: the team may object for three working days."""

    actor_id: int
    project_id: int
    group_id: int
    candidacy_id: int


@event
class LeadObjected:
    """The team said why not, or whoever offered takes it back."""

    actor_id: int
    project_id: int
    group_id: int
    candidacy_id: int
    state: str


@event
class LeadSettled:
    """Nobody objected, so it is theirs."""

    actor_id: int
    project_id: int
    group_id: int
    candidacy_id: int


@event
class PlaceTaken:
    actor_id: int
    project_id: int
    group_id: int


@event
class PlaceGivenUp:
    actor_id: int
    project_id: int


@event
class StepAdded:
    actor_id: int
    project_id: int
    step_id: int


@event
class StepTaken:
    actor_id: int
    project_id: int
    step_id: int


@event
class StepFinished:
    actor_id: int
    project_id: int
    step_id: int


@event
class StepGivenBack:
    """Whoever did it does it no longer, or it was done and is to be done again."""

    actor_id: int
    project_id: int
    step_id: int


@event
class StepChanged:
    """Its words, its day, what it waits for or its place among the others."""

    actor_id: int
    project_id: int
    step_id: int


@event
class StepDropped:
    actor_id: int
    project_id: int
    step_id: int


@event
class MilestoneSet:
    """A new one, or its words or day were changed, or it is not reached after all."""

    actor_id: int
    project_id: int
    milestone_id: int


@event
class MilestoneReached:
    actor_id: int
    project_id: int
    milestone_id: int


@event
class MilestoneDropped:
    actor_id: int
    project_id: int
    milestone_id: int


@event
class Asked:
    """Somebody was asked into the team, or to take a step."""

    actor_id: int
    project_id: int
    group_id: int
    asking_id: int
    person_id: int


@event
class AskAnswered:
    """By whoever was asked, or taken back by the team."""

    actor_id: int
    project_id: int
    group_id: int
    asking_id: int
    answer: str


@event
class ProjectUpdated:
    actor_id: int
    project_id: int
    update_id: int
    group_id: int
    mentioned_ids: list[int]
