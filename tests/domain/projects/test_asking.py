"""Nobody is put into a team or given a step: they are asked, and answer for themselves."""

from datetime import timedelta

import pytest

from app.core.clock import now, travel
from app.core.errors import Forbidden, Invalid, NotFound
from app.domain.projects.operations import (
    accept_asking,
    add_step,
    ask,
    decline_asking,
    drop_step,
    finish_step,
    take_step,
    withdraw_asking,
)
from app.domain.projects.queries import find_asking, place_of
from tests.domain.line import a_project


@pytest.fixture
def project(world):
    return a_project(world.gardeners, world.ada)


@pytest.fixture
def step(world, project):
    return add_step(project, by=world.ada, title="Find a box")


def test_only_a_yes_brings_somebody_into_the_team(world, project):
    asking = ask(project, by=world.ada, person=world.grace, words="Measures")
    assert place_of(world.grace, project) is None
    accept_asking(asking, by=world.grace)
    accept_asking(asking, by=world.grace)
    assert (place_of(world.grace, project).does, asking.answer) == ("Measures", "yes")


def test_nobody_answers_for_somebody_else(world, project):
    asking = ask(project, by=world.ada, person=world.grace)
    for answer in (accept_asking, decline_asking):
        with pytest.raises(Forbidden):
            answer(asking, by=world.ada)
    with pytest.raises(Forbidden):
        withdraw_asking(asking, by=world.olga)


def test_a_step_is_theirs_when_they_say_yes(world, project, step):
    asking = ask(project, by=world.ada, person=world.grace, step=step)
    assert step.owner_id is None
    accept_asking(asking, by=world.grace)
    assert (step.owner, place_of(world.grace, project).does) == (world.grace, "")


def test_a_yes_comes_too_late_where_somebody_has_begun(world, project, step):
    asking = ask(project, by=world.ada, person=world.grace, step=step)
    take_step(step, by=world.ada)
    with pytest.raises(Invalid):
        accept_asking(asking, by=world.grace)


def test_asking_twice_is_asking_once_and_a_no_gives_peace(world, project):
    asking = ask(project, by=world.ada, person=world.grace)
    assert ask(project, by=world.ada, person=world.grace) is asking
    decline_asking(asking, by=world.grace)
    with pytest.raises(Invalid):
        accept_asking(asking, by=world.grace)
    with pytest.raises(Invalid):
        ask(project, by=world.ada, person=world.grace)
    with travel(now() + timedelta(days=31)):
        assert ask(project, by=world.ada, person=world.grace) is not asking


def test_what_makes_no_sense_is_not_asked(world, project, step):
    done = finish_step(add_step(project, by=world.ada, title="Done"), by=world.ada)
    for person, about in ((world.ada, None), (world.mallory, None), (world.mallory, step), (world.olga, done), (world.ada, step)):
        with pytest.raises(Invalid):
            ask(project, by=world.ada, person=person, step=about)
    with pytest.raises(Invalid):
        ask(project, by=world.ada, person=world.grace, words="x" * 201)


def test_what_was_taken_back_is_not_accepted(world, project):
    asking = ask(project, by=world.ada, person=world.grace)
    withdraw_asking(asking, by=world.ada)
    with pytest.raises(Invalid):
        accept_asking(asking, by=world.grace)


def test_others_do_not_learn_who_was_asked(world, project):
    asking = ask(project, by=world.ada, person=world.grace)
    assert find_asking(asking.id, seen_by=world.grace) is find_asking(asking.id, seen_by=world.ada)
    with pytest.raises(NotFound):
        find_asking(asking.id, seen_by=world.olga)


def test_a_step_that_is_dropped_is_not_asked_about_any_more(world, project, step):
    asking_id = ask(project, by=world.ada, person=world.grace, step=step).id
    drop_step(step, by=world.ada)
    with pytest.raises(NotFound):
        find_asking(asking_id, seen_by=world.grace)
