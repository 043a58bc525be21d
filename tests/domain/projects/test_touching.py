"""What is lent to a project, and notices to those who look after something."""

from datetime import date, timedelta

import pytest

from app.core.clock import now, travel
from app.core.errors import Forbidden, Invalid, NotFound
from app.domain.projects.operations import (
    agree_to_notice,
    give_notice,
    lend,
    object_to_notice,
    stop,
    take_back,
    withdraw_notice,
)
from app.domain.projects.queries import find_lending, find_notice
from tests.domain.line import a_project

LATER = timedelta(days=8)
SOON = date(2030, 1, 7)


@pytest.fixture
def project(world):
    return a_project(world.gardeners, world.ada)


def noticed(world, project, *, keeper=None, needs_yes: bool = False):
    words = {"what": "Put a box by the door", "why": "Straps get lost there", "starts_on": SOON}
    return give_notice(project, by=world.ada, keeper=keeper or world.grace, needs_yes=needs_yes, **words)


def test_what_is_lent_is_taken_back_at_any_time_by_whoever_lends_it(world, project):
    lending = lend(project, by=world.grace, what="Two days of the workshop", until=SOON)
    with pytest.raises(Forbidden):
        take_back(lending, by=world.ada)
    take_back(lending, by=world.grace)
    take_back(lending, by=world.grace)
    assert lending.ended_at is not None


def test_a_lending_makes_sense(world, project):
    for words in ({"what": " "}, {"what": "x" * 121}, {"what": "A van", "until": date(2020, 1, 1)}):
        with pytest.raises(Invalid):
            lend(project, by=world.grace, **words)
    stop(project, by=world.ada, reason="No")
    with pytest.raises(Invalid):
        lend(project, by=world.grace, what="A van")
    with pytest.raises(Forbidden):
        lend(project, by=world.mallory, what="A van")


def test_silence_means_go(world, project):
    notice = noticed(world, project)
    assert notice.state == "waits"
    with travel(now() + LATER):
        assert notice.state == "go"
        with pytest.raises(Invalid):
            object_to_notice(notice, by=world.grace, harm="Too late")


def test_what_spends_or_cannot_be_undone_needs_a_yes(world, project):
    notice = noticed(world, project, needs_yes=True)
    with travel(now() + LATER):
        assert notice.state == "waits"
        object_to_notice(notice, by=world.grace, harm="There is no money left", instead="In spring")
    assert (notice.state, notice.instead) == ("no", "In spring")
    agree_to_notice(notice, by=world.grace)
    agree_to_notice(notice, by=world.grace)
    assert notice.state == "yes"
    with pytest.raises(Invalid):
        withdraw_notice(notice, by=world.ada)


def test_an_objection_names_the_harm(world, project):
    with pytest.raises(Invalid) as refusal:
        object_to_notice(noticed(world, project), by=world.grace, harm=" ")
    assert set(refusal.value.errors) == {"harm"}


def test_only_whoever_looks_after_it_answers_and_only_the_team_withdraws(world, project):
    notice = noticed(world, project)
    for answer, details in ((agree_to_notice, {}), (object_to_notice, {"harm": "No"})):
        with pytest.raises(Forbidden):
            answer(notice, by=world.ada, **details)
    with pytest.raises(Forbidden):
        withdraw_notice(notice, by=world.grace)
    withdraw_notice(notice, by=world.ada)
    with pytest.raises(Invalid):
        agree_to_notice(notice, by=world.grace)


def test_a_notice_says_what_why_from_when_and_to_somebody_who_may_read_it(world, project):
    with pytest.raises(Invalid) as refusal:
        give_notice(project, by=world.ada, keeper=world.ada, what="", why="", starts_on=None, needs_yes=False)
    assert set(refusal.value.errors) == {"what", "why", "starts_on", "people"}
    hidden = a_project(world.attic, world.ada)
    with pytest.raises(Invalid):
        noticed(world, hidden)
    with pytest.raises(Forbidden):
        give_notice(project, by=world.grace, keeper=world.ada, what="x", why="x", starts_on=SOON, needs_yes=False)


def test_what_stands_in_a_hidden_group_is_not_found(world):
    project = a_project(world.attic, world.ada)
    lending = lend(project, by=world.ada, what="The key")
    with pytest.raises(NotFound):
        find_lending(lending.id, seen_by=world.grace)
    with pytest.raises(NotFound):
        find_notice(999, seen_by=world.ada)
