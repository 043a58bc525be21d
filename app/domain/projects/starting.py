"""Opening a project: thread, row and the first place in the team."""

from datetime import date

from sqlalchemy import select

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.markdown import render
from app.domain.discussions.threads import LONGEST_TITLE, open_thread
from app.domain.groups.models import Group
from app.domain.ideas.models import Idea
from app.domain.ideas.readiness import hold
from app.domain.people.models import Person
from app.domain.projects.models import Place, Project
from app.domain.projects.queries import project_of

LONGEST_GOAL = 2000
LONGEST_TRIAL = 26


def hold_unstarted(idea: Idea) -> None:
    """Keep everybody else from changing an idea that grows. Raises Invalid(state=…), saying who has started or delivered it."""
    try:
        hold(idea)
    except Invalid:
        if project := project_of(idea):
            did = "delivered" if idea.thread.state == "delivered" else "started"
            words = f"{project.thread.author.name} has {did} this already: it is the project “{project.thread.title}”."
            raise Invalid(state=words) from None
        raise


def open_project(
    group: Group, lead: Person, *, title: str, goal: str, trial_until: date | None = None, idea: Idea | None = None, early: bool = False
) -> Project:
    """A project on trial, led by `lead`."""
    thread = open_thread("project", group, lead, title=title, body_html=render(goal), state="trial")
    project = Project(
        id=thread.id, idea_id=idea and idea.id, lead_id=lead.id, goal=goal, headline="", reason="",
        who_for="", was_wrong="", is_different="", started_early=early, trial_until=trial_until,
    )  # fmt: skip
    project.thread, project.idea, project.lead = thread, idea, lead
    db.session.add(project)
    db.session.flush()
    keep_place(project, lead)
    return project


def keep_place(project: Project, person: Person, does: str = "") -> bool:
    """Give `person` a place in the team, or change what they do there. Whether it is a new one."""
    place = db.session.scalar(select(Place).where(Place.project_id == project.id, Place.person_id == person.id))
    is_new = place is None
    if is_new:
        place = Place(project_id=project.id, person_id=person.id, does=does, created_at=now())
        place.person = person
        db.session.add(place)
    elif does:
        place.does = does
    db.session.flush()
    return is_new


def named(title: str, goal: str) -> tuple[str, str]:
    """Title and goal of a project, checked. Raises Invalid by field."""
    title, goal, errors = " ".join(title.split()), goal.strip(), {}
    if not title or len(title) > LONGEST_TITLE:
        errors["title"] = f"At most {LONGEST_TITLE} characters." if title else "A project needs a name."
    if not goal or len(goal) > LONGEST_GOAL:
        errors["goal"] = f"At most {LONGEST_GOAL:,} characters." if goal else "What shall be different when it is done?"
    if errors:
        raise Invalid(**errors)
    return title, goal


def checked_start(idea: Idea, goal: str, trial_weeks: int) -> str:
    """The goal with which the idea would start, its first step where none is given. Raises Invalid by field."""
    _, goal = named(idea.thread.title, goal or idea.first_step)
    if not 1 <= trial_weeks <= LONGEST_TRIAL:
        raise Invalid(trial_weeks=f"A number of weeks from 1 to {LONGEST_TRIAL}.")
    return goal
