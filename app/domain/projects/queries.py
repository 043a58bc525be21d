"""Finding projects, their teams, steps and updates."""

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from app.core.database import db
from app.core.errors import NotFound
from app.domain.discussions.models import Thread
from app.domain.discussions.queries import missing
from app.domain.groups.models import Group
from app.domain.groups.queries import readable_group_ids
from app.domain.ideas.models import Idea
from app.domain.people.models import Person
from app.domain.projects.belonging import ProjectLink
from app.domain.projects.lead_asking import LeadAsking
from app.domain.projects.models import Asking, Candidacy, Milestone, Place, Project, Step
from app.domain.projects.touching import Lending, Notice


def find_project(project_id: int, *, seen_by: Person | None) -> Project:
    """The project with that id if `seen_by` may read it. Raises NotFound."""
    project = db.session.scalar(_projects().where(Project.id == project_id, Thread.group_id.in_(readable_group_ids(seen_by))))
    if project is None:
        raise missing(project_id, seen_by=seen_by)
    return project


def group_id_of(project_id: int) -> int | None:
    """Where the project stands, for whoever already knows of it."""
    return db.session.scalar(select(Thread.group_id).where(Thread.id == project_id))


def projects_in(group: Group) -> Select:
    """Projects of `group` with their threads and leads; page them by `Project.id`."""
    return _projects().where(Thread.group_id == group.id, Thread.kind == "project")


def projects_visible_to(person: Person | None) -> Select:
    """Projects in groups `person` may read; page them by `Project.id`."""
    return _projects().where(Thread.group_id.in_(readable_group_ids(person)))


def project_of(idea: Idea) -> Project | None:
    """The project that came of `idea`; it is read by whoever reads the idea."""
    return db.session.scalar(_projects().where(Project.idea_id == idea.id))


def team_of(project: Project) -> Select:
    """Places in the team with their people, in order of coming."""
    return select(Place).where(Place.project_id == project.id).options(joinedload(Place.person)).order_by(Place.created_at, Place.id)


def place_of(person: Person, project: Project) -> Place | None:
    """The person's place in the team, None if they have none."""
    return db.session.scalar(select(Place).where(Place.project_id == project.id, Place.person_id == person.id))


def steps_of(project: Project) -> Select:
    """What is to be done and what has been, in the order the team gave it."""
    return select(Step).where(Step.project_id == project.id).options(joinedload(Step.owner)).order_by(Step.position, Step.id)


def find_step(step_id: int, *, seen_by: Person | None) -> Step:
    """The step with that id if `seen_by` may read its project. Raises NotFound."""
    step = db.session.scalar(
        select(Step)
        .join(Thread, Thread.id == Step.project_id)
        .where(Step.id == step_id, Thread.group_id.in_(readable_group_ids(seen_by)), Thread.deleted_at.is_(None))
        .options(joinedload(Step.owner))
    )
    if step is None:
        raise NotFound
    return step


def milestones_of(project: Project) -> Select:
    """What will be true by when, the nearest day first."""
    return select(Milestone).where(Milestone.project_id == project.id).order_by(Milestone.due, Milestone.id)


def find_milestone(milestone_id: int, *, seen_by: Person | None) -> Milestone:
    """The milestone with that id if `seen_by` may read its project. Raises NotFound."""
    query = select(Milestone).join(Thread, Thread.id == Milestone.project_id).where(Milestone.id == milestone_id)
    milestone = db.session.scalar(query.where(Thread.group_id.in_(readable_group_ids(seen_by)), Thread.deleted_at.is_(None)))
    if milestone is None:
        raise NotFound
    return milestone


def find_candidacy(candidacy_id: int, *, seen_by: Person | None) -> Candidacy:
    """The candidacy with that id if `seen_by` may read its project. Raises NotFound."""
    query = select(Candidacy).join(Thread, Thread.id == Candidacy.project_id).where(Candidacy.id == candidacy_id)
    query = query.options(joinedload(Candidacy.person), joinedload(Candidacy.project).joinedload(Project.thread))
    candidacy = db.session.scalar(query.where(Thread.group_id.in_(readable_group_ids(seen_by)), Thread.deleted_at.is_(None)))
    if candidacy is None:
        raise NotFound
    return candidacy


def find_lending(lending_id: int, *, seen_by: Person | None) -> Lending:
    """The lending with that id if `seen_by` may read its project. Raises NotFound."""
    query = select(Lending).join(Thread, Thread.id == Lending.project_id).where(Lending.id == lending_id)
    lending = db.session.scalar(query.where(Thread.group_id.in_(readable_group_ids(seen_by)), Thread.deleted_at.is_(None)))
    if lending is None:
        raise NotFound
    return lending


def find_notice(notice_id: int, *, seen_by: Person | None) -> Notice:
    """The notice with that id if `seen_by` may read its project. Raises NotFound."""
    query = select(Notice).join(Thread, Thread.id == Notice.project_id).where(Notice.id == notice_id)
    query = query.options(joinedload(Notice.author), joinedload(Notice.keeper))
    query = query.options(joinedload(Notice.project).joinedload(Project.thread).joinedload(Thread.group))
    notice = db.session.scalar(query.where(Thread.group_id.in_(readable_group_ids(seen_by)), Thread.deleted_at.is_(None)))
    if notice is None:
        raise NotFound
    return notice


def find_asking(asking_id: int, *, seen_by: Person | None) -> Asking:
    """The asking with that id, if `seen_by` was asked or is of the team, and may read the project. Raises NotFound."""
    me = seen_by.id if seen_by else None
    places = select(Place.project_id).where(Place.person_id == me)
    asking = db.session.scalar(
        select(Asking)
        .join(Thread, Thread.id == Asking.project_id)
        .where(Asking.id == asking_id, Thread.group_id.in_(readable_group_ids(seen_by)), Thread.deleted_at.is_(None))
        .where(or_(Asking.person_id == me, Asking.project_id.in_(places)))
        .options(joinedload(Asking.person), joinedload(Asking.asked_by), joinedload(Asking.step).joinedload(Step.owner))
        .options(joinedload(Asking.project).joinedload(Project.thread).joinedload(Thread.group))
    )
    if asking is None:
        raise NotFound
    return asking


def find_lead_asking(asking_id: int, *, seen_by: Person | None) -> LeadAsking:
    """The asking with that id, if `seen_by` was asked or asked, and may read the idea. Raises NotFound."""
    me = seen_by.id if seen_by else None
    query = select(LeadAsking).join(Thread, Thread.id == LeadAsking.idea_id).where(LeadAsking.id == asking_id)
    query = query.where(or_(LeadAsking.person_id == me, LeadAsking.asked_by_id == me), Thread.deleted_at.is_(None))
    query = query.options(joinedload(LeadAsking.person), joinedload(LeadAsking.asker))
    query = query.options(joinedload(LeadAsking.idea).joinedload(Idea.thread).joinedload(Thread.group))
    asking = db.session.scalar(query.where(Thread.group_id.in_(readable_group_ids(seen_by))))
    if asking is None:
        raise NotFound
    return asking


def links_of(project: Project) -> Select:
    """What lies elsewhere, with who put it there, in order of coming."""
    return select(ProjectLink).where(ProjectLink.project_id == project.id).options(joinedload(ProjectLink.person)).order_by(ProjectLink.id)


def find_link(link_id: int, *, seen_by: Person | None) -> ProjectLink:
    """The link with that id if `seen_by` may read its project. Raises NotFound."""
    query = select(ProjectLink).join(Thread, Thread.id == ProjectLink.project_id).where(ProjectLink.id == link_id)
    query = query.options(joinedload(ProjectLink.project).joinedload(Project.thread).joinedload(Thread.group))
    link = db.session.scalar(query.where(Thread.group_id.in_(readable_group_ids(seen_by)), Thread.deleted_at.is_(None)))
    if link is None:
        raise NotFound
    return link


def _projects() -> Select:
    thread = contains_eager(Project.thread).options(joinedload(Thread.group), joinedload(Thread.writer))
    idea = joinedload(Project.idea).joinedload(Idea.thread)
    return (
        select(Project)
        .join(Project.thread)
        .where(Thread.deleted_at.is_(None))
        .options(thread, joinedload(Project.lead), joinedload(Project.former_lead), idea)
    )
