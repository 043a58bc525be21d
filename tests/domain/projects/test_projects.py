"""Making a project of an idea, leading it, working on it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core.clock import now, travel
from app.core.database import db
from app.core.errors import Forbidden, Invalid, NotFound
from app.domain.groups.operations import join, leave
from app.domain.ideas.operations import back, rest
from app.domain.projects.models import Update
from app.domain.projects.operations import (
    activate,
    add_step,
    edit_project,
    finish_step,
    give_up_place,
    pause,
    pause_quiet_projects,
    post_update,
    promote,
    reopen,
    resume,
    revive,
    start,
    step_down,
    stop,
    take_lead,
    take_place,
    take_step,
    undo_promotion,
    write_headline,
)
from app.domain.projects.queries import find_project, find_step, project_of, projects_in, steps_of, team_of
from tests.domain.line import a_project, an_idea


@pytest.fixture
def project(world):
    return a_project(world.gardeners, world.ada)


@pytest.mark.parametrize(("name", "may"), [("ada", True), ("grace", True), ("mallory", False), ("olga", False)])
def test_staff_of_the_group_promote(world, name, may):
    idea, person = an_idea(world.gardeners, world.ada), getattr(world, name)
    if not may:
        with pytest.raises(Forbidden):
            promote(idea, by=person)
        return
    project = promote(idea, by=person)
    assert (project.lead, project.thread.state, idea.thread.state) == (person, "trial", "started")


def test_an_idea_is_promoted_once(world, project):
    with pytest.raises(Invalid) as refusal:
        promote(project.idea, by=world.grace)
    assert "state" in refusal.value.errors
    assert len(db.session.scalars(projects_in(world.gardeners)).all()) == 1


def test_what_rests_is_not_promoted(world):
    idea = an_idea(world.gardeners, world.ada)
    rest(idea, by=world.ada, because="It is winter.")
    with pytest.raises(Invalid):
        promote(idea, by=world.ada)


def test_starting_early_is_a_label(world):
    ready = an_idea(world.gardeners, world.ada)
    for person in (world.ada, world.grace):
        back(ready, by=person, way="help")
    back(ready, by=world.ada, way="lead")
    assert not promote(ready, by=world.ada).started_early
    assert a_project(world.gardeners, world.ada).started_early


def test_the_goal_is_the_first_step_unless_said_otherwise(world):
    assert a_project(world.gardeners, world.ada).goal == "One box by the door"
    assert promote(an_idea(world.gardeners, world.ada), by=world.ada, goal="No waste").goal == "No waste"


def test_a_promotion_can_be_undone_for_a_day(world, project):
    idea = project.idea
    undo_promotion(project, by=world.ada)
    assert idea.thread.state == "growing"
    with pytest.raises(NotFound):
        find_project(project.id, seen_by=world.ada)
    assert project_of(idea) is None
    assert promote(idea, by=world.grace).lead is world.grace


def test_after_a_day_a_promotion_stays(world, project):
    with travel(now() + timedelta(hours=25)), pytest.raises(Invalid):
        undo_promotion(project, by=world.ada)


def test_a_project_needs_no_idea(world):
    assert start(world.gardeners, by=world.grace, title="Compost", goal="Soil").idea is None


# Who: lead, somebody of the team, another member, staff outside, a guest who is a member.
RULES = {
    activate: ("lead",),
    pause: ("lead",),
    step_down: ("lead",),
    take_place: ("lead", "team", "member", "guest"),
    take_lead: ("lead", "team", "member"),
    give_up_place: ("lead", "team"),
    add_step: ("lead", "team"),
    post_update: ("lead", "team"),
    write_headline: ("lead", "team"),
    edit_project: ("lead", "team"),
    resume: ("lead", "team"),
    stop: ("lead",),
    reopen: ("lead",),
    undo_promotion: ("lead",),
    revive: ("lead", "team", "member"),
}


@pytest.mark.parametrize("operation", RULES, ids=lambda operation: operation.__name__)
def test_who_may_do_what_with_a_project(world, project, operation):
    join(world.gardeners, by=world.pat)
    take_place(project, by=world.grace)
    people = {"lead": world.ada, "team": world.grace, "member": world.pat, "outside": world.mallory, "guest": world.olga, "nobody": None}
    assert tuple(who for who, person in people.items() if operation.rule(person, project) is True) == RULES[operation]


def test_who_leaves_a_closed_group_no_longer_works_there(world):
    project = a_project(world.council, world.grace)
    project.thread.group.joining = "free"
    join(world.council, by=world.ada)
    take_place(project, by=world.ada)
    leave(world.council, by=world.ada)
    with pytest.raises(Forbidden):
        add_step(project, by=world.ada, title="Listen in")


def test_a_project_moves_only_along_its_table(world, project):
    activate(project, by=world.ada)
    with pytest.raises(Invalid):
        activate(project, by=world.ada)
    pause(project, by=world.ada)
    resume(project, by=world.ada)
    step_down(project, by=world.ada)
    assert (project.thread.state, project.lead) == ("needs_lead", None)
    take_lead(project, by=world.ada)
    with pytest.raises(Invalid):
        take_lead(project, by=world.grace)
    assert (project.thread.state, project.lead) == ("trial", world.ada)


def test_a_project_stops_with_a_reason_and_can_be_revived(world, project):
    with pytest.raises(Invalid):
        stop(project, by=world.ada, reason=" ")
    stop(project, by=world.ada, reason="The straps were fine.")
    assert project.reason == "The straps were fine."
    revive(project, by=world.grace)
    assert (project.thread.state, project.lead, project.reason) == ("trial", world.grace, "")


def test_places_are_taken_and_given_up_by_oneself(world, project):
    take_place(project, by=world.olga, does="Cuts")
    take_place(project, by=world.olga, does="Sews")
    team = [(place.person.name, place.does) for place in db.session.scalars(team_of(project))]
    assert team == [("Ada Lovelace", ""), ("Olga Guest", "Sews")]
    give_up_place(project, by=world.olga)
    with pytest.raises(Invalid):
        give_up_place(project, by=world.ada)


def test_a_step_is_taken_and_finished_once(world, project):
    take_place(project, by=world.grace)
    step = add_step(project, by=world.ada, title="Find a box")
    take_step(step, by=world.grace)
    with pytest.raises(Invalid):
        take_step(step, by=world.ada)
    finish_step(step, by=world.ada)
    done_at = step.done_at
    finish_step(step, by=world.grace)
    assert [(row.owner.name, row.done_at) for row in db.session.scalars(steps_of(project))] == [("Grace Hopper", done_at)]


def test_a_step_in_a_closed_group_is_not_found(world):
    step = add_step(a_project(world.council, world.grace), by=world.grace, title="Find a box")
    with pytest.raises(NotFound):
        find_step(step.id, seen_by=world.ada)


def test_updates_are_told_in_markdown(world, project):
    post_update(project, by=world.ada, body="It **goes**")
    assert db.session.scalars(select(Update.body_html)).all() == ["<p>It <strong>goes</strong></p>\n"]


def test_a_headline_fits(world, project):
    with pytest.raises(Invalid):
        write_headline(project, by=world.ada, headline="x" * 91)


def test_quiet_projects_are_paused(world, project):
    with travel(now() + timedelta(days=46)):
        assert pause_quiet_projects(by=world.house) == 1
    assert project.thread.state == "paused"
