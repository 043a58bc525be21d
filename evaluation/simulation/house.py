"""The engine of the house in the simulated network, made of the functions that the product runs."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import rankdata

from app.subscribers.ranking.engine.factors import DAYS, People, fit_people
from app.subscribers.ranking.engine.quality import (
    effective_support,
    examined,
    observations,
    quality_part,
    solve,
    weight_of,
)
from app.subscribers.ranking.engine.track import author_prior, scouting, track
from evaluation.simulation.rankers import Board
from evaluation.simulation.world import HOURS, WINDOW, World

BLIND = 12  # hours for which the author is hidden
ROUNDS = 4  # beginning from yesterday's factors, few rounds are enough


@dataclass
class Engine:
    """Sums online; people, ties, records and priors once a night; the author hidden at first."""

    name: str = "engine"
    blind: int = BLIND
    has_live_ties: bool = False

    def begin(self, world: World, board: Board) -> None:
        n, n_posts = len(world.people.visits), len(world.posts.born)
        self.posts, self.board, self.n, self.matured = world.posts, board, n, 0
        self.kept, self.today = np.zeros((0, 5)), []
        self.statistics, self.prior, self.q = np.zeros((n_posts, 9), dtype=np.int64), np.zeros(n_posts), np.full(n_posts, np.nan)
        self.people = People(np.zeros(n), np.zeros((n, 2)), 0.0)
        self.ties, self.s, self.backed, self.track = np.zeros((n, n), dtype=np.int32), np.zeros(n), np.zeros(n), np.ones(n)

    def q_of(self, posts) -> np.ndarray:
        """What is thought of `posts` at the moment."""
        return solve(self.statistics[posts], self.prior[posts]).q

    def scores(self, posts, hour: int, age, random) -> np.ndarray:
        q, se, _ = solve(self.statistics[posts], self.prior[posts])
        return quality_part(q, se)

    def displayed(self, posts) -> np.ndarray:
        """People see effective support, never the raw count."""
        q, se, _ = solve(self.statistics[posts], self.prior[posts])
        return effective_support(q, se, self.board.views[posts])

    def observe(self, person, post, y, position) -> None:
        """Add each answer to the sums of its post, with the factors, ties and records of last night."""
        author = self.posts.author[post]
        trusted = weight_of(self.track[person], np.where(y > 0, self.ties[person, author], 0))
        weight = np.where(y == 0, examined(position), trusted)
        self._add(person, post, y, weight)
        self.today.append(np.column_stack((person, post, y, weight, np.where(y == 0, weight, 1))))
        if self.has_live_ties:
            np.add.at(self.ties, (person[y > 0], author[y > 0]), 1)

    def night(self, hour: int) -> None:
        """Refit everything that is kept for a day, then add up the living posts anew with it."""
        today = np.concatenate(self.today)
        self._tie(today)
        log = np.concatenate((self.kept, today))
        self._mature(log, int(np.searchsorted(self.posts.born, hour - WINDOW)))
        self.kept, self.today = log[log[:, 1] >= np.searchsorted(self.posts.born, hour - DAYS * HOURS)], []
        person, post, y = self.kept[:, :3].astype(int).T
        weight = self.kept[:, 3]
        self.people = fit_people(person, post, y, self.kept[:, 4], self.n, len(self.prior), start=self.people, rounds=ROUNDS)
        living = post >= self.matured
        self.statistics[self.matured :] = 0
        self._add(person[living], post[living], y[living], weight[living])

    def gain(self, person, post) -> np.ndarray:
        """How far one more support by person (n,) would lift the q of post (n,)."""
        weight = weight_of(self.track[person], self.ties[person, self.posts.author[post]])
        vote = observations(np.ones(len(person)), weight, self.people.generosity[person], self.people.factors[person])
        before, prior = self.statistics[post], self.prior[post]
        return solve(before + vote, prior).q - solve(before, prior).q

    def _add(self, person, post, y, weight) -> None:
        answers = observations(y, weight, self.people.generosity[person], self.people.factors[person])
        np.add.at(self.statistics, post, answers)

    def _tie(self, today) -> None:
        if not self.has_live_ties:
            person, post = today[today[:, 2] > 0, :2].astype(int).T
            np.add.at(self.ties, (person, self.posts.author[post]), 1)

    def _mature(self, log, until: int) -> None:
        """Posts before `until` have had their time; what they came to speaks for their authors and first supporters."""
        new = slice(self.matured, until)
        self.q[new] = solve(self.statistics[new], self.prior[new]).q
        person, post = log[(log[:, 2] > 0) & (log[:, 1] >= self.matured) & (log[:, 1] < until), :2].astype(int).T
        s, backed = scouting(post, person, _ranks(post), self._percentiles(until), self.n)
        self.s, self.backed, self.matured = self.s + s, self.backed + backed, until
        self.track = track(self.s, self.backed)
        self.prior[until:] = author_prior(self.posts.author[:until], self.q[:until], self.n)[self.posts.author[until:]]

    def _percentiles(self, until: int) -> np.ndarray:
        """Where each post stands in (0, 1] among those that matured within as many days as are kept."""
        recent = slice(int(np.searchsorted(self.posts.born, self.posts.born[until] - DAYS * HOURS)), until)
        percentiles = np.full(len(self.q), np.nan)
        percentiles[recent] = (rankdata(self.q[recent]) - 0.5) / max(until - recent.start, 1)
        return percentiles


def _ranks(post) -> np.ndarray:
    """The how manieth each entry of `post` is of its value, from 1, in the order given."""
    order = np.argsort(post, kind="stable")
    first = np.searchsorted(post[order], post[order])
    ranks = np.empty(len(post), dtype=int)
    ranks[order] = np.arange(len(post)) - first + 1
    return ranks
