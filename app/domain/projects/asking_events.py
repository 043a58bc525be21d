"""What is asked of people about a project, told them or lent by them, and what they answered."""

from app.core.events import event


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
class Lent:
    actor_id: int
    project_id: int
    lending_id: int


@event
class LendingEnded:
    actor_id: int
    project_id: int
    lending_id: int


@event
class NoticeGiven:
    """A team says what it means to do with something `keeper_id` looks after."""

    actor_id: int
    project_id: int
    group_id: int
    notice_id: int
    keeper_id: int


@event
class NoticeAnswered:
    """With yes or no by whoever looks after it, or withdrawn by the team."""

    actor_id: int
    project_id: int
    group_id: int
    notice_id: int
    answer: str


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
class LeadAsked:
    """Somebody was asked to start an idea as a project and to lead it."""

    actor_id: int
    idea_id: int
    group_id: int
    asking_id: int
    person_id: int


@event
class LeadAnswered:
    """By whoever was asked, or taken back by whoever asked."""

    actor_id: int
    idea_id: int
    group_id: int
    asking_id: int
    answer: str
