"""Writing an act down: what every operation of the desk ends with."""

from datetime import datetime

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.domain.groups.models import Group
from app.domain.moderation.models import Act
from app.domain.people.models import Person

LONGEST = 500


def written_down(
    kind: str, *, by: Person, group: Group | None, reason: str, person: Person | None = None, thread_id: int | None = None,
    comment_id: int | None = None, noun: str = "", rule: str = "", until: datetime | None = None,
) -> Act:  # fmt: skip
    """The act, with an id, from now on in the log of `group`."""
    act = Act(
        kind=kind, by_id=by.id, group_id=group and group.id, person_id=person and person.id, thread_id=thread_id, comment_id=comment_id,
        noun=noun, rule=rule, reason=reason, until=until, created_at=now(),
    )  # fmt: skip
    act.by, act.group, act.concerned = by, group, person
    db.session.add(act)
    db.session.flush()
    return act


def given(reason: str, *, required: str = "Say why: whoever it concerns reads it.") -> str:
    """`reason` checked. Raises Invalid(reason=…)."""
    reason = reason.replace("\r\n", "\n").replace("\x00", "").strip()
    if not reason or len(reason) > LONGEST:
        raise Invalid(reason=f"At most {LONGEST} characters." if reason else required)
    return reason
