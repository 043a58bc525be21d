"""The closed loop: what the ranker shows is what people can answer, and what they answer is what the ranker knows."""

from dataclasses import dataclass

import numpy as np

from app.subscribers.ranking.engine.quality import examined
from evaluation.simulation.attacks import Attack
from evaluation.simulation.rankers import Board
from evaluation.simulation.world import HOURS, WINDOW, World, response

RANKED = 9  # of the ten in a feed; the tenth is a fresh post that few were offered
FRESH = 12  # hours for which a post may stand in the tenth place


@dataclass(frozen=True)
class Outcome:
    """exposure (P,): how often a post was offered to honest people; quality: the mean true quality of what they were offered."""

    exposure: np.ndarray
    quality: float


def simulate(world: World, attack: Attack, ranker, seed: int) -> Outcome:
    """Live through all hours of `world` once; the same seed gives the same luck."""
    random = np.random.default_rng((seed, 1))
    run = _Run(world, attack, ranker, random)
    for hour in range(1, world.hours):
        run.attacked(hour)
        run.visited(hour)
        if hour % HOURS == 0:
            ranker.night(hour)
    return Outcome(run.exposure, float(run.exposure_since @ world.posts.quality / run.exposure_since.sum()))


class _Run:
    """The state of one run: who was offered what, and the public counts."""

    def __init__(self, world: World, attack: Attack, ranker, random):
        self.world, self.attack, self.ranker, self.random = world, attack, ranker, random
        n, n_posts = len(world.people.visits), len(world.posts.born)
        self.was_offered = np.zeros((n, n_posts), dtype=bool)
        self.was_offered[world.posts.author, np.arange(n_posts)] = True
        self.exposure, self.exposure_since = np.zeros(n_posts), np.zeros(n_posts)
        self.board = Board.empty(n_posts)
        ranker.begin(world, self.board)

    def attacked(self, hour: int) -> None:
        """Attackers come by other ways than their feed."""
        if hour < self.world.begins:
            return
        person, post, y = self.attack.votes(self.world, self.ranker, hour, self.random)
        new = ~self.was_offered[person, post]
        person, post = person[new], post[new]
        self._record(person, post, np.full(len(person), y), np.ones(len(person)), hour)

    def visited(self, hour: int) -> None:
        """Whoever comes by in this hour is offered nine ranked posts and a fresh one, and answers."""
        people = self.world.people
        come = (self.random.random(len(people.visits)) < people.visits / HOURS) & (people.joined <= hour)
        person, post, position = self._feeds(np.flatnonzero(come), hour)
        if not len(person):
            return
        y = self._answers(person, post, examined(position), hour)
        honest = ~people.is_attacker[person]
        np.add.at(self.exposure, post[honest], 1)
        if hour >= self.world.counts:
            np.add.at(self.exposure_since, post[honest], 1)
        self._record(person, post, y, position, hour)

    def _feeds(self, visitors, hour: int):
        """(person, post, position), position from 1, of everything offered in this hour."""
        low, high = np.searchsorted(self.world.posts.born, (hour - WINDOW, hour))
        posts = np.arange(low, high)
        if len(posts) <= RANKED + 1:
            return (np.zeros(0, dtype=int),) * 3
        age = hour - self.world.posts.born[posts]
        scores = self.ranker.scores(posts, hour, age, self.random)
        # Equal scores must not favour the older post.
        scores = scores + 1e-9 * self.random.random(len(posts))
        closed = self.was_offered[visitors, low:high].copy()
        ranked = _best(np.where(closed, -np.inf, scores), RANKED)
        np.put_along_axis(closed, ranked, values=True, axis=1)
        rarity = -self.board.offers[posts] - self.random.exponential(2, (len(visitors), len(posts)))
        fresh = _best(np.where(closed | (age > FRESH), -np.inf, rarity), 1)
        chosen = np.hstack((ranked, fresh))
        row, place = np.nonzero(~self.was_offered[visitors[:, None], posts[chosen]])
        return visitors[row], posts[chosen[row, place]], place + 1

    def _answers(self, person, post, looked_at, hour: int) -> np.ndarray:
        is_author_shown = hour - self.world.posts.born[post] >= self.ranker.blind
        y = response(self.world, person, post, looked_at, self.ranker.displayed(post), is_author_shown, self.random)
        silent = self.world.people.is_attacker[person] & (not self.attack.is_honest) & (hour >= self.world.begins)
        return np.where(silent, 0, y)

    def _record(self, person, post, y, position, hour: int) -> None:
        self.was_offered[person, post] = True
        self.board.observe(post, y, position, hour)
        self.ranker.observe(person, post, y, position)


def _best(scores, k: int) -> np.ndarray:
    """The columns of the k largest of each row, the largest first."""
    columns = np.argpartition(-scores, k - 1, axis=1)[:, :k]
    order = np.argsort(-np.take_along_axis(scores, columns, axis=1), axis=1)
    return np.take_along_axis(columns, order, axis=1)
