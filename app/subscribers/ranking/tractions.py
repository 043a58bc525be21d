"""How a contribution travels: groups, voices, how many each backer brings, and what that lets expect."""

from collections import Counter
from typing import NamedTuple

import numpy as np
from sqlalchemy import case, select
from sqlalchemy.orm import aliased

from app.core.clock import now
from app.core.database import db
from app.core.errors import NotFound
from app.domain.discussions.blind import called
from app.domain.discussions.models import Share, Thread
from app.domain.groups.models import Group
from app.domain.groups.queries import readable_group_ids
from app.domain.people.models import Person
from app.subscribers.ranking.engine.quality import shares_of
from app.subscribers.ranking.engine.score import hours
from app.subscribers.ranking.engine.single import exposure, solve
from app.subscribers.ranking.engine.traction import CAP, DOUBT, Traction, forecast
from app.subscribers.ranking.house import NOBODY, House, house_now, sides_of, supported, ties_among
from app.subscribers.ranking.models import Rank, Stance
from app.subscribers.ranking.standing import Evidence, Tally, tally_of, traction_of

ELSEWHERE = "Groups you do not read"
FEW = 5


class Room(NamedTuple):
    """A group a contribution has reached: how many stand behind it there, who brought it, and what they add to its quality,
    None for fewer than five people: it would tell what one of them counts for."""

    group_id: int
    name: str
    slug: str
    voices: int
    adds: float | None
    by: str
    parent_id: int | None


class View(NamedTuple):
    """Everything the traction page tells of a thread; `low` to `high` is where four forecasts in five should end.

    `prior` says what the author's past adds, which is for the author alone. `is_told` is whether the estimates may be printed.
    """

    rank: object
    spread: Traction
    low: float
    high: float
    rooms: list[Room]
    few: tuple[int, float] | None
    prior: float
    quality: float
    moments: list[tuple[float, int]]
    age: float
    house: House
    is_told: bool


def view_of(thread: Thread, person: Person) -> View:
    """How `thread`, which `person` may read, travels, as far as they may know. Raises NotFound where nothing is counted. Six queries.

    Its author is nobody in these numbers, as everywhere in the ranking, named or not: beneath an unnamed thread all they do stands
    under a word on every page, so whoever compares finds that word left out here and no person. What is more than counting rests on
    who has often answered the author, so others are told it when they are told the name.
    """
    rank = db.session.get(Rank, thread.id)
    if rank is None:
        raise NotFound
    house, at = house_now(), now()
    columns = Stance.person_id, Stance.group_id, Stance.strength, Stance.deep, Stance.at
    voices = db.session.execute(select(*columns).where(Stance.thread_id == thread.id).order_by(Stance.at, Stance.person_id)).all()
    sides = sides_of([thread.author_id, *(voice.person_id for voice in voices)])
    prior = sides.get(thread.author_id, NOBODY).prior
    evidence = Evidence(thread.id, thread.group_id, thread.created_at, rank.statistics, rank.examined, voices, prior)
    tally = tally_of(evidence, at)
    spread = traction_of(evidence, tally, house, at)
    low, high = band_of(tally, spread)
    rooms, of_prior = _rooms(thread, person, evidence, sides, house)
    is_told = not thread.is_blind or person.id == thread.author_id
    rooms, few = guarded(rooms) if is_told else ([room._replace(adds=None) for room in rooms], None)
    moments = [(max(hours(thread.created_at, voice.at), 0.0), number) for number, voice in enumerate(voices, 1)]
    q, _ = solve(rank.statistics, prior)
    return View(rank, spread, low, high, rooms, few, of_prior, q, moments, hours(thread.created_at, at), house, is_told)


def band_of(tally: Tally, spread: Traction) -> tuple[float, float]:
    """(low, high): the forecast with R 1.28 standard deviations lower and higher, so that four in five end between."""
    people, away = len(tally.ages), 1.28 * spread.sd
    missing = people - exposure(tally.ages)
    return tuple(float(forecast(people, min(max(spread.reproduction + side * away, 0.0), CAP), missing)) for side in (-1, 1))


def is_steady(view: View) -> bool:
    """Whether enough people came for the numbers to be more than a first guess, and they may be told."""
    return view.is_told and len(view.moments) >= 10 * DOUBT


def guarded(rooms: list[Room]) -> tuple[list[Room], tuple[int, float] | None]:
    """`rooms` without what fewer than five people add, and that of all such rooms together if they are five people at least."""
    small = [room for room in rooms if 0 < room.voices < FEW]
    people = sum(room.voices for room in small)
    few = (people, sum(room.adds for room in small)) if people >= FEW else None
    return [room._replace(adds=None) if room.voices < FEW else room for room in rooms], few


def _rooms(thread: Thread, person: Person, evidence: Evidence, sides, house: House) -> tuple[list[Room], float]:
    """The groups with what each adds to quality, those `person` may not read as one, and what the author's past adds."""
    ties = ties_among(sides, [thread.author_id])
    sums, counts = {}, Counter(voice.group_id for voice in evidence.voices)
    for voice in evidence.voices:
        answer = supported(sides.get(voice.person_id, NOBODY), ties.get((voice.person_id, thread.author_id), 0), voice.at, house)
        sums[voice.group_id] = sums.get(voice.group_id, np.zeros(9, np.int64)) + answer
    known = _known(thread, person)
    order = sorted({*counts, *known}, key=lambda group_id: (-counts[group_id], group_id))
    adds = shares_of([sums.get(group_id, np.zeros(9, np.int64)) for group_id in order], evidence.statistics, evidence.prior)
    hidden = [(counts[group_id], float(added)) for group_id, added in zip(order, adds, strict=False) if group_id not in known]
    rooms = []
    for group_id, added in zip(order, adds, strict=False):
        if group_id in known:
            row = known[group_id]
            parent_id = row.parent_id if row.parent_id in known or not row.parent_id else 0 if hidden else thread.group_id
            rooms.append(Room(group_id, row.name, row.slug, counts[group_id], float(added), row.by, parent_id or thread.group_id))
    if hidden:
        rooms.append(Room(0, ELSEWHERE, "", sum(n for n, _ in hidden), sum(a for _, a in hidden), "", thread.group_id))
    return rooms, float(adds[-1])


def _known(thread: Thread, person: Person) -> dict[int, object]:
    """The groups `person` may read that the thread stands in: name, slug, who brought it there, and out of which group."""
    share, parent = aliased(Share), aliased(Share)
    reached = select(Share.group_id).where(Share.thread_id == thread.id).union(select(Stance.group_id).where(Stance.thread_id == thread.id))
    by = case((share.id.is_not(None), called(share.person_id, person.id)), else_="")
    named = (Group.id == thread.group_id) | Group.id.in_(reached)
    query = (
        select(Group.id, Group.name, Group.slug, by.label("by"), parent.group_id.label("parent_id"))
        .outerjoin(share, (share.group_id == Group.id) & (share.thread_id == thread.id))
        .outerjoin(parent, parent.id == share.parent_id)
        .join(Thread, Thread.id == thread.id)
        .outerjoin(Person, Person.id == share.person_id)
        .where(named, Group.id.in_(readable_group_ids(person)))
    )
    return {row.id: row for row in db.session.execute(query)}
