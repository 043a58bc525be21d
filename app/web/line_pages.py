"""What the pages of the line show beside the thing itself, gathered in few queries."""

from sqlalchemy import literal, null, select, union_all
from sqlalchemy.orm import joinedload

from app.core.database import db
from app.domain.announcements.models import Announcement
from app.domain.announcements.queries import publication_of
from app.domain.discussions.policy import can_read_thread
from app.domain.ideas.lights import lights_of
from app.domain.ideas.models import Idea
from app.domain.ideas.queries import backers_of
from app.domain.ideas.quiet import rests_at
from app.domain.lineage.credits import credits_of
from app.domain.outcomes.models import Outcome
from app.domain.people.models import Person
from app.domain.projects.models import Place, Project, Step, Update
from app.edge.caller import caller
from app.web.navigation import my_groups
from app.web.needs import needs_of
from app.web.rooms import talk_under
from app.web.trails import kin_of


def about_idea(idea: Idea) -> dict:
    """Lights, who stands behind it, what it asks for, hopes and doubts, family and talk."""
    needs = needs_of(idea)
    backers = backers_of(idea, seen_by=caller())
    return {
        "lights": lights_of(idea, needs.staff),
        "backers": backers,
        "faces": list({backer.person.id: backer.person for backer in backers if backer.way != "follow"}.values()),
        "reached": list({backer.group.id: backer.group for backer in backers if backer.group and backer.way != "follow"}.values()),
        "ways": {backer.way: backer for backer in backers if backer.person.id == caller().id},
        "rests_at": rests_at(idea),
        "asks": needs.asks,
        "mergers": needs.mergers,
        "hopes": [said for said in needs.said if said.side == "hope"],
        "doubts": [said for said in needs.said if said.side == "doubt"],
        "groups": my_groups(),
        **kin_of(idea.thread),
        **talk_under(idea.thread, taken=24_000),
    }


def about_project(project: Project) -> dict:
    """Team, steps, updates, family and talk."""
    work = _work(project)
    query = select(Update).where(Update.project_id == project.id).options(joinedload(Update.author))
    team = [row for row in work if row.kind == "place"]
    return {
        "team": team,
        "mine_in_team": next((row for row in team if row.Person.id == caller().id), None),
        "steps": [row for row in work if row.kind == "step" and row.done_at is None],
        "done": [row for row in work if row.kind == "step" and row.done_at is not None],
        "updates": list(db.session.scalars(query.order_by(Update.created_at.desc(), Update.id.desc()).limit(10))),
        "belongs": project.thread.group_id in my_groups(),
        **kin_of(project.thread),
        **talk_under(project.thread, taken=24_000),
    }


def about_outcome(outcome: Outcome) -> dict:
    """Credits, family and talk."""
    sheet = credits_of(outcome.thread, seen_by=caller())
    own = [credit for credit in sheet.credits if credit.person_id == caller().id]
    return {"sheet": sheet, "own": own, **kin_of(outcome.thread), **talk_under(outcome.thread)}


def about_announcement(announcement: Announcement) -> dict:
    """The copy that is out, what may be done, family and talk."""
    is_out = announcement.thread.state in ("published", "withdrawn")
    publication = publication_of(announcement) if is_out else None
    # Whoever publishes reads what was handed in, and not what a closed group says about it.
    inside = can_read_thread(caller(), announcement.thread)
    talk = talk_under(announcement.thread) if inside else {}
    return {"publication": publication, "inside": inside, **kin_of(announcement.thread), **talk}


def _work(project: Project) -> list:
    """Places and steps in one query: kind, id, word, done_at and the Person, who may be nobody for a step."""
    steps = select(
        literal("step").label("kind"), Step.id.label("id"), Step.owner_id.label("person_id"),
        Step.title.label("word"), Step.created_at.label("at"), Step.done_at.label("done_at"),
    ).where(Step.project_id == project.id)  # fmt: skip
    places = select(literal("place"), Place.id, Place.person_id, Place.does, Place.created_at, null()).where(Place.project_id == project.id)
    both = union_all(steps, places).subquery()
    query = select(both.c.kind, both.c.id, both.c.word, both.c.done_at, Person).outerjoin(Person, Person.id == both.c.person_id)
    return list(db.session.execute(query.order_by(both.c.at, both.c.id).limit(200)))
