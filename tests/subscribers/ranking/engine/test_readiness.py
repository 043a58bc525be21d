"""How near something is to its next stage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.subscribers.ranking.engine.readiness import GATES, readiness

ENOUGH = {
    "support": 20,
    "groups": 5,
    "quality": 0.08,
    "reproduction": 0.8,
    "crossing": 1,
    "first-hand": 3,
    "owner": 1,
    "sponsor": 1,
}
# What sixty people in five overlapping groups can well bring together.
SMALL = {
    "support": 7,
    "groups": 2.4,
    "quality": 0.1,
    "reproduction": 0.4,
    "crossing": 0.5,
    "first-hand": 1,
    "owner": 1,
    "sponsor": 1,
}
stages = st.sampled_from(list(GATES))
haves = st.fixed_dictionaries({name: st.floats(-0.3, 25) for name in ENOUGH})
people = st.integers(1, 100_000)


@pytest.mark.parametrize("stage", GATES)
def test_whoever_has_all_is_ready_in_a_large_house_and_a_small_one(stage):
    assert readiness(stage, ENOUGH, 5000).value == 1
    assert readiness(stage, ENOUGH, 5000).weakest is None
    assert readiness(stage, SMALL, 60).value == 1


def test_nothing_is_averaged_away():
    near = readiness("project", ENOUGH | {"groups": 1}, 5000)
    assert near.value == pytest.approx(1 / 3)
    assert (near.weakest.name, near.weakest.words) == ("groups", "two more groups")


@pytest.mark.parametrize(
    ("gate", "have", "words"),
    [
        ("support", 19.2, "one more effective voice"),
        ("support", 2, "18 more effective voices"),
        ("first-hand", 0, "three more colleagues who have tried it"),
        ("sponsor", 0, "a sponsor"),
        ("quality", -0.1, "more of those who meet it standing behind it"),
        ("crossing", 0.4, "more people carrying it into other groups"),
    ],
)
def test_what_is_missing_is_said_in_words(gate, have, words):
    assert readiness("announcement", ENOUGH | {gate: have}, 5000).weakest.words == words


@given(stages, haves, people, st.sampled_from(list(ENOUGH)), st.floats(0, 30))
def test_readiness_never_rises_when_a_gate_falls(stage, have, size, gate, fall):
    before, after = readiness(stage, have, size), readiness(stage, have | {gate: have[gate] - fall}, size)
    assert 0 <= after.value <= before.value <= 1


@given(stages, haves, people)
def test_the_value_is_that_of_the_weakest_gate(stage, have, size):
    found = readiness(stage, have, size)
    assert found.value == min(gate.share for gate in found.gates)
    assert all((gate.words == "") == (gate.share == 1) for gate in found.gates)


@given(stages, haves, people, people)
def test_a_smaller_house_never_needs_more(stage, have, size, other):
    small, large = sorted((size, other))
    assert readiness(stage, have, small).value >= readiness(stage, have, large).value


def test_what_was_ready_does_not_flicker():
    slightly = ENOUGH | {"quality": 0.075}
    assert readiness("announcement", slightly, 5000).value < 1
    assert readiness("announcement", slightly, 5000, held=True).value == 1
    assert readiness("announcement", ENOUGH | {"quality": 0.069}, 5000, held=True).value < 1


def test_a_quarter_of_the_relevant_groups_is_enough_for_an_announcement():
    few = ENOUGH | {"groups": 2}
    assert readiness("announcement", few, 5000, relevant=8).value == 1
    assert readiness("announcement", few, 5000, relevant=12).weakest.words == "one more group"
    assert readiness("announcement", few, 5000, relevant=400).weakest.words == "three more groups"


def test_what_nobody_measured_counts_as_nothing():
    assert readiness("project", {}, 5000).value == 0


def test_there_are_three_stages():
    with pytest.raises(KeyError):
        readiness("decree", ENOUGH, 5000)
