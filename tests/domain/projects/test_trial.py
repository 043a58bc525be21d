"""When a trial goes on, what keeps it, and what does not."""

from datetime import date, timedelta

import pytest

from app.core.clock import now, travel
from app.core.errors import Forbidden, Invalid
from app.domain.ideas.operations import ask_for
from app.domain.projects.operations import (
    activate,
    agree_to_notice,
    give_notice,
    object_to_notice,
    promote,
    return_to_trial,
    withdraw_notice,
)
from tests.domain.line import a_project, an_idea

WORDS = {"what": "Use the customer list", "why": "To tell drivers", "starts_on": date(2030, 1, 7)}


@pytest.fixture
def project(world):
    return a_project(world.gardeners, world.ada)


def notice_of(world, project, *, needs_yes):
    return give_notice(project, by=world.ada, keeper=world.grace, needs_yes=needs_yes, **WORDS)


def test_a_notice_that_needs_a_yes_keeps_the_trial(world, project):
    notice = notice_of(world, project, needs_yes=True)
    with travel(now() + timedelta(days=30)), pytest.raises(Invalid) as refused:
        activate(project, by=world.ada)
    assert refused.value.errors["state"].startswith("Grace Hopper has not said yes yet to “Use the customer list”.")
    agree_to_notice(notice, by=world.grace)
    activate(project, by=world.ada)
    assert (project.thread.state, project.trial_until) == ("active", None)


def test_an_objection_keeps_the_trial_until_the_notice_is_withdrawn(world, project):
    notice = notice_of(world, project, needs_yes=False)
    object_to_notice(notice, by=world.grace, harm="They were promised peace")
    with pytest.raises(Invalid) as refused:
        activate(project, by=world.ada)
    assert "Grace Hopper objected to" in refused.value.errors["state"]
    withdraw_notice(notice, by=world.ada)
    activate(project, by=world.ada)
    assert project.thread.state == "active"


def test_silence_and_what_is_not_covered_keep_nobody(world):
    idea = an_idea(world.gardeners, world.ada)
    ask_for(idea, by=world.ada, kind="hours", what="sewing", minimum=20)
    project = promote(idea, by=world.ada)
    notice_of(world, project, needs_yes=False)
    activate(project, by=world.ada)
    assert project.thread.state == "active"


def test_whoever_leads_may_return_to_trial(world, project):
    activate(project, by=world.ada)
    with pytest.raises(Forbidden):
        return_to_trial(project, by=world.mallory)
    return_to_trial(project, by=world.ada)
    assert (project.thread.state, project.trial_until) == ("trial", (now() + timedelta(weeks=4)).date())
    with pytest.raises(Invalid):
        return_to_trial(project, by=world.ada)
