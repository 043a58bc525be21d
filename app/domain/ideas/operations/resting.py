"""Letting an idea rest, waking it, taking it back."""

from datetime import timedelta

from sqlalchemy import select

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.discussions.models import Thread
from app.domain.discussions.threads import move
from app.domain.ideas.events import IdeaMoved
from app.domain.ideas.machine import ALIVE, IDEA
from app.domain.ideas.models import Backing, Idea
from app.domain.ideas.policy import can_edit_idea, can_wake, can_withdraw, is_house
from app.domain.ideas.readiness import hold, recount
from app.domain.people.models import Person

QUIET = timedelta(days=30)


@permits(can_edit_idea)
def rest(idea: Idea, *, by: Person) -> None:
    """Let it rest until somebody wakes it."""
    _move(idea, by, "I4")


@permits(can_wake)
def wake(idea: Idea, *, by: Person) -> None:
    """It grows on where it stood."""
    _move(idea, by, "I5")
    recount(idea, by=by)


@permits(can_withdraw)
def withdraw(idea: Idea, *, by: Person) -> None:
    """Take the idea back while nobody stands behind it."""
    hold(idea, states=("growing",))
    if db.session.scalar(select(Backing.id).where(Backing.idea_id == idea.id, Backing.person_id != by.id).limit(1)):
        raise Invalid(state="Others stand behind it by now. Step back, and the idea keeps going.")
    _move(idea, by, "I7")


def _move(idea: Idea, by: Person, rule: str) -> None:
    move(idea.thread, IDEA[rule])
    record(IdeaMoved(actor_id=by.id, idea_id=idea.id, group_id=idea.thread.group_id, state=IDEA[rule].into))


@permits(is_house)
def rest_quiet_ideas(*, by: Person) -> int:
    """Let every idea rest that has been quiet for thirty days. Returns how many."""
    quiet = select(Idea).join(Idea.thread).where(Thread.state.in_(ALIVE), Thread.last_activity_at < now() - QUIET)
    ideas = db.session.scalars(quiet.where(Thread.kind == "idea", Thread.deleted_at.is_(None))).all()
    for idea in ideas:
        _move(idea, by, "I4")
    return len(ideas)
