"""A project of which nobody tells anything is paused, and those in it are told before."""

from datetime import timedelta

import pytest

from app.core.clock import now, travel
from app.core.errors import Forbidden
from app.domain.projects.operations import pause, pause_quiet_projects, post_update, take_place, warn_quiet_projects
from app.domain.projects.quiet import pauses_at
from tests.domain.line import a_project


@pytest.fixture
def project(world):
    project = a_project(world.gardeners, world.ada)
    take_place(project, by=world.grace)
    return project


def test_after_three_quarters_of_forty_five_days_one_is_warned_once(world, project):
    assert (warn_quiet_projects(by=world.house), pauses_at(project)) == (0, None)
    with travel(now() + timedelta(days=34)):
        assert [warn_quiet_projects(by=world.house) for _ in range(2)] == [1, 0]
        assert pauses_at(project) == project.thread.last_activity_at + timedelta(days=45)
        assert pause_quiet_projects(by=world.house) == 0


def test_what_somebody_told_about_is_warned_of_anew_when_it_falls_quiet_again(world, project):
    with travel(now() + timedelta(days=34)):
        warn_quiet_projects(by=world.house)
        post_update(project, by=world.grace, body="The box hangs.")
        assert (warn_quiet_projects(by=world.house), pauses_at(project)) == (0, None)
    with travel(now() + timedelta(days=70)):
        assert warn_quiet_projects(by=world.house) == 1


def test_a_clock_that_comes_late_pauses_it_without_a_late_warning(world, project):
    with travel(now() + timedelta(days=50)):
        assert warn_quiet_projects(by=world.house) == 0
        assert [pause_quiet_projects(by=world.house) for _ in range(2)] == [1, 0]


def test_what_is_paused_is_not_warned_of(world, project):
    pause(project, by=world.ada)
    with travel(now() + timedelta(days=34)):
        assert (warn_quiet_projects(by=world.house), pauses_at(project)) == (0, None)


def test_only_the_house_warns(world):
    with pytest.raises(Forbidden):
        warn_quiet_projects(by=world.ada)


def test_the_team_hears_of_it_and_the_page_says_it(world, as_, project, settle):
    with travel(now() + timedelta(days=34)):
        warn_quiet_projects(by=world.house)
        settle()
        assert "Is paused in eleven days unless somebody tells how it goes" in as_(world.grace).get("/inbox").text
        assert "Is paused" not in as_(world.mallory).get("/inbox").text
        page = as_(world.mallory).get(f"/p/{project.id}").text
        assert "Pauses in 10 days unless somebody tells how it goes" in page
