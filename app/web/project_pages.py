"""What the page of a project shows, gathered in few queries."""

from sqlalchemy import Boolean, Date, Integer, String, cast, literal, null, select, union_all
from sqlalchemy.orm import aliased, joinedload

from app.core.clock import now
from app.core.database import UTCDateTime, db
from app.domain.ideas.models import Ask
from app.domain.people.models import Person
from app.domain.projects.belonging import ProjectLink
from app.domain.projects.models import Asking, Candidacy, Milestone, Place, Project, Step, Update
from app.domain.projects.quiet import pauses_at
from app.domain.projects.touching import Lending, Notice, standing
from app.edge.caller import caller
from app.web.conditions import conditions_of
from app.web.navigation import my_groups
from app.web.rooms import talk_under
from app.web.round_ups import RoundUp
from app.web.trails import kin_of

SHOWN = 400
NO = {
    "due": Date, "done_at": UTCDateTime, "waits_for_id": Integer, "state": String, "position": Integer, "needs_yes": Boolean,
    "unit": String,
    "address": String,
}  # fmt: skip


def about_project(project: Project) -> dict:
    """Team, steps, updates, family and talk."""
    parts = _parts(project)
    query = select(Update).where(Update.project_id == project.id).options(joinedload(Update.author))
    updates = list(db.session.scalars(query.order_by(Update.created_at.desc(), Update.id.desc()).limit(10)))
    team = parts["place"]
    steps = sorted((row for row in parts["step"] if row.done_at is None), key=lambda row: (row.owner is None, row.position, row.id))
    return {
        "team": team,
        "mine_in_team": next((row for row in team if row.owner.id == caller().id), None),
        "milestones": sorted(parts["milestone"], key=lambda row: (row.due, row.id)),
        "lent": [row for row in parts["lending"] if row.due is None or row.due >= now().date()],
        "notices": parts["notice"][::-1],
        "standing_of": lambda row: standing(row.state, row.needs_yes, row.done_at),
        "conditions": conditions_of(project, parts["ask"], parts["notice"]),
        "links": parts["link"],
        "candidacies": parts["candidacy"],
        "asked": parts["asking"],
        "asked_me": [row for row in parts["asking"] if row.person_id == caller().id],
        "steps": steps,
        "waits": {row.id: row for row in steps},
        "done": sorted((row for row in parts["step"] if row.done_at), key=lambda row: row.done_at, reverse=True),
        "updates": updates,
        "belongs": project.thread.group_id in my_groups(),
        "today": now().date(),
        "pauses_at": pauses_at(project),
        "week": RoundUp.of(project, parts["step"], team, updates),
        **kin_of(project.thread),
        **talk_under(project.thread, taken=24_000),
    }


def _parts(project: Project) -> dict[str, list]:
    """Everything that belongs to the project, by kind, each with the Person it concerns as `owner`. One query."""
    both = union_all(
        _part("step", Step, project, Step.owner_id, Step.title, due=Step.due, done_at=Step.done_at,
              waits_for_id=Step.waits_for_id, position=Step.position),
        _part("place", Place, project, Place.person_id, Place.does),
        _part("milestone", Milestone, project, null(), Milestone.title, due=Milestone.due, done_at=Milestone.reached_at),
        _part("candidacy", Candidacy, project, Candidacy.person_id, Candidacy.reason, done_at=Candidacy.due_at,
              waits_for_id=Candidacy.objector_id, state=Candidacy.state).where(Candidacy.state.in_(("open", "objected"))),
        _part("lending", Lending, project, Lending.person_id, Lending.what, due=Lending.until).where(Lending.ended_at.is_(None)),
        _part("notice", Notice, project, Notice.keeper_id, Notice.what, due=Notice.starts_on, done_at=Notice.due_at,
              state=Notice.answer, needs_yes=Notice.needs_yes),
        _part("asking", Asking, project, Asking.person_id, Asking.words, waits_for_id=Asking.step_id).where(Asking.answer == ""),
        _part("link", ProjectLink, project, ProjectLink.person_id, ProjectLink.title, address=ProjectLink.address),
        _row("ask", Ask, null(), Ask.what, waits_for_id=Ask.minimum, state=Ask.kind, position=Ask.offered, unit=Ask.unit)
        .where(Ask.idea_id == project.idea_id, Ask.deleted_at.is_(None)),
    ).subquery()  # fmt: skip
    owner = aliased(Person, name="owner")
    query = select(*both.c, owner).outerjoin(owner, owner.id == both.c.person_id).order_by(both.c.at, both.c.id)
    parts = {"step": [], "place": [], "milestone": [], "candidacy": [], "lending": [], "notice": [], "asking": [], "ask": [], "link": []}
    for row in db.session.execute(query.limit(SHOWN)):
        parts[row.kind].append(row)
    return parts


def _part(kind: str, model, project: Project, person_id, title, **more):
    """Rows of one kind that belong to `project`."""
    return _row(kind, model, person_id, title, **more).where(model.project_id == project.id)


def _row(kind: str, model, person_id, title, **more):
    """The shape that all kinds share; what a kind does not have is null, of the right type for PostgreSQL."""
    others = (more.get(name, cast(null(), column_type)).label(name) for name, column_type in NO.items())
    common = (literal(kind).label("kind"), model.id.label("id"), person_id.label("person_id"), title.label("title"))
    return select(*common, model.created_at.label("at"), *others)
