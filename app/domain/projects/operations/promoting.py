"""Making a project: out of an idea, or out of nothing."""

from datetime import timedelta

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.markdown import excerpt, render
from app.core.policy import permits
from app.domain.discussions.blind import show_names
from app.domain.discussions.models import Thread
from app.domain.discussions.threads import keep_version, move
from app.domain.groups.models import Group
from app.domain.ideas.machine import IDEA
from app.domain.ideas.models import Idea
from app.domain.ideas.readiness import recount
from app.domain.lineage.line import grow
from app.domain.people.models import Person
from app.domain.projects.events import ProjectEdited, ProjectStarted, Promoted, PromotionUndone
from app.domain.projects.machine import PROJECT
from app.domain.projects.models import Project
from app.domain.projects.policy import can_lead, can_promote, can_start, can_work
from app.domain.projects.starting import checked_start, hold_unstarted, named, open_project

REGRET = timedelta(hours=24)
BACKWARDS = ("who_for", "was_wrong", "is_different")
LONGEST_ANSWER = {"headline": 90} | dict.fromkeys(BACKWARDS, 500)


@permits(can_promote)
def promote(idea: Idea, *, by: Person, goal: str = "", trial_weeks: int = 4) -> Project:
    """Start the idea as a project led by `by`, ready or not. Of two who press at once only one starts it.

    Raises Invalid(state=…) where it has been started, saying by whom, where it rests or was withdrawn.
    """
    goal = checked_start(idea, goal, trial_weeks)
    hold_unstarted(idea)
    early = idea.thread.state != "ready"
    move(idea.thread, IDEA["I2"])
    show_names(Thread.id == idea.id, by=by)
    until = (now() + timedelta(weeks=trial_weeks)).date()
    project = open_project(idea.thread.group, by, title=idea.thread.title, goal=goal, trial_until=until, idea=idea, early=early)
    record(Promoted(actor_id=by.id, project_id=project.id, idea_id=idea.id, group_id=idea.thread.group_id, started_early=early))
    grow(project.thread, out_of=idea.thread, kind="grew_from", by=by)
    return project


@permits(can_lead)
def undo_promotion(project: Project, *, by: Person) -> Idea:
    """Within a day, while it is on trial: the idea grows on, the project was never there."""
    if project.idea is None or now() > project.thread.created_at + REGRET:
        raise Invalid(state="That could be undone for a day. You can pause the project, or stop it with a word why.")
    move(project.thread, PROJECT["R0u"])
    project.thread.deleted_at = now()
    idea, project.idea_id, project.idea = project.idea, None, None
    db.session.flush()
    move(idea.thread, IDEA["I2u"])
    recount(idea, by=by)
    record(PromotionUndone(actor_id=by.id, project_id=project.id, idea_id=idea.id, group_id=idea.thread.group_id))
    return idea


@permits(can_start)
def start(group: Group, *, by: Person, title: str, goal: str) -> Project:
    """A project without an idea before it, led by `by`."""
    title, goal = named(title, goal)
    project = open_project(group, by, title=title, goal=goal)
    record(ProjectStarted(actor_id=by.id, project_id=project.id, group_id=group.id))
    return project


@permits(can_work)
def edit_project(project: Project, *, by: Person, title: str, goal: str) -> Project:
    """Say better what it is about."""
    title, goal = named(title, goal)
    if (title, goal) != (project.thread.title, project.goal):
        keep_version(project.thread, title=project.thread.title, body=project.goal)
        project.goal, project.thread.title = goal, title
        project.thread.excerpt, project.thread.edited_at = excerpt(render(goal), 300), now()
        record(ProjectEdited(actor_id=by.id, project_id=project.id))
    return project


@permits(can_work)
def write_headline(project: Project, *, by: Person, headline: str, **answers: str) -> Project:
    """What the news will say one day: working backwards keeps the goal in sight. `answers` says who it is for, what was wrong and
    what is different by those names; what is left out stays. Raises Invalid by field."""
    words = {name: answers[name].replace("\r\n", "\n").strip() for name in BACKWARDS if name in answers}
    words["headline"] = " ".join(headline.split())
    if errors := {name: f"At most {LONGEST_ANSWER[name]} characters." for name, text in words.items() if len(text) > LONGEST_ANSWER[name]}:
        raise Invalid(**errors)
    if any(getattr(project, name) != text for name, text in words.items()):
        for name, text in words.items():
            setattr(project, name, text)
        record(ProjectEdited(actor_id=by.id, project_id=project.id))
    return project
