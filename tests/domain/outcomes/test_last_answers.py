"""The last two to answer at once: the outcome is confirmed, once, and nobody is refused."""

from sqlalchemy import func, select

from app.core.database import db
from app.core.events import EventRecord
from app.domain.lineage.models import Credit
from app.domain.outcomes.models import Outcome
from app.domain.outcomes.operations import answer_credit, deliver_outcome, send_for_credit
from app.domain.outcomes.settling import open_credits
from app.domain.projects.operations import take_place
from tests.domain.line import RESULT, a_project
from tests.domain.projects.test_races import at_once
from tests.world import build_world


def answer_one(outcome_id: int, person) -> None:
    mine = select(Credit).where(Credit.thread_id == outcome_id, Credit.person_id == person.id, Credit.state == "proposed")
    for credit in db.session.scalars(mine).all():
        answer_credit(credit, by=person, shown_as="name")


def test_the_last_two_confirm_it_together(other_database):
    world = build_world()
    with db.transaction():
        project = a_project(world.gardeners, world.ada)
        take_place(project, by=world.grace)
        outcome = deliver_outcome(project, by=world.ada, **RESULT)
        send_for_credit(outcome, by=world.ada)
        people = [world.ada.id, world.grace.id]
        outcome_id = outcome.id
        assert set(db.session.scalars(open_credits(outcome).with_only_columns(Credit.person_id))) == set(people)
    assert at_once(answer_one, outcome_id, people) == ["done", "done"]
    assert db.session.get(Outcome, outcome_id).thread.state == "confirmed"
    assert db.session.scalar(select(func.count()).where(EventRecord.name == "OutcomeMoved")) == 1
