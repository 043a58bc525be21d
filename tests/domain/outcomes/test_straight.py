"""A small thing is delivered without a project anybody had to wait for."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core.clock import now, travel
from app.core.database import db
from app.core.errors import Forbidden, Invalid
from app.domain.groups.operations import join
from app.domain.ideas.operations import back, rest
from app.domain.lineage.credits import credits_of
from app.domain.lineage.models import Credit
from app.domain.lineage.queries import ancestors_of
from app.domain.outcomes.models import Outcome
from app.domain.outcomes.operations import confirm_due_outcomes, deliver_idea, send_for_credit
from app.domain.posts.operations import write_post
from app.domain.projects.operations import promote, reopen
from app.domain.projects.queries import project_of, team_of
from tests.domain.line import RESULT, an_idea


@pytest.fixture
def idea(world):
    return an_idea(world.gardeners, world.ada)


def test_whoever_proposed_it_delivers_it_and_is_its_team(world, idea):
    outcome = deliver_idea(idea, by=world.ada, **RESULT)
    project = project_of(idea)
    assert (idea.thread.state, project.thread.state, outcome.thread.state) == ("delivered", "delivered", "draft")
    assert [place.person for place in db.session.scalars(team_of(project))] == [world.ada]
    assert {idea.thread, project.thread} < set(ancestors_of(outcome.thread))


def test_the_outcome_goes_on_like_any_other(world, idea):
    outcome = deliver_idea(idea, by=world.ada, **RESULT)
    send_for_credit(outcome, by=world.ada)
    with travel(now() + timedelta(hours=73)):
        assert confirm_due_outcomes(by=world.house) == 1
    assert outcome.thread.state == "confirmed"


@pytest.mark.parametrize("way", ["help", "lead"])
def test_who_helps_delivers_it_too(world, idea, way):
    with pytest.raises(Forbidden):
        deliver_idea(idea, by=world.grace, **RESULT)
    back(idea, by=world.grace, way=way)
    assert deliver_idea(idea, by=world.grace, **RESULT).project.lead is world.grace


@pytest.mark.parametrize("way", ["follow", "use"])
def test_who_only_looks_on_does_not(world, idea, way):
    back(idea, by=world.grace, way=way)
    with pytest.raises(Forbidden) as refusal:
        deliver_idea(idea, by=world.grace, **RESULT)
    assert "helps with it" in str(refusal.value)


def test_a_helper_from_elsewhere_joins_first(world, idea):
    back(idea, by=world.mallory, way="help")
    with pytest.raises(Forbidden):
        deliver_idea(idea, by=world.mallory, **RESULT)
    join(world.gardeners, by=world.mallory)
    deliver_idea(idea, by=world.mallory, **RESULT)


def test_everybody_who_had_a_part_is_credited(world):
    remark = write_post(world.gardeners, by=world.olga, body="The straps are torn every night.")
    idea = an_idea(world.gardeners, world.ada, out_of=remark.thread)
    back(idea, by=world.grace, way="help")
    outcome = deliver_idea(idea, by=world.ada, **RESULT)
    parts = {(credit.person.handle, credit.part) for credit in credits_of(outcome.thread, seen_by=world.ada).credits}
    assert {(world.olga.handle, "sparked"), (world.grace.handle, "backed"), (world.ada.handle, "built")} <= parts


def test_words_that_make_no_sense_deliver_nothing(world, idea):
    with pytest.raises(Invalid) as refusal:
        deliver_idea(idea, by=world.ada, **{**RESULT, "what_changed": " ", "type": "magic"})
    assert set(refusal.value.errors) == {"what_changed", "type"}
    assert (idea.thread.state, project_of(idea)) == ("growing", None)


def test_what_is_delivered_or_started_is_not_delivered_straight(world, idea):
    deliver_idea(idea, by=world.ada, **RESULT)
    with pytest.raises(Invalid) as refusal:
        deliver_idea(idea, by=world.ada, **RESULT)
    assert "Ada Lovelace has delivered this already" in refusal.value.errors["state"]
    with pytest.raises(Invalid):
        promote(idea, by=world.grace)
    assert len(db.session.scalars(select(Outcome)).all()) == 1
    other = an_idea(world.gardeners, world.ada, title="Another")
    rest(other, by=world.ada, because="Not before spring.")
    with pytest.raises(Invalid):
        deliver_idea(other, by=world.ada, **RESULT)


def test_more_to_do_makes_it_a_project_like_any_other(world, idea):
    deliver_idea(idea, by=world.ada, **RESULT)
    reopen(project_of(idea), by=world.ada)
    assert (idea.thread.state, project_of(idea).thread.state) == ("started", "active")


def test_credits_are_nobodys_before_they_are_asked(world, idea):
    outcome = deliver_idea(idea, by=world.ada, **RESULT)
    states = select(Credit.state).where(Credit.thread_id == outcome.id).distinct()
    assert db.session.scalars(states).all() == ["proposed"]
