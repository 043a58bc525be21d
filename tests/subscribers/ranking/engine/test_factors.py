import numpy as np
import pytest

from app.subscribers.ranking.engine.factors import fit_people
from app.subscribers.ranking.engine.quality import MU


def answers(seed: int = 0, people: int = 120, posts: int = 200):
    """Everybody answers everything; the first twelve stand behind the first twenty posts, whatever they are worth."""
    random = np.random.default_rng(seed)
    person, post = (grid.ravel() for grid in np.meshgrid(np.arange(people), np.arange(posts)))
    y = (random.random(person.size) < MU).astype(int)
    y[(person < 12) & (post < 20)] = 1
    return person, post, y, np.ones(person.size)


def acts_by_taste(seed: int = 0, people: int = 400, posts: int = 300):
    """Support by chance, by how good a post is and by which of two views it and the person hold; nobody is in league."""
    random = np.random.default_rng(seed)
    view, polarity, good = random.normal(0, 1, people), random.normal(0, 1, posts), random.normal(0, 0.6, posts)
    liking = -2 + good[None, :] + 0.5 * view[:, None] * polarity[None, :]
    return random.random((people, posts)) < 1 / (1 + np.exp(-liking))


def company(liked) -> np.ndarray:
    """What fit_people starts the second side from: at most 1 for who belongs to a company, near zero where it has found none."""
    person, post = np.nonzero(liked)
    ones = np.ones(len(person))
    return fit_people(person, post, ones, ones, *liked.shape, rounds=0).factors[:, 1]


def pull(people) -> np.ndarray:
    centre = people.factors - people.factors.mean(axis=0)
    return np.linalg.norm(centre, axis=1)


def test_a_ring_is_a_factor():
    people = fit_people(*answers(), 120, 200)
    assert pull(people)[:12].min() > pull(people)[12:].max()


def test_a_brigade_is_a_side_after_ten_posts_that_nobody_else_has_seen():
    person, post, y, weight = answers()
    y[(person < 12) & (post < 20)] = 0
    y[(person < 12) & (post < 10)] = -1
    seen = (person < 12) | (post >= 10)
    people = fit_people(person[seen], post[seen], y[seen], weight[seen], 120, 200)
    assert np.abs(people.factors[:12, 1]).min() > 3 * np.abs(people.factors[12:, 1]).max()


def test_a_ring_that_votes_every_other_time_is_found_beside_its_honest_acts():
    liked = acts_by_taste()
    liked[20:, :40] = False
    liked[:20, :40] = np.random.default_rng(1).random((20, 40)) < 0.5
    found = company(liked)
    assert found[:20].min() > 0.3
    assert np.abs(found[20:]).max() < 0.3


def test_people_who_differ_in_taste_alone_are_no_company():
    for seed in range(3):
        assert np.abs(company(acts_by_taste(seed))).max() < 0.5


def test_three_friends_are_too_few_for_a_company():
    liked = acts_by_taste()
    liked[3:, :40] = False
    liked[:3, :40] = True
    assert np.abs(company(liked)).max() < 0.5


def test_the_person_in_the_middle_takes_no_side():
    assert np.median(fit_people(*answers(), 120, 200).factors, axis=0) == pytest.approx([0, 0])


def test_the_more_generous_are_found():
    person, post, y, weight = answers()
    y[(person >= 100) & (post % 2 == 0)] = 1
    people = fit_people(person, post, y, weight, 120, 200)
    assert people.generosity[100:].min() > np.quantile(people.generosity[12:100], 0.95)


def test_people_who_never_answered_get_zeros():
    people = fit_people(*answers(), 125, 201)
    assert not people.generosity[120:].any()
    assert not people.factors[120:].any()


def test_no_answers_at_all_are_no_error():
    nobody = fit_people(*(np.zeros(0, dtype=int) for _ in range(4)), 3, 0)
    assert (nobody.generosity.tolist(), nobody.factors.shape, nobody.loss) == ([0, 0, 0], (3, 2), 0)


def test_the_same_answers_in_any_order_give_the_same_fit():
    order = np.random.default_rng(1).permutation(120 * 200)
    one, other = fit_people(*answers(), 120, 200), fit_people(*(column[order] for column in answers()), 120, 200)
    assert np.array_equal(one.factors, other.factors)
    assert np.array_equal(one.generosity, other.generosity)


def test_four_rounds_are_enough_the_next_night():
    tonight = fit_people(*answers(), 120, 200)
    tomorrow = fit_people(*answers(seed=1), 130, 200, start=tonight, rounds=4)
    assert tomorrow.loss == pytest.approx(fit_people(*answers(seed=1), 130, 200).loss, rel=0.02)


def test_the_loss_is_what_is_left_unexplained():
    person, post, y, weight = answers()
    flat = fit_people(person, post, y, weight, 120, 200, rounds=0)
    assert flat.loss == pytest.approx(np.mean((y - MU) ** 2))
    assert fit_people(person, post, y, weight, 120, 200).loss < flat.loss
