"""Works ranks out from what is true now: whole, or by what one person's answer changes. Both give the same integers."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

import numpy as np
from sqlalchemy import delete, insert, select

from app.core.clock import now
from app.core.database import db
from app.domain.discussions.models import Thread
from app.domain.discussions.queries import told
from app.domain.people.models import Person
from app.subscribers.ranking.engine.quality import MU, PER_UNIT
from app.subscribers.ranking.house import NOBODY, House, house_now, looked_at, passed_over, sides_of, supported, ties_among
from app.subscribers.ranking.models import Offer, OfferSum, Rank, Stance
from app.subscribers.ranking.standing import Evidence, columns_of
from app.subscribers.ranking.voices import people_counted, voices_in

AT_ONCE = 500


def recompute(threads: Iterable[int]) -> None:
    """Replace the stances and ranks of `threads`; those deleted or not yet told have none."""
    ids, house, at = sorted(set(threads)), house_now(), now()
    for start in range(0, len(ids), AT_ONCE):
        _recompute(ids[start : start + AT_ONCE], house, at)


def _recompute(ids: list[int], house: House, at: datetime) -> None:
    columns = Thread.id, Thread.group_id, Thread.author_id, Thread.created_at
    threads = db.session.execute(select(*columns).where(Thread.id.in_(ids), Thread.deleted_at.is_(None), told())).all()
    voices = voices_in([thread.id for thread in threads])
    evidence = _weighed(threads, voices, house)
    for model in (Stance, Rank):
        db.session.execute(delete(model).where(model.thread_id.in_(ids)))
    _add(Stance, [voice._asdict() | {"deep": bool(voice.deep)} for voice in voices])
    _add(Rank, [columns_of(one, house, at) for one in evidence])


def _add(model, rows: list[dict]) -> None:
    if rows:
        db.session.execute(insert(model), rows)


def _weighed(threads: list, voices: list, house: House) -> list[Evidence]:
    """The evidence of each of `threads`: one answer for everybody who stood behind it or passed it over."""
    by_thread, offers, authors = defaultdict(list), _offers(threads, voices), {thread.id: thread.author_id for thread in threads}
    for voice in voices:
        by_thread[voice.thread_id].append(voice)
    people = {voice.person_id for voice in voices} | {person_id for rows in offers.values() for person_id, _ in rows}
    sides, ties = sides_of(people | set(authors.values())), ties_among(people, authors.values())
    sums = dict(db.session.execute(select(OfferSum.thread_id, OfferSum.weight).where(OfferSum.thread_id.in_(authors))).all())
    weighed = []
    for thread in threads:
        statistics = np.zeros(9, np.int64)
        seen = forgotten(statistics, sums.get(thread.id, 0))
        for voice in by_thread[thread.id]:
            tie = ties.get((voice.person_id, thread.author_id), 0)
            statistics += supported(sides.get(voice.person_id, NOBODY), tie, voice.at, house)
            seen += int(PER_UNIT)
        for person_id, position in offers[thread.id]:
            statistics += passed_over(sides.get(person_id, NOBODY), position)
            seen += looked_at(position)
        prior = sides.get(thread.author_id, NOBODY).prior
        weighed.append(Evidence(thread.id, thread.group_id, thread.created_at, statistics.tolist(), seen, by_thread[thread.id], prior))
    return weighed


def forgotten(statistics: np.ndarray, weight: int) -> int:
    """Add forgotten offers, of whom nobody knows whose they were, to `statistics`; returns how far they count as seen."""
    statistics[0] += weight
    statistics[6] -= round(weight * MU)
    return weight


def _offers(threads: list, voices: list) -> dict[int, list[tuple[int, int]]]:
    """Per thread the people and positions of offers that were not taken up."""
    taken_up, passed = {(voice.thread_id, voice.person_id) for voice in voices}, defaultdict(list)
    query = (
        select(Offer.thread_id, Offer.person_id, Offer.position)
        .join(Person, Person.id == Offer.person_id)
        .join(Thread, Thread.id == Offer.thread_id)
        .where(Offer.thread_id.in_([thread.id for thread in threads]), Offer.person_id != Thread.author_id, people_counted())
    )
    for thread_id, person_id, position in db.session.execute(query):
        if (thread_id, person_id) not in taken_up:
            passed[thread_id].append((person_id, position))
    return passed
