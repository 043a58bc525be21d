"""Where a project stands, and who leads it."""

from datetime import timedelta

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.discussions.models import Thread
from app.domain.discussions.threads import move
from app.domain.groups.models import Membership
from app.domain.ideas.events import IdeaMoved
from app.domain.ideas.machine import IDEA
from app.domain.people.models import Person
from app.domain.projects.events import PauseNear
from app.domain.projects.machine import PROJECT, UNDER_WAY
from app.domain.projects.models import Project
from app.domain.projects.moving import leave_lead, led_by, move_project
from app.domain.projects.policy import can_lead, can_stop, can_take_lead, can_work, is_house
from app.domain.projects.quiet import QUIET, WARNED
from app.domain.projects.touching import Notice, holds_up

FORSAKEN = timedelta(days=30)
TRIAL = timedelta(weeks=4)


@permits(can_lead)
def activate(project: Project, *, by: Person) -> None:
    """The trial has shown that it works. What it asks for and has not got keeps nobody from going on: the page says so.

    Raises Invalid(state=…) while a notice waits for the yes it needs, or was objected to.
    """
    if project.thread.state in PROJECT["R1"].out_of:
        _check_notices(project)
    move_project(project, by, "R1")
    project.trial_until = None


def _check_notices(project: Project) -> None:
    given = select(Notice).where(Notice.project_id == project.id, Notice.answer.in_(("", "no"))).order_by(Notice.id)
    for notice in db.session.scalars(given.options(joinedload(Notice.keeper))):
        if holds_up(notice.answer, notice.needs_yes):
            how = "objected to" if notice.answer else "has not said yes yet to"
            raise Invalid(state=f"{notice.keeper.name} {how} “{notice.what}”. Settle that first, or withdraw the notice.")


@permits(can_lead)
def return_to_trial(project: Project, *, by: Person) -> None:
    """It is not sure after all that it works: four weeks more to find out."""
    move_project(project, by, "R1u")
    project.trial_until = (now() + TRIAL).date()


@permits(can_lead)
def pause(project: Project, *, by: Person) -> None:
    """Nothing happens for a while."""
    move_project(project, by, "R2")


@permits(can_work)
def resume(project: Project, *, by: Person) -> None:
    """Anybody of the team takes it up again."""
    move_project(project, by, "R3")


@permits(can_lead)
def step_down(project: Project, *, by: Person) -> None:
    """Lead no longer. The place in the team stays, the project looks for a lead."""
    leave_lead(project, by)


@permits(can_stop)
def stop(project: Project, *, by: Person, reason: str) -> None:
    """End it without a result, saying what was learned. Raises Invalid(reason=…) without."""
    reason = reason.strip()
    if not reason or len(reason) > 500:
        raise Invalid(reason="At most 500 characters." if reason else "Say what you learned, for whoever tries again.")
    move_project(project, by, "R7")
    project.reason = reason


@permits(can_take_lead)
def revive(project: Project, *, by: Person) -> None:
    """Try again what was stopped, as its new lead."""
    move_project(project, by, "R8")
    project.reason = ""
    led_by(project, by)


@permits(can_lead)
def reopen(project: Project, *, by: Person) -> None:
    """There is more to deliver. An idea that was delivered straight is under way from now on."""
    move_project(project, by, "R9")
    if project.idea and project.idea.thread.state == "delivered":
        move(project.idea.thread, IDEA["I3r"])
        group_id, state = project.thread.group_id, IDEA["I3r"].into
        record(IdeaMoved(actor_id=by.id, idea_id=project.idea.id, group_id=group_id, state=state))


@permits(is_house)
def pause_quiet_projects(*, by: Person) -> int:
    """Pause every project that has been quiet for forty-five days. Returns how many."""
    projects = db.session.scalars(_quiet_for(QUIET)).all()
    for project in projects:
        move_project(project, by, "R2")
    return len(projects)


@permits(is_house)
def warn_quiet_projects(*, by: Person) -> int:
    """Note, once for each time it falls quiet, which projects will soon be paused. Returns how many."""
    unwarned = or_(Project.warned_at.is_(None), Project.warned_at <= Thread.last_activity_at)
    projects = db.session.scalars(_quiet_for(WARNED).where(Thread.last_activity_at >= now() - QUIET, unwarned)).all()
    for project in projects:
        project.warned_at = now()
        record(PauseNear(actor_id=by.id, project_id=project.id, group_id=project.thread.group_id))
    return len(projects)


def _quiet_for(time: timedelta) -> Select:
    quiet = select(Project).join(Project.thread).where(Thread.state.in_(UNDER_WAY), Thread.last_activity_at < now() - time)
    return quiet.where(Thread.kind == "project", Thread.deleted_at.is_(None)).options(contains_eager(Project.thread))


@permits(is_house)
def release_lost_leads(*, by: Person) -> int:
    """Where whoever leads is no longer here, or no longer in the group, the project needs a lead. Returns how many do."""
    member = select(Membership.id).where(
        Membership.group_id == Thread.group_id, Membership.person_id == Project.lead_id, Membership.state == "active"
    )
    led = select(Project).join(Project.thread).join(Person, Person.id == Project.lead_id)
    led = led.where(Thread.kind == "project", Thread.state.in_((*UNDER_WAY, "paused")), Thread.deleted_at.is_(None))
    projects = db.session.scalars(led.where(or_(Person.suspended_at.is_not(None), ~member.exists()))).all()
    for project in projects:
        leave_lead(project, by)
    return len(projects)


@permits(is_house)
def stop_forsaken_projects(*, by: Person) -> int:
    """Stop every project that has needed a lead for thirty quiet days; anybody may revive it. Returns how many."""
    needing = (
        select(Project).join(Project.thread).where(Thread.kind == "project", Thread.state == "needs_lead", Thread.deleted_at.is_(None))
    )
    projects = db.session.scalars(needing.where(Thread.last_activity_at < now() - FORSAKEN)).all()
    for project in projects:
        move_project(project, by, "R7")
        project.reason = "Nobody took the lead for thirty days."
    return len(projects)
