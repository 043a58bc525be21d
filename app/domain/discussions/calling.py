"""Calling on a group by its name, with an @."""

from collections.abc import Iterable

from app.core.database import db
from app.core.events import record
from app.core.markdown import handles_in
from app.domain.discussions.events import GroupMentioned
from app.domain.discussions.models import Thread
from app.domain.discussions.threads import LONGEST_BODY
from app.domain.groups.audience import groups_to_name
from app.domain.groups.models import Group
from app.domain.people.models import Person
from app.domain.people.queries import ids_of_handles


def groups_named(body: str, *, by: Person, room: Group) -> list[Group]:
    """The groups that `body`, said by `by` in `room`, calls on: only those `by` belongs to, and no secret ones elsewhere."""
    handles = handles_in(body[:LONGEST_BODY])
    groups = list(db.session.scalars(groups_to_name(by, room).where(Group.slug.in_(handles)))) if handles else []
    people = ids_of_handles([group.slug for group in groups])
    return [group for group in groups if group.slug not in people]


def call_on(groups: Iterable[Group], thread: Thread, *, by: Person, comment_id: int | None = None) -> None:
    """Record that each of `groups` was called on by its name."""
    for group in groups:
        record(GroupMentioned(actor_id=by.id, group_id=group.id, thread_id=thread.id, comment_id=comment_id))
