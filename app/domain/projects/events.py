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
class PauseNear:
    """It has been quiet for so long that it will soon be paused unless somebody tells how it goes."""

    actor_id: int
    project_id: int
    group_id: int


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
class ProjectUpdated:
    actor_id: int
    project_id: int
    update_id: int
    group_id: int
    mentioned_ids: list[int]


@event
class ProjectLinkAdded:
    actor_id: int
    project_id: int
    link_id: int


@event
class ProjectLinkDropped:
    actor_id: int
    project_id: int
    link_id: int
