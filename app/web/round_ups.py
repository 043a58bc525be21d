"""The last seven days of projects, gathered when somebody looks: nobody writes it, and nothing is kept of it."""

from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import Integer, cast, literal, null, select, union_all
from sqlalchemy.orm import aliased

from app.core.clock import now
from app.core.database import db
from app.domain.people.models import Person
from app.domain.projects.models import Place, Project, Step, Update

WEEK = timedelta(days=7)
SHOWN = 600


@dataclass
class RoundUp:
    """What one project finished, told and asks for: rows with `title` and `owner`."""

    project: Project
    done: list = field(default_factory=list)
    came: list = field(default_factory=list)
    updates: list = field(default_factory=list)
    untaken: list = field(default_factory=list)

    @property
    def is_quiet(self) -> bool:
        return not (self.done or self.came or self.updates)

    @classmethod
    def of(cls, project: Project, steps, places, updates) -> "RoundUp":
        """The week of `project`, of everything that is known of it. Whoever began it has not joined it."""
        since = now() - WEEK
        return cls(
            project,
            done=[step for step in steps if step.done_at and step.done_at > since],
            came=[place for place in places if place.at > since and place.at > project.thread.created_at + timedelta(minutes=1)],
            updates=[update for update in updates if update.created_at > since],
            untaken=[step for step in steps if not step.done_at and step.owner is None],
        )


def round_ups_of(projects: list[Project]) -> dict:
    """`round_ups`: the weeks of `projects` in which something happened; `next_steps`: by project, what comes next. One query."""
    known = {project.id: RoundUp(project) for project in projects}
    next_steps, rows = {}, _rows(list(known)) if known else []
    for row in rows:
        week = known[row.project_id]
        if row.kind == "step":
            if row.owner is None:
                week.untaken.append(row)
            next_steps.setdefault(row.project_id, row)
        elif row.kind != "place" or row.at > week.project.thread.created_at + timedelta(minutes=1):
            getattr(week, {"done": "done", "place": "came", "update": "updates"}[row.kind]).append(row)
    return {"round_ups": [week for week in known.values() if not week.is_quiet], "next_steps": next_steps}


def _rows(ids: list[int]) -> list:
    """Open steps, those somebody does first; then what was done, told and joined this week, oldest first."""
    since, nobody = now() - WEEK, cast(null(), Integer)
    both = union_all(
        _row("step", Step, Step.title, Step.owner_id, Step.created_at, Step.position).where(
            Step.project_id.in_(ids), Step.done_at.is_(None)
        ),
        _row("done", Step, Step.title, Step.owner_id, Step.done_at, nobody).where(Step.project_id.in_(ids), Step.done_at > since),
        _row("place", Place, Place.does, Place.person_id, Place.created_at, nobody).where(
            Place.project_id.in_(ids), Place.created_at > since
        ),
        _row("update", Update, literal(""), Update.author_id, Update.created_at, nobody).where(
            Update.project_id.in_(ids), Update.created_at > since
        ),
    ).subquery()
    owner = aliased(Person, name="owner")
    query = select(*both.c, owner).outerjoin(owner, owner.id == both.c.person_id)
    return list(db.session.execute(query.order_by(both.c.person_id.is_(None), both.c.position, both.c.at, both.c.id).limit(SHOWN)))


def _row(kind: str, model, title, person_id, at, position):
    return select(
        literal(kind).label("kind"), model.id.label("id"), model.project_id.label("project_id"), title.label("title"),
        person_id.label("person_id"), at.label("at"), position.label("position"),
    )  # fmt: skip
