"""Taking on a project that needs a lead: the team may say why not, silence is a yes."""

from datetime import timedelta

import pytest

from app.core.clock import now, travel
from app.core.errors import Forbidden, Invalid, NotFound
from app.domain.groups.operations import join, leave
from app.domain.people.operations import suspend
from app.domain.projects.operations import (
    give_up_place,
    object_to_lead,
    release_lost_leads,
    revive,
    settle_candidacies,
    step_down,
    stop_forsaken_projects,
    take_lead,
    take_place,
    withdraw_candidacy,
)
from app.domain.projects.queries import find_candidacy
from tests.domain.line import a_project

LATER = timedelta(days=8)


@pytest.fixture
def project(world):
    project = a_project(world.gardeners, world.ada)
    join(world.gardeners, by=world.pat)
    step_down(project, by=world.ada)
    return project


def settled(world) -> int:
    with travel(now() + LATER):
        return settle_candidacies(by=world.house)


def test_silence_makes_it_theirs(world, project):
    assert project.former_lead is world.ada
    candidacy = take_lead(project, by=world.grace)
    assert (project.lead, settle_candidacies(by=world.house)) == (None, 0)
    assert (settled(world), settled(world)) == (1, 0)
    assert (project.lead, project.thread.state, candidacy.state) == (world.grace, "trial", "led")


def test_with_nobody_else_in_the_team_it_is_theirs_at_once(world, project):
    give_up_place(project, by=world.ada)
    assert take_lead(project, by=world.grace) is None
    assert project.lead is world.grace


def test_an_objection_with_a_reason_ends_it(world, project):
    candidacy = take_lead(project, by=world.grace)
    with pytest.raises(Invalid) as refusal:
        object_to_lead(candidacy, by=world.ada, reason=" ")
    assert set(refusal.value.errors) == {"objection"}
    object_to_lead(candidacy, by=world.ada, reason="She leads four others.")
    assert (settled(world), project.lead, candidacy.reason) == (0, None, "She leads four others.")
    assert take_lead(project, by=world.pat).state == "open"


def test_an_objection_can_come_too_late(world, project):
    candidacy = take_lead(project, by=world.grace)
    with travel(now() + LATER), pytest.raises(Invalid):
        object_to_lead(candidacy, by=world.ada, reason="Wait")


def test_only_the_team_objects_and_nobody_to_themselves(world, project):
    candidacy = take_lead(project, by=world.grace)
    for person in (world.pat, world.olga, world.mallory):
        with pytest.raises(Forbidden):
            object_to_lead(candidacy, by=person, reason="Me instead")
    take_place(project, by=world.grace)
    with pytest.raises(Forbidden):
        object_to_lead(candidacy, by=world.grace, reason="Not me")


def test_one_offers_at_a_time_and_may_take_it_back(world, project):
    candidacy = take_lead(project, by=world.grace)
    assert take_lead(project, by=world.grace) is candidacy
    with pytest.raises(Invalid):
        take_lead(project, by=world.pat)
    with pytest.raises(Forbidden):
        withdraw_candidacy(candidacy, by=world.pat)
    withdraw_candidacy(candidacy, by=world.grace)
    assert take_lead(project, by=world.pat).person is world.pat


def test_an_offer_of_somebody_who_left_comes_to_nothing(world, project):
    candidacy = take_lead(project, by=world.pat)
    leave(world.gardeners, by=world.pat)
    assert (settled(world), candidacy.state, project.lead) == (0, "withdrawn", None)


def test_a_candidacy_in_a_hidden_group_is_not_found(world):
    project = a_project(world.council, world.grace)
    join_and_offer = take_lead
    step_down(project, by=world.grace)
    world.council.joining = "free"
    join(world.council, by=world.ada)
    candidacy = join_and_offer(project, by=world.ada)
    with pytest.raises(NotFound):
        find_candidacy(candidacy.id, seen_by=world.mallory)


def test_a_project_whose_lead_is_gone_needs_one(world):
    first, second = a_project(world.gardeners, world.ada), a_project(world.gardeners, world.grace)
    leave(world.gardeners, by=world.grace)
    assert (release_lost_leads(by=world.house), release_lost_leads(by=world.house)) == (1, 0)
    assert (first.lead, second.lead, second.former_lead, second.thread.state) == (world.ada, None, world.grace, "needs_lead")
    suspend(world.ada, by=world.house)
    assert release_lost_leads(by=world.house) == 1


def test_a_project_nobody_leads_for_a_month_is_stopped_and_can_be_revived(world, project):
    assert stop_forsaken_projects(by=world.house) == 0
    with travel(now() + timedelta(days=31)):
        assert (stop_forsaken_projects(by=world.house), stop_forsaken_projects(by=world.house)) == (1, 0)
    assert project.reason == "Nobody took the lead for thirty days."
    revive(project, by=world.grace)
    assert project.lead is world.grace
