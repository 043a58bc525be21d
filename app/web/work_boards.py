"""Projects across the house, by how far they are."""

from dataclasses import dataclass

from sqlalchemy import func, select

from app.core.database import db
from app.core.pages import Page, page_of
from app.domain.discussions.models import Thread
from app.domain.groups.queries import group_ids_of, readable_group_ids
from app.domain.people.models import Person
from app.domain.projects.models import Project
from app.domain.projects.queries import projects_visible_to
from app.web.boards import LIVE
from app.web.round_ups import round_ups_of

COLUMN = 6
STATES = {
    "trial": ("On trial", "Nothing is being tried at the moment."),
    "active": ("Under way", "Nothing is under way."),
    "needs_lead": ("Needs a lead", "Everything has somebody who leads it."),
    "paused": ("Paused", "Nothing rests."),
    "delivered": ("Delivered", "The first outcome is being made."),
    "stopped": ("Stopped, and what was learned", "Nothing was stopped."),
}


@dataclass(frozen=True)
class Column:
    """The liveliest projects of one state, and whether there are more."""

    state: str
    title: str
    empty: str
    projects: list[Project]
    more: bool


def work_across(person: Person, *, mine: bool = False) -> tuple[list[Column], dict]:
    """A column for each state of what `person` may read, or of their own groups alone; and next steps by project. Two queries."""
    place = func.row_number().over(partition_by=Thread.state, order_by=(Thread.last_activity_at.desc(), Thread.id.desc())).label("place")
    ranked = select(Thread.id, place).where(Thread.deleted_at.is_(None), *_among(person, mine)).subquery()
    first = select(ranked.c.id).where(ranked.c.place <= COLUMN + 1)
    query = projects_visible_to(person).where(Thread.id.in_(first)).order_by(Thread.last_activity_at.desc(), Thread.id.desc())
    projects = list(db.session.scalars(query))
    by_state = {state: [project for project in projects if project.thread.state == state] for state in STATES}
    columns = [Column(state, *STATES[state], found[:COLUMN], len(found) > COLUMN) for state, found in by_state.items()]
    return columns, _next_steps(projects)


def work_in(state: str, person: Person, *, mine: bool = False, after: str | None) -> tuple[Page, dict]:
    """All projects of one state, newest first, and their next steps. Two queries."""
    query = projects_visible_to(person).where(*_among(person, mine), Thread.state == state)
    page = page_of(query, Project.id, size=18, after=after, scalars=True)
    return page, _next_steps(page.rows)


def _next_steps(projects: list[Project]) -> dict:
    return round_ups_of([project for project in projects if project.thread.state in LIVE])["next_steps"]


def _among(person: Person, mine: bool) -> tuple:
    """The criteria on the threads of projects `person` may read, or of those in their own groups."""
    groups = group_ids_of(person) if mine else readable_group_ids(person)
    return Thread.kind == "project", Thread.state.in_(STATES), Thread.group_id.in_(groups)
