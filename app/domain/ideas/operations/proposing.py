"""Proposing an idea, and saying it better."""

from datetime import timedelta

from app.core.clock import now
from app.core.database import db
from app.core.errors import Forbidden, Invalid
from app.core.events import record
from app.core.markdown import excerpt
from app.core.policy import permits
from app.domain.discussions.models import Thread
from app.domain.discussions.policy import HELD, can_read_thread
from app.domain.discussions.threads import keep_version, open_thread, tag
from app.domain.groups.models import Group
from app.domain.ideas.asks import add_ask, first_asked
from app.domain.ideas.events import IdeaEdited, IdeaProposed
from app.domain.ideas.machine import ALIVE
from app.domain.ideas.models import Idea
from app.domain.ideas.policy import can_edit_idea, can_propose
from app.domain.ideas.queries import why_firm
from app.domain.ideas.readiness import hold, recount
from app.domain.ideas.wording import opening, worded
from app.domain.lineage.line import grow
from app.domain.people.models import Person

# What an idea is to the thing it came out of.
EDGE_KINDS = {"post": "grew_from", "announcement": "responded_to"}
TIME_TO_OBJECT = timedelta(hours=48)
NOTHING_YET = dict.fromkeys(
    ("hours_needed", "backer_count", "helper_count", "lead_count", "group_count", "hours_offered", "ask_count", "covered_count"), 0
)


@permits(can_propose)
def propose(
    group: Group, *, by: Person, title: str, what_if: str, would_help: str, first_step: str,
    hours_needed: int = 0, hours_wanted: int = 0, skill_needed: str = "", out_of: Thread | None = None,
) -> Idea:  # fmt: skip
    """A new idea in `group`, grown `out_of` a thread `by` may read, or out of nothing. Hours, at least so many and at best so many,
    of somebody with a skill are the first thing it asks for.

    Raises Invalid by field, also where it would carry something out of a secret group.
    """
    asked, errors = first_asked(hours_needed, hours_wanted, skill_needed)
    title, columns = worded(title=title, what_if=what_if, would_help=would_help, first_step=first_step, errors=errors)
    _check_origin(out_of, group, by)
    thread = open_thread("idea", group, by, title=title, body_html=opening(columns), state="growing", is_blind=group.blind_start)
    idea = Idea(id=thread.id, carer_id=by.id, objection="", not_now="", **_spark(out_of, by, thread), **NOTHING_YET, **columns)
    idea.thread, idea.minder = thread, by
    db.session.add(idea)
    db.session.flush()
    tag(thread, _said(columns))
    record(IdeaProposed(actor_id=by.id, idea_id=idea.id, group_id=group.id, out_of_id=out_of and out_of.id))
    if out_of:
        grow(thread, out_of=out_of, kind=EDGE_KINDS.get(out_of.kind, "inspired_by"), by=by)
    if asked:
        add_ask(idea, by, **asked)
        recount(idea, by=by)
    return idea


def _spark(out_of: Thread | None, by: Person, idea: Thread) -> dict:
    """Whoever said what it grows out of has time to object, unless it is their own."""
    if out_of is None or out_of.kind != "post" or out_of.author_id == by.id:
        return {}
    return {"sparked_by_id": out_of.author_id, "object_until": idea.created_at + TIME_TO_OBJECT}


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
def edit_idea(idea: Idea, *, by: Person, title: str, what_if: str, would_help: str, first_step: str) -> Idea:
    """Say it better; what was said before can be looked up. Raises Invalid(what_if=…) once it has been a project for a day."""
    title, columns = worded(title=title, what_if=what_if, would_help=would_help, first_step=first_step)
    hold(idea, states=(*ALIVE, "resting", "started", "delivered"))
    if firm := why_firm(idea):
        raise Invalid(what_if=firm)
    if (title, columns) == (idea.thread.title, {name: getattr(idea, name) for name in columns}):
        return idea
    former = "\n\n".join((idea.what_if, idea.would_help, idea.first_step))
    keep_version(idea.thread, title=idea.thread.title, body=former)
    for name, value in columns.items():
        setattr(idea, name, value)
    idea.thread.title, idea.thread.excerpt, idea.thread.edited_at = title, excerpt(opening(columns), 300), now()
    tag(idea.thread, _said(columns))
    record(IdeaEdited(actor_id=by.id, idea_id=idea.id))
    return idea


def _said(columns: dict) -> str:
    return "\n\n".join(columns[line] for line in ("what_if", "would_help", "first_step"))
