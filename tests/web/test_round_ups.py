from datetime import timedelta

import pytest

from app.core.clock import now, travel
from app.domain.projects.operations import add_step, finish_step, post_update, take_place
from tests.domain.line import a_project


@pytest.fixture
def project(world):
    with travel(now() - timedelta(days=20)):
        project = a_project(world.gardeners, world.ada)
        finish_step(add_step(project, by=world.ada, title="Long ago"), by=world.ada)
    return project


def places(project) -> tuple[str, str]:
    return f"/p/{project.id}", "/g/gardeners/work"


def test_the_week_of_a_project_gathers_itself(world, as_, project):
    take_place(project, by=world.grace, does="Measures")
    finish_step(add_step(project, by=world.ada, title="Find a box"), by=world.grace)
    add_step(project, by=world.ada, title="Write a label")
    post_update(project, by=world.ada, body="It moves.")
    for place in places(project):
        page = as_(world.mallory).get(place).text
        week = page.partition("round-up__lines")[2].partition("</ul>")[0]
        for words in ("1 step done", "Find a box", "1 update told", "Grace Hopper joined", "Still asked for: Write a label"):
            assert words in " ".join(week.split()), (place, words)
        assert "Long ago" not in week


def test_a_quiet_week_says_nothing_about_anybody(world, as_, project):
    assert "What moved this week" not in as_(world.mallory).get("/g/gardeners/work").text
    assert "round-up__lines" not in as_(world.mallory).get(f"/p/{project.id}").text


def test_the_week_of_a_hidden_group_is_not_told_outside(world, as_):
    post_update(a_project(world.council, world.grace), by=world.grace, body="Hush")
    assert as_(world.mallory).get("/g/council/work").status_code == 404
    assert "What moved this week" not in as_(world.mallory).get("/g/gardeners/work").text


def test_the_next_step_is_what_somebody_is_at(world, as_, project):
    add_step(project, by=world.ada, title="Later")
    as_(world.ada).post(f"/steps/{add_step(project, by=world.ada, title='Now').id}/take")
    assert "Next: Now, Ada" in as_(world.mallory).get("/g/gardeners/work").text
