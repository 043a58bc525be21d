"""Who decides what comes into a group from others."""

from app.domain.discussions.models import Share
from app.domain.discussions.policy import can_read_thread
from app.domain.groups.models import Group
from app.domain.groups.policy import can_moderate, can_own, still_open
from app.domain.people.models import Person
from app.domain.shares.models import Bringing


def can_set_reception(person: Person | None, group: Group):
    return still_open(group) if can_own(person, group) else "An owner of the group says who brings what."


def can_answer(person: Person | None, bringing: Bringing):
    """Whoever looks after the group and may read what is brought: nobody lets in unread."""
    allowed = can_moderate(person, bringing.group) and can_read_thread(person, bringing.thread)
    return still_open(bringing.group) if allowed else False


def can_take_out(person: Person | None, share: Share):
    """Whoever looks after the group it was brought to; at home it stays."""
    allowed = can_moderate(person, share.group) and can_read_thread(person, share.thread)
    return still_open(share.group) if allowed else "Whoever looks after the group decides that."


def can_take_back(person: Person | None, bringing: Bringing) -> bool:
    return person is not None and person.is_active and person.id == bringing.person_id and bringing.is_waiting
