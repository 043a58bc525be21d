"""Letting an idea rest, waking it, taking it back."""

from datetime import timedelta

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import contains_eager

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.discussions.models import Thread
from app.domain.discussions.threads import move
from app.domain.ideas.events import IdeaMoved, RestNear
from app.domain.ideas.machine import ALIVE, IDEA
from app.domain.ideas.models import Backing, Idea
from app.domain.ideas.policy import can_edit_idea, can_wake, can_withdraw, is_house
from app.domain.ideas.quiet import QUIET, WARNED
from app.domain.ideas.readiness import hold, recount
from app.domain.people.models import Person


@permits(can_edit_idea)
def rest(idea: Idea, *, by: Person, because: str) -> None:
    """Not now: let it rest until somebody wakes it. An idea is declined in no other way. Raises Invalid(because=…) without a reason."""
    because = because.strip()
    if not because or len(because) > 500:
        raise Invalid(because="At most 500 characters." if because else "Say why not now. Whoever wakes it will want to know.")
    _move(idea, by, "I4")
    idea.not_now = because


@permits(can_wake)
def wake(idea: Idea, *, by: Person) -> None:
    """It grows on where it stood. After an objection it does so without whoever objected."""
    _move(idea, by, "I5")
    if idea.objection:
        idea.objection, idea.sparked_by_id, idea.parted_from_id = "", None, None
    idea.not_now = ""
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
def warn_quiet_ideas(*, by: Person) -> int:
    """Note, once for each time it falls quiet, which ideas will soon rest. Returns how many."""
    unwarned = or_(Idea.warned_at.is_(None), Idea.warned_at <= Thread.last_activity_at)
    ideas = db.session.scalars(_quiet_for(WARNED).where(Thread.last_activity_at >= now() - QUIET, unwarned)).all()
    for idea in ideas:
        idea.warned_at = now()
        record(RestNear(actor_id=by.id, idea_id=idea.id, group_id=idea.thread.group_id))
    return len(ideas)


@permits(is_house)
def rest_quiet_ideas(*, by: Person) -> int:
    """Let every idea rest that has been quiet for thirty days. Returns how many."""
    ideas = db.session.scalars(_quiet_for(QUIET)).all()
    for idea in ideas:
        _move(idea, by, "I4")
    return len(ideas)


def _quiet_for(time: timedelta) -> Select:
    quiet = select(Idea).join(Idea.thread).where(Thread.state.in_(ALIVE), Thread.last_activity_at < now() - time)
    return quiet.where(Thread.kind == "idea", Thread.deleted_at.is_(None)).options(contains_eager(Idea.thread))
