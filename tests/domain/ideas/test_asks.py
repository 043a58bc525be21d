"""Asking for what an idea needs, and offering it: alone, together, for a department."""

import pytest
from sqlalchemy import select

from app.core.database import db
from app.core.errors import Forbidden, Invalid, NotFound
from app.domain.ideas.lights import lights_of
from app.domain.ideas.models import Ask, Backing
from app.domain.ideas.operations import ask_for, back, change_ask, drop_ask, keep_offer, offer, rest, step_back, take_offer_back
from app.domain.ideas.queries import find_ask, find_pledge
from app.domain.projects.operations import promote
from tests.domain.line import an_idea


@pytest.fixture
def idea(world):
    return an_idea(world.gardeners, world.ada)


@pytest.fixture
def van(world, idea):
    return ask_for(idea, by=world.ada, kind="thing", what="a van on Saturdays", minimum=1, optimum=3, unit="vans")


def asks_light(idea) -> tuple:
    light = lights_of(idea, 4)[-1]
    return light.name, light.have, light.need, light.is_on


def test_an_idea_asks_for_several_things_at_least_and_at_best(world, idea, van):
    money = ask_for(idea, by=world.ada, kind="money", what="fabric", minimum=200, unit="EUR")
    assert (van.minimum, van.optimum, money.optimum) == (1, 3, 200)
    assert asks_light(idea) == ("Asks", 0, 2, False)
    offer(van, by=world.grace, amount=1)
    assert asks_light(idea) == ("Asks", 1, 2, False)
    offer(money, by=world.grace, amount=200)
    assert asks_light(idea) == ("Asks", 2, 2, True)


def test_the_hours_one_proposes_it_with_are_its_first_ask(world):
    idea = an_idea(world.gardeners, world.ada, hours_needed=6, hours_wanted=20, skill_needed="sewing")
    ask = db.session.query(Ask).filter_by(idea_id=idea.id).one()
    assert (ask.kind, ask.what, ask.minimum, ask.optimum, ask.unit) == ("hours", "sewing", 6, 20, "h")
    back(idea, by=world.grace, way="help", hours=7)
    assert (ask.offered, ask.is_covered, idea.hours_offered, idea.hours_needed) == (7, True, 7, 6)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("kind", {"kind": "praise"}),
        ("what", {"what": " "}),
        ("what", {"what": "x" * 81}),
        ("minimum", {"minimum": 0}),
        ("minimum", {"minimum": 10**9}),
        ("optimum", {"minimum": 4, "optimum": 3}),
        ("unit", {"kind": "money", "unit": ""}),
        ("unit", {"unit": "x" * 13}),
    ],
)
def test_an_ask_that_makes_no_sense_is_refused_by_field(world, idea, field, wrong):
    with pytest.raises(Invalid) as refusal:
        ask_for(idea, by=world.ada, **{"kind": "thing", "what": "a van", "minimum": 1, **wrong})
    assert set(refusal.value.errors) == {field}


def test_eight_asks_at_once_are_enough(world, idea):
    for number in range(8):
        ask_for(idea, by=world.ada, kind="skill", what=f"skill {number}", minimum=1)
    with pytest.raises(Invalid):
        ask_for(idea, by=world.ada, kind="skill", what="one more", minimum=1)


def test_only_who_cares_for_it_says_what_it_asks_for(world, idea, van):
    with pytest.raises(Forbidden):
        ask_for(idea, by=world.grace, kind="skill", what="welding", minimum=1)
    with pytest.raises(Forbidden):
        change_ask(van, by=world.grace, what="two vans", minimum=2)
    with pytest.raises(Forbidden):
        drop_ask(van, by=world.grace)


def test_several_departments_carry_one_ask_each_through_a_person(world, van, idea):
    offer(van, by=world.ada, amount=1, for_department=True)
    pledge = offer(van, by=world.grace, amount=1, for_department=True, note="Not in June")
    offer(van, by=world.grace, amount=1)
    assert (pledge.department, van.offered) == ("Systems", 3)
    assert idea.backer_count == 2


def test_nobody_speaks_for_a_department_they_have_none_of(world, van):
    with pytest.raises(Invalid) as refusal:
        offer(van, by=world.olga, amount=1, for_department=True)
    assert set(refusal.value.errors) == {"for_department"}


def test_offering_again_changes_the_offer_and_helps_once(world, idea):
    ask = ask_for(idea, by=world.ada, kind="hours", what="sewing", minimum=10)
    offer(ask, by=world.grace, amount=3)
    offer(ask, by=world.grace, amount=5)
    assert (ask.offered, idea.helper_count, idea.hours_offered) == (5, 1, 5)


@pytest.mark.parametrize("amount", [0, -1, 10**8])
def test_an_amount_that_makes_no_sense_is_refused(world, van, amount):
    with pytest.raises(Invalid) as refusal:
        offer(van, by=world.grace, amount=amount)
    assert set(refusal.value.errors) == {"amount"}


def test_what_is_taken_back_counts_no_longer_nor_does_who_came_with_it(world, idea, van):
    pledge = offer(van, by=world.grace, amount=1)
    with pytest.raises(Forbidden):
        take_offer_back(pledge, by=world.ada)
    take_offer_back(pledge, by=world.grace)
    take_offer_back(pledge, by=world.grace)
    assert (van.offered, idea.backer_count, db.session.scalar(select(Backing.id))) == (0, 0, None)


def test_stepping_back_takes_the_offers_along(world, idea, van):
    offer(van, by=world.grace, amount=1)
    step_back(idea, by=world.grace, way="lend")
    assert (van.offered, asks_light(idea)[-1]) == (0, False)


def test_what_is_asked_for_no_longer_lights_nothing(world, idea, van):
    drop_ask(van, by=world.ada)
    assert asks_light(idea) == ("Asks", 0, 0, True)
    with pytest.raises(Forbidden):
        offer(van, by=world.grace, amount=1)


def test_nothing_is_offered_to_what_rests(world, idea, van):
    rest(idea, by=world.ada, because="It is winter.")
    with pytest.raises(Invalid) as refusal:
        offer(van, by=world.grace, amount=1)
    assert set(refusal.value.errors) == {"state"}


def test_after_the_start_one_says_yes_again_or_not(world, idea, van):
    pledge = offer(van, by=world.grace, amount=1)
    with pytest.raises(Invalid):
        keep_offer(pledge, by=world.grace)
    promote(idea, by=world.ada)
    with pytest.raises(Forbidden):
        keep_offer(pledge, by=world.ada)
    keep_offer(pledge, by=world.grace)
    keep_offer(pledge, by=world.grace)
    assert pledge.kept_at
    take_offer_back(pledge, by=world.grace)
    assert van.offered == 0


def test_an_ask_in_a_closed_group_is_found_and_met_only_there(world):
    hidden = ask_for(an_idea(world.council, world.grace), by=world.grace, kind="skill", what="law", minimum=1)
    with pytest.raises(NotFound):
        find_ask(hidden.id, seen_by=world.ada)
    with pytest.raises(Forbidden):
        offer(hidden, by=world.ada, amount=1)


def test_a_pledge_is_found_by_its_owner_alone(world, van):
    pledge = offer(van, by=world.grace, amount=1)
    assert find_pledge(pledge.id, seen_by=world.grace) is pledge
    with pytest.raises(NotFound):
        find_pledge(pledge.id, seen_by=world.ada)
