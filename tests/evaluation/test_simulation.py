from dataclasses import replace

import numpy as np
import pytest

from evaluation.simulation.attacks import ADAPTIVE, ATTACKS, NONE, targets
from evaluation.simulation.house import Engine
from evaluation.simulation.loop import Outcome, simulate
from evaluation.simulation.measures import lift, newcomer_lift
from evaluation.simulation.rankers import FORMULAS, Formula
from evaluation.simulation.table import Case

DAYS, PEOPLE, SEED = 8, 200, 100


def outcome_of(ranker, attack=NONE) -> Outcome:
    return simulate(attack.world(SEED, PEOPLE, DAYS), attack, ranker, SEED)


def formula(name: str) -> Formula:
    return Formula(name, FORMULAS[name])


def test_the_same_seed_gives_the_same_run():
    one, other = outcome_of(Engine()), outcome_of(Engine())
    assert np.array_equal(one.exposure, other.exposure)


def test_ranking_shows_better_posts_than_luck():
    luck = outcome_of(formula("random")).quality
    assert min(outcome_of(formula("Wilson")).quality, outcome_of(Engine()).quality) > luck + 0.1


@pytest.mark.parametrize("attack", [*ATTACKS, ADAPTIVE], ids=lambda attack: attack.name)
def test_an_attack_aims_at_posts_that_exist(attack):
    world = attack.world(SEED, PEOPLE, DAYS)
    person, post, y = attack.votes(world, formula("random"), world.begins, np.random.default_rng(0))
    assert set(post) <= set(targets(world))
    assert world.people.is_attacker[person].all()
    assert y == (-1 if attack.name == "brigade" else 1)


def test_posts_of_equal_quality_and_exposure_have_no_lift():
    world = NONE.world(SEED, PEOPLE, DAYS)
    even, odd = np.arange(0, len(world.posts.born), 2), np.arange(1, len(world.posts.born), 2)
    exposure = np.full(len(world.posts.born), 7.0)
    assert lift(world, Outcome(exposure, 0), even, odd) == pytest.approx(1)
    exposure[even] = 21
    assert lift(world, Outcome(exposure, 0), even, odd) == pytest.approx(3)


def test_newcomers_who_are_shown_twice_as_often_have_a_lift_of_two():
    world = NONE.world(SEED, PEOPLE, 24)
    exposure = np.where(world.people.is_newcomer[world.posts.author], 8.0, 4.0)
    assert newcomer_lift(world, Outcome(exposure, 0)) == pytest.approx(2)


def test_nobody_answers_before_joining_or_writes_before_that():
    world = NONE.world(SEED, PEOPLE, DAYS)
    assert (world.people.joined[world.posts.author] <= world.posts.born).all()


def test_a_planted_post_is_worse_than_usual():
    world = ATTACKS[0].world(SEED, PEOPLE, DAYS)
    planted = world.posts.is_planted
    assert world.posts.quality[planted].mean() < world.posts.quality[~planted].mean() - 0.5


def test_the_gain_of_a_vote_is_what_the_vote_then_brings():
    world, engine = NONE.world(SEED, PEOPLE, DAYS), Engine()
    simulate(replace(world, hours=100), NONE, engine, SEED)
    who, what = np.arange(3), np.arange(3) + int(np.searchsorted(world.posts.born, 99)) - 3
    before = engine.q_of(what)
    gain = engine.gain(who, what)
    engine.observe(who, what, np.ones(3, dtype=int), np.ones(3))
    assert engine.q_of(what) - before == pytest.approx(gain)


def test_a_case_is_a_row_for_tables_and_plots():
    row = Case("Wilson", ATTACKS[0], PEOPLE, SEED, 12).run()
    assert (row["ranker"], row["attack"], row["size"], row["seed"]) == ("Wilson", "ring", PEOPLE, SEED)
    assert -1 < row["quality"] < 2
    assert row["lift"] > 1
