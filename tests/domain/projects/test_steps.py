"""Steps of a project: who does them, in which order, what waits for what."""

from datetime import date

import pytest

from app.core.database import db
from app.core.errors import Forbidden, Invalid, NotFound
from app.domain.projects.operations import (
    add_step,
    change_step,
    drop_step,
    finish_step,
    give_back_step,
    give_up_place,
    move_step,
    take_place,
    take_step,
)
from app.domain.projects.queries import find_step, steps_of
from tests.domain.line import a_project


@pytest.fixture
def project(world):
    project = a_project(world.gardeners, world.ada)
    take_place(project, by=world.grace)
    return project


@pytest.fixture
def three(world, project):
    return [add_step(project, by=world.ada, title=title) for title in ("Box", "Label", "Place")]


def column(project, state: str) -> list[str]:
    return [step.title for step in db.session.scalars(steps_of(project)) if step.state == state]


def test_where_a_step_stands_follows_from_who_does_it(world, three):
    states = [three[0].state]
    states += [verb(three[0], by=world.grace).state for verb in (take_step, finish_step, give_back_step)]
    assert states == ["todo", "doing", "done", "todo"]


def test_whoever_moves_a_step_to_doing_does_it_themselves(world, project, three):
    assert move_step(three[1], by=world.grace, to="doing").owner is world.grace
    with pytest.raises(Invalid):
        move_step(three[1], by=world.ada, to="todo")
    move_step(three[1], by=world.ada, to="done")
    assert move_step(three[1], by=world.ada, to="doing").owner is world.ada
    assert (column(project, "todo"), column(project, "doing")) == (["Box", "Place"], ["Label"])


def test_the_order_within_a_column_is_kept(world, project, three):
    move_step(three[2], by=world.ada, to="todo", before=three[0])
    assert column(project, "todo") == ["Place", "Box", "Label"]
    move_step(three[2], by=world.ada, to="down")
    move_step(three[1], by=world.ada, to="up")
    assert column(project, "todo") == ["Box", "Label", "Place"]
    add_step(project, by=world.ada, title="Tell")
    assert column(project, "todo")[-1] == "Tell"


def test_up_from_the_top_and_down_from_the_end_change_nothing(world, project, three):
    move_step(three[0], by=world.ada, to="up")
    move_step(three[2], by=world.ada, to="down")
    assert column(project, "todo") == ["Box", "Label", "Place"]


def test_steps_wait_for_each_other_in_no_circle(world, three):
    box, label, place = three
    change_step(label, by=world.ada, title="Label", due=date(2030, 1, 4), waits_for=box)
    change_step(place, by=world.ada, title="Place", waits_for=label)
    for first in (place, box):
        with pytest.raises(Invalid) as refusal:
            change_step(box, by=world.ada, title="Box", waits_for=first)
        assert "waits_for" in refusal.value.errors
    assert (label.due, label.waits_for_id, box.waits_for_id) == (date(2030, 1, 4), box.id, None)


def test_a_step_waits_for_none_of_another_project(world, three):
    other = add_step(a_project(world.gardeners, world.ada), by=world.ada, title="Elsewhere")
    with pytest.raises(Invalid):
        change_step(three[0], by=world.ada, title="Box", waits_for=other)
    with pytest.raises(Invalid):
        move_step(three[0], by=world.ada, to="todo", before=other)


def test_a_step_that_is_dropped_holds_nobody_up(world, project, three):
    change_step(three[1], by=world.ada, title="Label", waits_for=three[0])
    drop_step(three[0], by=world.ada)
    db.session.expire_all()
    assert (column(project, "todo"), three[1].waits_for_id) == (["Label", "Place"], None)


def test_what_is_done_or_somebody_elses_is_not_dropped(world, three):
    finish_step(three[0], by=world.ada)
    take_step(three[1], by=world.grace)
    for step in three[:2]:
        with pytest.raises(Invalid):
            drop_step(step, by=world.ada)


def test_whoever_leaves_the_team_leaves_their_steps_to_be_taken(world, project, three):
    take_step(three[0], by=world.grace)
    finish_step(take_step(three[1], by=world.grace), by=world.grace)
    give_up_place(project, by=world.grace)
    db.session.expire_all()
    assert (three[0].state, three[1].owner) == ("todo", world.grace)


def test_only_the_team_arranges_steps(world, three):
    for verb, details in ((move_step, {"to": "doing"}), (change_step, {"title": "x"}), (drop_step, {}), (give_back_step, {})):
        with pytest.raises(Forbidden):
            verb(three[0], by=world.olga, **details)


def test_steps_of_a_hidden_group_are_not_found(world):
    step = add_step(a_project(world.attic, world.ada), by=world.ada, title="Hush")
    with pytest.raises(NotFound):
        find_step(step.id, seen_by=world.grace)
