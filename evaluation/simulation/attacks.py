"""Five known ways in which 5 % of the people try to decide what everybody sees, and one that knows the engine."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from evaluation.simulation.world import ATTACKERS, HOURS, World, world

DIFFUSE = 0.25
TARGETS_A_DAY = 3
GOOD = 1.0  # standard deviations of true quality from which a post is worth pulling down
PATIENCE = 12  # hours over which the adaptive ring spreads its votes
LEAST_GAIN = 0.01  # what a vote must add to q for the adaptive ring to show its hand
AT_ONCE = 0.05  # share of the adaptive ring that pushes a post in the same hour


@dataclass(frozen=True)
class Attack:
    """name; authors(number of attackers) = how many write for it; votes(world, ranker, hour, random) = what they do beside their feeds.

    votes returns person (n,), post (n,) and y; who was offered the post before is not heard again. is_honest: whether they answer
    their feeds as others do; is_spread: whether they do so from both ends of the viewpoints, so as not to look like a side.
    """

    name: str
    authors: Callable
    is_honest: bool
    votes: Callable
    is_spread: bool = False

    def world(self, seed: int, n_people: int, days: int) -> World:
        """The world of `seed` with these attackers in it."""
        made = world(seed, n_people, days, self.authors(round(n_people * ATTACKERS)))
        if not self.is_spread:
            return made
        both_sides = np.where(np.arange(n_people) % 2, 1.0, -1.0)
        viewpoint = np.where(made.people.is_attacker, both_sides, made.people.viewpoint)
        return replace(made, people=replace(made.people, viewpoint=viewpoint))


def targets(made: World) -> np.ndarray:
    """The posts (numbers) that attackers would lift; where they wrote none, those that a brigade would bury."""
    planted = np.flatnonzero(made.posts.is_planted)
    return planted if planted.size else np.unique([_buried(made, hour) for hour in _strikes(made)])


def _nobody(made: World, ranker, hour: int, random):
    none = np.zeros(0, dtype=int)
    return none, none, 1


def _ring(share: float) -> Callable:
    """Each attacker supports each new post of the ring with chance `share`, within the hour."""

    def votes(made: World, ranker, hour: int, random):
        person, post = _pairs(made, hour, 1)
        chosen = random.random(len(person)) < share
        return person[chosen], post[chosen], 1

    return votes


def _brigade(made: World, ranker, hour: int, random):
    """All refuse one good post of somebody else, three times a day."""
    if hour not in _strikes(made):
        return _nobody(made, ranker, hour, random)
    person = np.flatnonzero(made.people.is_attacker)
    return person, np.full(len(person), _buried(made, hour)), -1


def _adaptive(made: World, ranker, hour: int, random):
    """The few whose support would lift a post most by what the engine knew last night, if it lifts it enough."""
    person, post = _pairs(made, hour, PATIENCE)
    gain = ranker.gain(person, post) + random.random(len(person)) * 1e-9
    order = np.lexsort((-gain, post))
    place = np.arange(len(post)) - np.searchsorted(post[order], post[order])
    best = order[(place < AT_ONCE * made.people.is_attacker.sum()) & (gain[order] >= LEAST_GAIN)]
    return person[best], post[best], 1


def _pairs(made: World, hour: int, age: int):
    """Every attacker with every post of the ring that is at most `age` hours old."""
    low, high = np.searchsorted(made.posts.born, (hour - age, hour))
    fresh, attackers = low + np.flatnonzero(made.posts.is_planted[low:high]), np.flatnonzero(made.people.is_attacker)
    return np.repeat(attackers, len(fresh)), np.tile(fresh, len(attackers))


def _strikes(made: World) -> range:
    return range(made.begins, made.hours, HOURS // TARGETS_A_DAY)


def _buried(made: World, hour: int) -> int:
    """One good post of the last hours, or the best where none is good."""
    low, high = np.searchsorted(made.posts.born, (hour - HOURS // TARGETS_A_DAY, hour))
    young = np.arange(low, high)[~made.people.is_attacker[made.posts.author[low:high]]]
    good = young[made.posts.quality[young] > GOOD]
    return int(good[-1] if good.size else young[np.argmax(made.posts.quality[young])])


NONE = Attack("none", lambda n: 0, True, _nobody)
ATTACKS = [
    Attack("ring", lambda n: n, False, _ring(1.0)),
    Attack("camouflaged", lambda n: n, True, _ring(1.0)),
    Attack("diffuse", lambda n: n, True, _ring(DIFFUSE)),
    Attack("puppets", lambda n: 2, False, _ring(1.0)),
    Attack("brigade", lambda n: 0, True, _brigade),
]
ADAPTIVE = Attack("adaptive", lambda n: n, True, _adaptive, is_spread=True)
