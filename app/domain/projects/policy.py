"""Who may start, lead, join and steer a project."""

from sqlalchemy import select

from app.core.database import db
from app.domain.discussions.policy import GONE, can_read_thread
from app.domain.files.models import File
from app.domain.groups.models import Group
from app.domain.groups.policy import can_post, can_write, is_not_suspended, still_open
from app.domain.ideas.models import Idea
from app.domain.people.models import Person
from app.domain.projects.belonging import ProjectLink
from app.domain.projects.lead_asking import LeadAsking
from app.domain.projects.models import Asking, Candidacy, Milestone, Place, Project, Step
from app.domain.projects.touching import Lending, Notice

GUESTS_HELP = "Projects are led by staff. You can take a place in the team."


def is_in_team(person: Person | None, project: Project) -> bool:
    """Whether `person` leads the project or has a place in it, and may read it."""
    if person is None or not person.is_active or project.thread.is_deleted or not can_read_thread(person, project.thread):
        return False
    place = select(Place.id).where(Place.project_id == project.id, Place.person_id == person.id)
    return project.lead_id == person.id or db.session.scalar(place) is not None


def can_start(person: Person | None, group: Group):
    """Staff who belong to the group."""
    if person is not None and not person.is_staff:
        return GUESTS_HELP
    return can_post(person, group)


def can_promote(person: Person | None, idea: Idea):
    """Any of the staff who belong to the group and are willing to lead."""
    return GONE if idea.thread.is_deleted else _can_carry(person, idea.thread.group)


def can_take_lead(person: Person | None, project: Project):
    """Any of the staff who belong to the group."""
    return GONE if project.thread.is_deleted else _can_carry(person, project.thread.group)


def _can_carry(person: Person | None, group: Group):
    return can_write(person, group) if person is None or person.is_staff else GUESTS_HELP


def can_object(person: Person | None, candidacy: Candidacy):
    """The team, but for whoever offers."""
    if person is not None and candidacy.person_id == person.id:
        return "You offered it. You can take that back."
    return can_work(person, candidacy.project)


def can_withdraw_candidacy(person: Person | None, candidacy: Candidacy) -> bool:
    """Whoever offers."""
    return person is not None and person.is_active and candidacy.person_id == person.id


def can_take_place(person: Person | None, project: Project):
    """Any member of the group."""
    return GONE if project.thread.is_deleted else can_write(person, project.thread.group)


def can_lead(person: Person | None, project: Project):
    """Whoever leads it."""
    if project.thread.group.is_archived:
        return still_open(project.thread.group)
    return (is_in_team(person, project) and project.lead_id == person.id) or "Whoever leads the project does that."


def can_work(person: Person | None, project: Project):
    """The team and whoever leads it."""
    if project.thread.group.is_archived:
        return still_open(project.thread.group)
    return is_in_team(person, project) or "The team does that. You can take a place in it."


def can_tell(person: Person | None, project: Project):
    """The team and whoever leads it, if they may write in its group."""
    verdict = can_work(person, project)
    return is_not_suspended(person, project.thread.group) if verdict is True else verdict


def can_stop(person: Person | None, project: Project):
    """Whoever leads it; the team where nobody does."""
    return can_work(person, project) if project.lead_id is None else can_lead(person, project)


def can_work_on_step(person: Person | None, step: Step):
    return can_work(person, db.session.get(Project, step.project_id))


def can_work_on_milestone(person: Person | None, milestone: Milestone):
    return can_work(person, db.session.get(Project, milestone.project_id))


def can_answer_asking(person: Person | None, asking: Asking):
    """Nobody answers for somebody else."""
    return (person is not None and person.is_active and asking.person_id == person.id) or "Only whoever was asked answers that."


def can_withdraw_asking(person: Person | None, asking: Asking):
    """The team and whoever leads it."""
    return can_work(person, asking.project)


def can_answer_lead_asking(person: Person | None, asking: LeadAsking):
    """Nobody answers for somebody else."""
    return (person is not None and person.is_active and asking.person_id == person.id) or "Only whoever was asked answers that."


def can_withdraw_lead_asking(person: Person | None, asking: LeadAsking):
    """Whoever asked."""
    return (person is not None and person.is_active and asking.asked_by_id == person.id) or "Only whoever asked takes that back."


def can_take_back(person: Person | None, lending: Lending) -> bool:
    """Whoever lends it."""
    return person is not None and person.is_active and lending.person_id == person.id


def can_answer_notice(person: Person | None, notice: Notice):
    """Whoever looks after the thing, as long as they may read the project."""
    if person is None or not person.is_active or not can_read_thread(person, notice.project.thread):
        return False
    return notice.keeper_id == person.id or "Only whoever looks after it answers that."


def can_withdraw_notice(person: Person | None, notice: Notice):
    """The team and whoever leads it."""
    return can_work(person, notice.project)


def can_take_off(person: Person | None, file: File):
    """Whoever sent it and is still of the team; whoever leads."""
    project = db.session.get(Project, file.thread_id) if file.thread_id and file.comment_id is None else None
    return project is not None and _may_tidy(person, project, file.owner_id)


def can_drop_link(person: Person | None, link: ProjectLink):
    """Whoever added it and is still of the team; whoever leads."""
    return _may_tidy(person, link.project, link.person_id)


def _may_tidy(person: Person | None, project: Project, owner_id: int):
    if (verdict := can_work(person, project)) is not True:
        return verdict
    return person.id in (owner_id, project.lead_id) or "Whoever added it takes it off, or whoever leads."


def is_house(person: Person) -> bool:
    """What time itself causes happens in the name of the house."""
    return person.kind == "house"
