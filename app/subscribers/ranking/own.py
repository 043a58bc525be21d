"""Somebody's own influence, for their own eyes: there is no query here that takes two people."""

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import func, select

from app.core.database import db
from app.domain.discussions.models import Thread
from app.domain.discussions.queries import threads_visible_to
from app.domain.groups.models import Group
from app.domain.groups.queries import readable_group_ids
from app.domain.people.models import Person
from app.subscribers.ranking.engine import influence
from app.subscribers.ranking.engine.score import rounded, score
from app.subscribers.ranking.engine.track import EARLY, EXPECTED
from app.subscribers.ranking.models import Night, PersonRank, Rank, Stance

SHOWN = 12
# What each part weighs, and what it asks, in words that hold above and below the average.
ASKED = {
    "received": (influence.RECEIVED, "How many stand behind what you say, and how much they are listened to themselves"),
    "track": (influence.TRACK, "How what you stood behind early turned out"),
    "bridging": (influence.BRIDGING, "How little the groups that stand behind you have to do with each other"),
    "first_hand": (influence.FIRST_HAND, "How often others, outside your group, confirmed what you told from own experience"),
}
# Standard deviations from the average from which on a part is no longer near it.
FAR = 1.0


class Part(NamedTuple):
    """One of the four parts, rounded as it is shown: what it asks, its value, and how that compares with everybody's."""

    name: str
    words: str
    value: float
    told: str


class Backed(NamedTuple):
    """Something one stood behind among the first, and what became of it."""

    thread: Thread
    place: int
    people: int


class Reached(NamedTuple):
    """A group in which others stood behind one's words."""

    group: Group
    people: int
    things: int


class Own(NamedTuple):
    """What ranking makes of somebody. The parts as printed add up to `together` as printed."""

    rank: PersonRank | None
    ran_at: object
    parts: list[Part]
    backed: list[Backed]
    reached: list[Reached]

    @property
    def together(self) -> float:
        """The sum of the parts as they are shown."""
        return score(part.value for part in self.parts)

    @property
    def better_than(self) -> float:
        """Of how many in a hundred posts those backed early have turned out better, on average; luck alone gives 50."""
        return 100 * (EXPECTED + self.rank.backed / max(self.rank.backings, 1))


def influence_of(me: Person) -> Own:
    """What `me` may know of themselves. Empty for whoever asked not to be counted. Four queries."""
    rank = db.session.get(PersonRank, me.id) if me.counted else None
    if not me.counted:
        return Own(None, None, [], [], [])
    parts = parts_of(rank.parts) if rank else []
    ran_at = db.session.scalar(select(Night.ran_at).order_by(Night.id.desc()).limit(1))
    return Own(rank, ran_at, parts, _backed(me), _reached(me))


def parts_of(values: Mapping[str, float]) -> list[Part]:
    """The four parts of `values` by name, rounded as they are shown."""
    return [Part(name, words, rounded(values[name]), _told(rounded(values[name]) / weight)) for name, (weight, words) in ASKED.items()]


def _told(away: float) -> str:
    if not away:
        return "average"
    return f"{'slightly' if abs(away) < FAR else 'well'} {'above' if away > 0 else 'below'} average"


def _backed(me: Person) -> list[Backed]:
    """What `me` stood behind among the first, the best of it first, as far as they may still read it."""
    place = func.row_number().over(partition_by=Stance.thread_id, order_by=(Stance.at, Stance.person_id)).label("place")
    mine = select(Stance.thread_id).where(Stance.person_id == me.id)
    ranked = select(Stance.thread_id, Stance.person_id, place).where(Stance.thread_id.in_(mine)).subquery()
    query = threads_visible_to(me).join(ranked, ranked.c.thread_id == Thread.id).join(Rank, Rank.thread_id == Thread.id)
    # Among the first fifteen, and with more behind than before.
    query = query.where(ranked.c.person_id == me.id, ranked.c.place <= EARLY, 2 * ranked.c.place <= Rank.supporters)
    rows = db.session.execute(query.add_columns(ranked.c.place, Rank.supporters).order_by(Rank.quality.desc(), Thread.id).limit(SHOWN))
    return [Backed(*row) for row in rows]


def _reached(me: Person) -> list[Reached]:
    """The groups in which others stood behind the words of `me`, as far as they may know them."""
    people, things = func.count(func.distinct(Stance.person_id)), func.count(func.distinct(Stance.thread_id))
    query = select(Group, people, things).join(Stance, Stance.group_id == Group.id).join(Thread, Thread.id == Stance.thread_id)
    query = query.where(Thread.author_id == me.id, Group.id.in_(readable_group_ids(me)))
    return [Reached(*row) for row in db.session.execute(query.group_by(Group.id).order_by(people.desc(), Group.name_key).limit(SHOWN))]
