"""Proposing ideas, standing behind them, hoping and doubting, letting them rest."""

from datetime import timedelta

from sqlalchemy import delete, select, update

from app.core.clock import now
from app.core.database import db
from app.core.errors import Forbidden, Invalid
from app.core.events import record
from app.core.markdown import excerpt
from app.core.policy import permits
from app.domain.discussions.models import Thread
from app.domain.discussions.policy import HELD, can_read_thread
from app.domain.discussions.threads import keep_version, move, open_thread, tag, touch
from app.domain.groups.models import Group
from app.domain.ideas.events import Backed, ConsiderationTakenBack, Considered, IdeaEdited, IdeaMoved, IdeaProposed, SteppedBack
from app.domain.ideas.machine import ALIVE, IDEA
from app.domain.ideas.models import SIDES, Backing, Consideration, Idea
from app.domain.ideas.policy import can_back, can_edit_idea, can_propose, can_take_back, can_wake, can_withdraw, is_house
from app.domain.ideas.readiness import hold, recount
from app.domain.ideas.wording import check_backing, opening, worded
from app.domain.lineage.line import grow
from app.domain.people.models import Person

QUIET = timedelta(days=30)
# What an idea is to the thing it came out of.
EDGE_KINDS = {"post": "grew_from", "announcement": "responded_to"}


@permits(can_propose)
def propose(
    group: Group, *, by: Person, title: str, what_if: str, would_help: str, first_step: str,
    hours_needed: int = 0, skill_needed: str = "", out_of: Thread | None = None,
) -> Idea:  # fmt: skip
    """A new idea in `group`, grown `out_of` a thread `by` may read, or out of nothing.

    Raises Invalid by field, also where it would carry something out of a secret group.
    """
    title, columns = worded(
        title=title, what_if=what_if, would_help=would_help, first_step=first_step, hours_needed=hours_needed, skill_needed=skill_needed
    )
    _check_origin(out_of, group, by)
    thread = open_thread("idea", group, by, title=title, body_html=opening(columns), state="growing")
    idea = Idea(id=thread.id, carer_id=by.id, backer_count=0, helper_count=0, lead_count=0, group_count=0, hours_offered=0, **columns)
    idea.thread, idea.carer = thread, by
    db.session.add(idea)
    db.session.flush()
    tag(thread, _said(columns))
    record(IdeaProposed(actor_id=by.id, idea_id=idea.id, group_id=group.id, out_of_id=out_of and out_of.id))
    if out_of:
        grow(thread, out_of=out_of, kind=EDGE_KINDS.get(out_of.kind, "inspired_by"), by=by)
    return idea


def _check_origin(out_of: Thread | None, group: Group, by: Person) -> None:
    if out_of is None:
        return
    if not can_read_thread(by, out_of):
        raise Forbidden("You cannot read what it would grow out of.")
    if out_of.is_deleted or out_of.held:
        raise Invalid(out_of="What it would grow out of has been taken back." if out_of.is_deleted else HELD)
    if out_of.group.is_secret and out_of.group_id != group.id:
        raise Invalid(group="What is said in a secret group grows there.")


@permits(can_edit_idea)
def edit_idea(
    idea: Idea, *, by: Person, title: str, what_if: str, would_help: str, first_step: str, hours_needed: int = 0, skill_needed: str = ""
) -> Idea:
    """Say it better; what was said before can be looked up."""
    title, columns = worded(
        title=title, what_if=what_if, would_help=would_help, first_step=first_step, hours_needed=hours_needed, skill_needed=skill_needed
    )
    hold(idea, states=(*ALIVE, "resting", "started"))
    if (title, columns) == (idea.thread.title, {name: getattr(idea, name) for name in columns}):
        return idea
    former = "\n\n".join((idea.what_if, idea.would_help, idea.first_step))
    keep_version(idea.thread, title=idea.thread.title, body=former)
    for name, value in columns.items():
        setattr(idea, name, value)
    idea.thread.title, idea.thread.excerpt, idea.thread.edited_at = title, excerpt(opening(columns), 300), now()
    tag(idea.thread, _said(columns))
    record(IdeaEdited(actor_id=by.id, idea_id=idea.id))
    recount(idea, by=by)
    return idea


def _said(columns: dict) -> str:
    return "\n\n".join(columns[line] for line in ("what_if", "would_help", "first_step"))


@permits(can_back)
def back(idea: Idea, *, by: Person, way: str, group: Group | None = None, hours: int = 0, skill: str = "", note: str = "") -> Backing:
    """Stand behind the idea in one `way`, coming out of `group` (the idea's own if none is named).

    The same way again changes hours, skill and note.
    """
    group = group or idea.thread.group
    check_backing(idea, by, way, group, hours, skill, note)
    hold(idea)
    backing = db.session.scalar(select(Backing).where(Backing.idea_id == idea.id, Backing.person_id == by.id, Backing.way == way))
    is_new = backing is None
    if is_new:
        backing = Backing(idea_id=idea.id, person_id=by.id, way=way, created_at=now())
        backing.person = by
        db.session.add(backing)
    backing.group_id, backing.hours = group.id, hours if way == "help" else 0
    backing.skill, backing.note = skill.strip(), note.strip()
    db.session.flush()
    if is_new:
        touch(idea.thread, by=by)
        home_id = idea.thread.group_id
        record(Backed(actor_id=by.id, idea_id=idea.id, backing_id=backing.id, group_id=home_id, from_group_id=group.id, way=way))
    recount(idea, by=by)
    return backing


@permits(can_back)
def step_back(idea: Idea, *, by: Person, way: str) -> None:
    """No longer stand behind the idea in that way. Twice is once."""
    hold(idea)
    gone = db.session.execute(delete(Backing).where(Backing.idea_id == idea.id, Backing.person_id == by.id, Backing.way == way))
    if gone.rowcount:
        record(SteppedBack(actor_id=by.id, idea_id=idea.id, way=way))
        recount(idea, by=by)


@permits(can_back)
def consider(idea: Idea, *, by: Person, side: str, body: str) -> Consideration:
    """Add a hope or a doubt, at most 1000 characters."""
    body = body.strip()
    if side not in SIDES:
        raise Invalid(side="A hope or a doubt.")
    if not body or len(body) > 1000:
        raise Invalid(body="At most 1,000 characters." if body else "Say what you hope or doubt.")
    consideration = Consideration(idea_id=idea.id, author_id=by.id, side=side, body=body, created_at=now())
    consideration.author = by
    db.session.add(consideration)
    db.session.flush()
    touch(idea.thread, by=by)
    group_id = idea.thread.group_id
    record(Considered(actor_id=by.id, idea_id=idea.id, consideration_id=consideration.id, group_id=group_id, side=side))
    return consideration


@permits(can_take_back)
def take_back(consideration: Consideration, *, by: Person) -> None:
    """Take a hope or a doubt back. Twice is once."""
    alive = (Consideration.id == consideration.id, Consideration.deleted_at.is_(None))
    gone = db.session.execute(update(Consideration).where(*alive).values(deleted_at=now()))
    if gone.rowcount:
        db.session.refresh(consideration)
        record(ConsiderationTakenBack(actor_id=by.id, idea_id=consideration.idea_id, consideration_id=consideration.id))


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
