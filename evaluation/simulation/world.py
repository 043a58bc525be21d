"""A made-up network in which the true quality of every post is known: who is there, what they post, and what they make of it."""

from dataclasses import dataclass

import numpy as np

GROUPS = 30
GROUPS_OF_A_PERSON = 3
POSTS_OF_A_DAY = 0.12  # by each person: 7,200 in 40 days at 1,500 people
NEWCOMERS = 0.15
ATTACKERS = 0.05
HOURS = 24
WINDOW = 72  # hours for which a post may be offered; then it has matured
# What moves a person to support: log-odds for a standard deviation, for one of the own groups, and for a doubling of the count.
BASE, QUALITY, VIEWPOINT, SENIORITY, GROUP, HERDING = -2.0, 1.0, 1.0, 0.5, 0.5, 0.15
REFUSAL, CROSSNESS = -4.0, 1.0


@dataclass(frozen=True)
class People:
    """N people: viewpoint, seniority and generosity in standard deviations, visits a day, hour of joining, groups (N, 30)."""

    viewpoint: np.ndarray
    seniority: np.ndarray
    generosity: np.ndarray
    visits: np.ndarray
    joined: np.ndarray
    groups: np.ndarray
    is_newcomer: np.ndarray
    is_attacker: np.ndarray


@dataclass(frozen=True)
class Posts:
    """P posts in the order of their birth (hour): author, group, true quality polarity (which viewpoint likes it), and
    whether it was written for an attack."""

    author: np.ndarray
    group: np.ndarray
    born: np.ndarray
    quality: np.ndarray
    polarity: np.ndarray
    is_planted: np.ndarray


@dataclass(frozen=True)
class World:
    """The people, their posts, how many hours it lasts, and the hours from which attacks run and, days later, all is measured."""

    people: People
    posts: Posts
    hours: int
    begins: int
    counts: int


def world(seed: int, n_people: int, days: int, authors: int = 0) -> World:
    """A world of `n_people` for `days`. Its last 5 % are those who may attack.

    `authors` of them write twice as much (and at least a post a day together, each) of what is a standard deviation worse than usual.
    """
    random = np.random.default_rng((seed, n_people, days))
    people = _people(random, n_people, days)
    return World(people, _posts(random, people, days, authors), days * HOURS, days // 5 * HOURS, days // 4 * HOURS)


def response(world: World, person, post, looked_at, count, is_author_shown, random) -> np.ndarray:
    """What `person` (n,) answers to `post` (n,): 1, 0 or -1.

    looked_at (n,) is the chance that the offer is noticed at all, count (n,) the displayed support, is_author_shown (n,) bool.
    """
    people, posts = world.people, world.posts
    side = VIEWPOINT * people.viewpoint[person] * posts.polarity[post]
    liking = QUALITY * posts.quality[post] + side + GROUP * people.groups[person, posts.group[post]]
    deference = SENIORITY * people.seniority[posts.author[post]] * is_author_shown
    herding = HERDING * np.log2(1 + np.maximum(count, 0))
    chance = looked_at * _logistic(BASE + liking + deference + herding + people.generosity[person])
    refusal = looked_at * _logistic(REFUSAL - CROSSNESS * (posts.quality[post] + side))
    luck = random.random(len(person))
    return (luck < chance).astype(int) - (luck > 1 - refusal)


def _people(random, n: int, days: int) -> People:
    leaning = random.normal(0, 0.6, GROUPS)
    home = random.integers(GROUPS, size=(n, GROUPS_OF_A_PERSON))
    groups = np.zeros((n, GROUPS), dtype=bool)
    groups[np.arange(n)[:, None], home] = True
    is_newcomer = random.random(n) < NEWCOMERS
    is_attacker = np.arange(n) >= n - round(ATTACKERS * n)
    is_newcomer &= ~is_attacker
    return People(
        viewpoint=leaning[home[:, 0]] + random.normal(0, 0.8, n),
        seniority=random.normal(0, 1, n),
        generosity=random.normal(0, 0.5, n),
        visits=2 * random.lognormal(-0.18, 0.6, n),
        joined=np.where(is_newcomer, random.uniform(3 / 8, 5 / 8, n) * days * HOURS, 0),
        groups=groups,
        is_newcomer=is_newcomer,
        is_attacker=is_attacker,
    )


def _posts(random, people: People, days: int, authors: int) -> Posts:
    n, n_posts = len(people.visits), round(POSTS_OF_A_DAY * len(people.visits) * days)
    born = np.sort(random.integers(days * HOURS, size=n_posts))
    spoils = np.arange(n) >= n - authors
    # Two masters who wrote as little as anybody would be no attack worth the name.
    author = _authors(random, people.visits * np.where(spoils, max(2, 20 / max(authors, 1)), 1), people.joined, born)
    skill = random.normal(0, 1, n)
    quality = 0.6 * skill[author] + 0.8 * random.normal(0, 1, n_posts) - spoils[author]
    own = np.argsort(random.random((n_posts, GROUPS)) * people.groups[author], axis=1)[:, -1]
    polarity = random.normal(0, 1, n_posts) * (random.random(n_posts) < 0.5)
    return Posts(author, own, born, quality, polarity, spoils[author])


def _authors(random, weight, joined, born) -> np.ndarray:
    """An author for each post, by weight, who had joined when it was born."""
    author = random.choice(len(weight), size=len(born), p=weight / weight.sum())
    while (early := np.flatnonzero(joined[author] > born)).size:
        author[early] = random.choice(len(weight), size=early.size, p=weight / weight.sum())
    return author


def _logistic(x):
    return 1 / (1 + np.exp(-x))
