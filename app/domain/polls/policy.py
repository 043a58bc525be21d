"""Who may vote, who may end a poll, and who may know how it stands."""

from app.domain.discussions.policy import can_react
from app.domain.groups.policy import can_moderate
from app.domain.people.models import Person
from app.domain.polls.models import Poll

OVER = "This poll is closed."


def can_vote(person: Person | None, poll: Poll):
    """Whoever belongs there has a voice, once, until the poll closes."""
    return OVER if poll.is_closed else can_react(person, poll.thread)


def can_close_poll(person: Person | None, poll: Poll):
    """Whoever asked, or looks after the group."""
    if poll.is_closed or poll.thread.is_deleted:
        return OVER
    mine = person is not None and person.is_active and person.id == poll.thread.author_id
    return mine or can_moderate(person, poll.thread.group)


def is_house(person: Person) -> bool:
    """What time itself causes happens in the name of the house."""
    return person.kind == "house"
