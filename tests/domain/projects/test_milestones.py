"""Milestones: named, moved, reached, and where they stand in the picture."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from app.core.database import db
from app.core.errors import Forbidden, Invalid, NotFound
from app.domain.projects.operations import (
    change_milestone,
    drop_milestone,
    reach_milestone,
    set_milestone,
    unreach_milestone,
)
from app.domain.projects.queries import find_milestone, milestones_of
from app.domain.projects.timeline import EDGE, NARROW, WIDE, draw
from tests.domain.line import a_project

TODAY = date(2026, 11, 27)


@pytest.fixture
def project(world):
    return a_project(world.gardeners, world.ada)


def titles(project) -> list[str]:
    return [row.title for row in db.session.scalars(milestones_of(project))]


def test_milestones_stand_in_the_order_of_their_days(world, project):
    late = set_milestone(project, by=world.ada, title="All", due=date(2027, 3, 1))
    set_milestone(project, by=world.ada, title="Some", due=date(2027, 1, 1))
    assert titles(project) == ["Some", "All"]
    change_milestone(late, by=world.ada, title="First", due=date(2026, 12, 1))
    assert titles(project) == ["First", "Some"]


def test_a_milestone_needs_words_and_a_day(world, project):
    with pytest.raises(Invalid) as refusal:
        set_milestone(project, by=world.ada, title=" ", due=None)
    assert set(refusal.value.errors) == {"title", "due"}


def test_what_was_reached_stays_unless_it_was_not(world, project):
    milestone = set_milestone(project, by=world.ada, title="All", due=TODAY)
    reach_milestone(milestone, by=world.ada)
    with pytest.raises(Invalid):
        drop_milestone(milestone, by=world.ada)
    unreach_milestone(milestone, by=world.ada)
    drop_milestone(milestone, by=world.ada)
    assert titles(project) == []


def test_only_the_team_names_milestones(world, project):
    milestone = set_milestone(project, by=world.ada, title="All", due=TODAY)
    with pytest.raises(Forbidden):
        set_milestone(project, by=world.grace, title="All", due=TODAY)
    with pytest.raises(Forbidden):
        reach_milestone(milestone, by=world.grace)


def test_a_milestone_of_a_hidden_group_is_not_found(world):
    milestone = set_milestone(a_project(world.attic, world.ada), by=world.ada, title="Hush", due=TODAY)
    with pytest.raises(NotFound):
        find_milestone(milestone.id, seen_by=world.grace)


def pieces(*days: int, reached: int = 0) -> list:
    at, long = datetime(2026, 11, 1, tzinfo=UTC), "Milestone {} with a rather long name of its own"
    dues = [TODAY + timedelta(days=number) for number in days]
    return [SimpleNamespace(title=long.format(n), due=due, reached_at=at if n < reached else None) for n, due in enumerate(dues)]


@pytest.mark.parametrize("measures", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("days", [(0,), (-400, 3, 900), (-20, -10, 5, 9, 12), tuple(range(0, 4000, 100))], ids=len)
def test_the_picture_holds_all_of_it(measures, days):
    picture = draw(pieces(*days), begun=TODAY - timedelta(days=30), today=TODAY, measures=measures)
    xs = [*(mark.x for mark in picture.marks), *(tick.x for tick in picture.ticks), picture.today_x]
    assert all(EDGE <= x <= measures.width - EDGE for x in xs)
    assert [mark.x for mark in picture.marks] == sorted(mark.x for mark in picture.marks)
    assert all(mark.y < picture.height for mark in picture.marks)
    assert 1 <= len(picture.ticks) <= measures.ticks


def test_words_stand_where_there_is_room():
    picture = draw(pieces(-30, 100), begun=TODAY - timedelta(days=30), today=TODAY)
    assert [(mark.anchor, mark.state) for mark in picture.marks] == [("start", "late"), ("end", "ahead")]
    assert draw(pieces(-30, 100, reached=1), begun=TODAY, today=TODAY).marks[0].state == "reached"
