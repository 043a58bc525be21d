"""Finding outcomes."""

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import aliased, contains_eager, joinedload

from app.core.database import db
from app.domain.discussions.models import Thread
from app.domain.discussions.queries import missing
from app.domain.groups.models import Group
from app.domain.groups.queries import group_ids_of, readable_group_ids
from app.domain.outcomes.models import Outcome
from app.domain.people.models import Person
from app.domain.projects.models import Project


def find_outcome(outcome_id: int, *, seen_by: Person | None) -> Outcome:
    """The outcome with that id if `seen_by` may read it; a draft is its group's own. Raises NotFound."""
    outcome = db.session.scalar(_outcomes().where(Outcome.id == outcome_id, may_be_read_by(seen_by)))
    if outcome is None:
        raise missing(outcome_id, seen_by=seen_by)
    return outcome


def find_outcome_and_others(outcome_id: int, *, seen_by: Person | None) -> tuple[Outcome, list[Outcome]]:
    """The outcome with that id, and all those of its project, oldest first, as far as `seen_by` may read them. Raises NotFound.
    One query."""
    this = aliased(Outcome)
    same = select(this.project_id).where(this.id == outcome_id).scalar_subquery()
    found = db.session.scalars(_outcomes().where(Outcome.project_id == same, may_be_read_by(seen_by)).order_by(Outcome.id)).all()
    outcome = next((one for one in found if one.id == outcome_id), None)
    if outcome is None:
        raise missing(outcome_id, seen_by=seen_by)
    return outcome, list(found)


def outcomes_in(group: Group, *, seen_by: Person | None = None) -> Select:
    """Confirmed outcomes of `group`, and those still under way that `seen_by` may read; page them by `Outcome.id`."""
    query = _outcomes().where(Thread.group_id == group.id, Thread.kind == "outcome")
    return query.where(may_be_read_by(seen_by)) if seen_by else query.where(Thread.state.in_(("confirmed", "superseded")))


def outcomes_visible_to(person: Person | None) -> Select:
    """Outcomes `person` may read; page them by `Outcome.id`."""
    return _outcomes().where(may_be_read_by(person))


def may_be_read_by(person: Person | None):
    """The criterion on an outcome's thread: its group is readable; while it is a draft only members read it."""
    finished_or_mine = or_(Thread.state != "draft", Thread.group_id.in_(group_ids_of(person)))
    return and_(Thread.group_id.in_(readable_group_ids(person)), finished_or_mine)


def _outcomes() -> Select:
    thread = contains_eager(Outcome.thread).options(joinedload(Thread.group), joinedload(Thread.writer))
    project = joinedload(Outcome.project).joinedload(Project.thread)
    return select(Outcome).join(Outcome.thread).where(Thread.deleted_at.is_(None)).options(thread, project)
