"""Counting ballots: a matter of numbers alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.polls.counting import ahead, rounds_of, votes_for


def winners(ballots: dict, number: int) -> list[int]:
    return ahead(rounds_of(ballots, number)[-1].votes)


def test_several_choices_count_one_each():
    assert votes_for({(0, 2): 3, (2,): 1}, 3) == [3, 0, 4]


def test_more_than_half_at_once_ends_it():
    rounds = rounds_of({(1, 0): 3, (0,): 2}, 3)
    assert (len(rounds), rounds[0].votes, winners({(1, 0): 3, (0,): 2}, 3)) == (1, {0: 2, 1: 3, 2: 0}, [1])


def test_the_weakest_drops_out_and_its_ballots_move_on():
    ballots = {(0,): 4, (1,): 3, (2, 1): 2}
    rounds = rounds_of(ballots, 3)
    assert [(step.votes, step.dropped) for step in rounds] == [({0: 4, 1: 3, 2: 2}, (2,)), ({0: 4, 1: 5}, ())]
    assert winners(ballots, 3) == [1]


def test_what_nobody_put_first_drops_out_together():
    rounds = rounds_of({(0, 3): 2, (1, 3): 1, (2, 1): 2}, 5)
    assert rounds[0].dropped == (3, 4)


def test_a_ballot_without_a_further_choice_counts_no_more():
    assert winners({(0,): 3, (1,): 2, (2,): 2}, 3) == [0]


@pytest.mark.parametrize(("ballots", "leading"), [({(0,): 2, (1,): 2}, [0, 1]), ({}, []), ({(2,): 1}, [2])])
def test_those_who_are_level_tie(ballots, leading):
    assert winners(ballots, 3) == leading


def test_among_equals_the_one_fewer_ranked_at_all_drops_out():
    assert rounds_of({(0,): 3, (1,): 2, (2, 1): 2}, 3)[0].dropped == (2,)


def test_those_who_are_level_are_told_apart_by_who_ranked_them_at_all():
    assert winners({(0,): 1, (1,): 1, (2, 1): 1}, 3) == [1]


BALLOTS = st.dictionaries(st.permutations(range(5)).flatmap(lambda p: st.integers(1, 5).map(lambda n: tuple(p[:n]))), st.integers(1, 9))


@given(BALLOTS)
def test_it_always_ends_and_whoever_holds_a_majority_wins(ballots):
    rounds = rounds_of(ballots, 5)
    assert len(rounds) <= 5
    first, cast = rounds[0].votes, sum(ballots.values())
    if majority := [place for place, votes in first.items() if votes * 2 > cast]:
        assert ahead(rounds[-1].votes) == majority
    dropped = [place for step in rounds for place in step.dropped]
    assert len(dropped) == len(set(dropped)) == 5 - len(rounds[-1].votes)
