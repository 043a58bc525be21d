"""Proposing ideas, standing behind them, hoping and doubting."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core.clock import now, travel
from app.core.database import db
from app.core.errors import Forbidden, Invalid, NotFound
from app.domain.discussions.queries import versions_of
from app.domain.ideas.lights import lights_of
from app.domain.ideas.models import Consideration
from app.domain.ideas.operations import (
    ask_for,
    back,
    consider,
    edit_idea,
    propose,
    rest,
    rest_quiet_ideas,
    step_back,
    take_back,
    wake,
    withdraw,
)
from app.domain.ideas.queries import backers_of, find_consideration, find_idea, ideas_in
from app.domain.posts.operations import delete_post, write_post
from tests.domain.line import LINES, an_idea


@pytest.fixture
def idea(world):
    return an_idea(world.gardeners, world.ada)


def numbers(idea) -> tuple:
    return idea.backer_count, idea.helper_count, idea.lead_count, idea.group_count, idea.hours_offered


def make_ready(idea, world) -> None:
    back(idea, by=world.ada, way="lead")
    back(idea, by=world.ada, way="help", hours=4)
    back(idea, by=world.grace, way="help", hours=2)


@pytest.mark.parametrize(("name", "may"), [("ada", True), ("grace", True), ("mallory", False), ("olga", False)])
def test_staff_of_the_group_propose(world, name, may):
    if may:
        assert an_idea(world.gardeners, getattr(world, name)).thread.state == "growing"
    else:
        with pytest.raises(Forbidden):
            an_idea(world.gardeners, getattr(world, name))


@pytest.mark.parametrize(("name", "may"), [("ada", True), ("grace", True), ("mallory", True), ("olga", True)])
def test_whoever_reads_an_idea_may_stand_behind_it(world, idea, name, may):
    assert back(idea, by=getattr(world, name), way="use").person is getattr(world, name)


@pytest.mark.parametrize("name", ["ada", "mallory", "olga"])
def test_nobody_stands_behind_what_they_cannot_read(world, name):
    idea = an_idea(world.council, world.grace)
    with pytest.raises(NotFound):
        find_idea(idea.id, seen_by=getattr(world, name))
    with pytest.raises(Forbidden):
        back(idea, by=getattr(world, name), way="use")
    with pytest.raises(Forbidden):
        consider(idea, by=getattr(world, name), side="hope", body="Yes")


def test_a_guest_does_everything_but_lead(world, idea):
    with pytest.raises(Invalid) as refusal:
        back(idea, by=world.olga, way="lead")
    assert "way" in refusal.value.errors


@pytest.mark.parametrize("field", ["title", *LINES])
def test_an_idea_is_a_name_and_three_lines(world, field):
    with pytest.raises(Invalid) as refusal:
        an_idea(world.gardeners, world.ada, **{field: " "})
    assert set(refusal.value.errors) == {field}


@pytest.mark.parametrize("wrong", [{"hours_needed": -1}, {"hours_needed": 10**9}, {"title": "x" * 161}, {"what_if": "x" * 200_000}])
def test_what_makes_no_sense_is_refused_by_field(world, wrong):
    with pytest.raises(Invalid) as refusal:
        an_idea(world.gardeners, world.ada, **wrong)
    assert set(refusal.value.errors) == set(wrong)


def test_backing_twice_the_same_way_is_once_with_the_last_words(world, idea):
    back(idea, by=world.grace, way="help", hours=3)
    back(idea, by=world.grace, way="help", hours=5, skill="sewing")
    assert numbers(idea) == (1, 1, 0, 1, 5)
    assert [(row.hours, row.skill) for row in backers_of(idea, seen_by=world.ada)] == [(5, "sewing")]


def test_following_is_no_backing(world, idea):
    back(idea, by=world.grace, way="follow")
    assert numbers(idea) == (0, 0, 0, 0, 0)


def test_four_lights_turn_an_idea_ready_and_back(world, idea):
    make_ready(idea, world)
    assert all(light.is_on for light in lights_of(idea, 4))
    assert idea.thread.state == "ready"
    step_back(idea, by=world.grace, way="help")
    assert idea.thread.state == "growing"


def test_asking_for_more_hours_turns_a_light_off(world, idea):
    make_ready(idea, world)
    ask_for(idea, by=world.ada, kind="hours", what="sewing", minimum=40)
    assert idea.thread.state == "growing"
    assert [(light.name, light.is_on) for light in lights_of(idea, 4)][-1] == ("Asks", False)


def test_a_large_house_asks_for_two_groups(world, idea):
    make_ready(idea, world)
    assert [light.is_on for light in lights_of(idea, 25)] == [True, True, False, True]


def test_one_comes_out_of_a_group_one_belongs_to(world, idea):
    back(idea, by=world.grace, way="use", group=world.council)
    with pytest.raises(Invalid) as refusal:
        back(idea, by=world.mallory, way="use", group=world.council)
    assert "group" in refusal.value.errors


def test_nobody_comes_out_of_a_secret_group(world, idea):
    with pytest.raises(Invalid):
        back(idea, by=world.ada, way="use", group=world.attic)


def test_readers_learn_of_no_group_through_a_backer(world, idea):
    back(idea, by=world.grace, way="use", group=world.council)
    assert [backer.group for backer in backers_of(idea, seen_by=world.olga)] == [None]
    assert [backer.group for backer in backers_of(idea, seen_by=world.ada)] == [world.council]


@pytest.mark.parametrize("wrong", [{"way": "cheer"}, {"hours": -1}, {"hours": 201}, {"note": "x" * 301}, {"skill": "x" * 81}])
def test_a_backing_that_makes_no_sense_is_refused_by_field(world, idea, wrong):
    with pytest.raises(Invalid) as refusal:
        back(idea, by=world.ada, **{"way": "help", **wrong})
    assert set(refusal.value.errors) == set(wrong)


def test_hopes_and_doubts_stand_until_they_are_taken_back(world, idea):
    consider(idea, by=world.grace, side="hope", body="Less waste")
    doubt = consider(idea, by=world.olga, side="doubt", body="Who pays?")
    with pytest.raises(Forbidden):
        take_back(doubt, by=world.ada)
    take_back(doubt, by=world.olga)
    assert db.session.scalars(select(Consideration.body).where(Consideration.deleted_at.is_(None))).all() == ["Less waste"]


def test_a_doubt_in_a_closed_group_is_found_only_there(world):
    doubt = consider(an_idea(world.council, world.grace), by=world.grace, side="doubt", body="Who pays?")
    with pytest.raises(NotFound):
        find_consideration(doubt.id, seen_by=world.ada)


@pytest.mark.parametrize("wrong", [{"side": "shrug"}, {"body": ""}, {"body": "x" * 1001}])
def test_a_consideration_that_makes_no_sense_is_refused(world, idea, wrong):
    with pytest.raises(Invalid) as refusal:
        consider(idea, by=world.ada, **{"side": "hope", "body": "Yes", **wrong})
    assert set(refusal.value.errors) == set(wrong)


def test_any_member_wakes_what_rests(world, idea):
    rest(idea, by=world.ada, because="It is winter.")
    with pytest.raises(Invalid):
        back(idea, by=world.grace, way="use")
    with pytest.raises(Forbidden):
        wake(idea, by=world.mallory)
    wake(idea, by=world.grace)
    assert idea.thread.state == "growing"


def test_an_idea_withdraws_while_nobody_else_stands_behind_it(world, idea):
    with pytest.raises(Forbidden):
        withdraw(idea, by=world.grace)
    back(idea, by=world.grace, way="use")
    with pytest.raises(Invalid):
        withdraw(idea, by=world.ada)
    step_back(idea, by=world.grace, way="use")
    withdraw(idea, by=world.ada)
    with pytest.raises(Invalid):
        withdraw(idea, by=world.ada)
    assert not db.session.scalars(ideas_in(world.gardeners)).all()


def test_quiet_ideas_come_to_rest(world, idea):
    assert rest_quiet_ideas(by=world.house) == 0
    with travel(now() + timedelta(days=31)):
        assert rest_quiet_ideas(by=world.house) == 1
    with pytest.raises(Forbidden):
        rest_quiet_ideas(by=world.ada)


def test_an_edit_keeps_what_was_said(world, idea):
    edit_idea(idea, by=world.ada, title="Keep them", **LINES)
    assert [version.title for version in db.session.scalars(versions_of(idea.thread))] == ["Keep the straps"]
    with pytest.raises(Forbidden):
        edit_idea(idea, by=world.grace, title="Mine", **LINES)


def test_nothing_grows_out_of_what_one_cannot_read(world):
    post = write_post(world.council, by=world.grace, body="Closed words")
    with pytest.raises(Forbidden):
        propose(world.gardeners, by=world.ada, title="Stolen", **LINES, out_of=post.thread)


def test_nothing_grows_out_of_what_was_taken_back(world):
    delete_post(world.welcome, by=world.ada)
    with pytest.raises(Invalid):
        an_idea(world.gardeners, world.ada, out_of=world.welcome.thread)


def test_what_is_said_in_a_secret_group_grows_there(world):
    post = write_post(world.attic, by=world.ada, body="Hush")
    with pytest.raises(Invalid):
        an_idea(world.gardeners, world.ada, out_of=post.thread)
    assert an_idea(world.attic, world.ada, out_of=post.thread)
