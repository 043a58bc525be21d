"""Ranks in the moment: one person's answer is taken out of the sums and the new one put in.

The sums are whole numbers, so this ends at the same columns as working everything out anew, whatever the order.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Integer, and_, bindparam, delete, insert, select, update

from app.core.clock import now
from app.core.database import db
from app.domain.discussions.models import Thread
from app.domain.people.models import Person
from app.subscribers.ranking.engine.quality import PER_UNIT
from app.subscribers.ranking.house import SIDE, House, Side, house_now, looked_at, passed_over, side_from, supported
from app.subscribers.ranking.models import Offer, PersonRank, Rank, Stance, Tie
from app.subscribers.ranking.recompute import recompute
from app.subscribers.ranking.standing import Evidence, columns_of
from app.subscribers.ranking.voices import Voice, people_counted, voice_of

NOTHING = (0,) * 9


class Known(NamedTuple):
    """What the books hold of one person and one contribution."""

    side: Side
    tie: int
    stance: Voice | None
    position: int | None


def answer(pairs: Iterable[tuple[int, int]]) -> None:
    """Bring the ranks up to date with what is true now of each of `pairs` of a thread and a person."""
    by_thread, stale, house, at = defaultdict(list), set(), house_now(), now()
    for thread_id, person_id in sorted(set(pairs)):
        by_thread[thread_id].append(person_id)
    for thread_id, people in by_thread.items():
        thread = db.session.execute(_THREAD, {"thread": thread_id}).one_or_none()
        if thread is None or thread.night != house.night or thread.deleted_at is not None:
            stale.add(thread_id)
        elif changes := [change for person_id in people if (change := _change(thread, person_id, house))]:
            write(thread, changes, house, at)
    if stale:
        recompute(stale)


def offered(pairs: Iterable[tuple[int, int]]) -> None:
    """Count new offers, pairs of a thread and the person it was put before, against what nobody took up."""
    by_thread, stale, house, at = defaultdict(list), set(), house_now(), now()
    for thread_id, person_id in sorted(pairs):
        by_thread[thread_id].append(person_id)
    for thread_id, people in by_thread.items():
        thread = db.session.execute(_THREAD, {"thread": thread_id}).one_or_none()
        if thread is None or thread.night != house.night:
            stale.add(thread_id)
            continue
        known = [_known(thread, person_id) for person_id in people if person_id != thread.author_id]
        if passed := [_weight(one, None, house) for one in known if not one.stance]:
            write(thread, passed, house, at)
    if stale:
        recompute(stale)


def write(thread, changes: list[tuple[tuple[int, ...], int]], house: House, at: datetime) -> None:
    """Add `changes`, pairs of nine integers and how far they count as seen, to the sums of `thread` (a row of its rank)."""
    statistics = [sum(column) for column in zip(thread.statistics, *(integers for integers, _ in changes), strict=True)]
    seen = thread.examined + sum(seen for _, seen in changes)
    voices = db.session.execute(_VOICES, {"thread": thread.id}).all()
    evidence = Evidence(thread.id, thread.group_id, thread.created_at, statistics, seen, voices, thread.prior or 0.0)
    columns = columns_of(evidence, house, at)
    db.session.execute(_WRITE, {"thread": columns.pop("thread_id"), **columns})


def _change(thread, person_id: int, house: House) -> tuple[tuple[int, ...], int] | None:
    """What the person's answer now differs from the one in the sums; writes their stance down. None for no difference."""
    if person_id == thread.author_id:
        return None
    known, voice = _known(thread, person_id), voice_of(thread.id, person_id)
    if voice == known.stance:
        return None
    before, after = (_weight(known, stance, house) for stance in (known.stance, voice))
    if known.stance:
        db.session.execute(_FORGET, {"thread": thread.id, "person": person_id})
    if voice:
        db.session.execute(_KEEP, voice._asdict())
    return tuple(new - old for new, old in zip(after[0], before[0], strict=True)), after[1] - before[1]


def _weight(known: Known, stance: Voice | None, house: House) -> tuple[tuple[int, ...], int]:
    if stance:
        return supported(known.side, known.tie, stance.at, house), int(PER_UNIT)
    return (passed_over(known.side, known.position), looked_at(known.position)) if known.position else (NOTHING, 0)


def _known(thread, person_id: int) -> Known:
    row = db.session.execute(_PERSON, {"thread": thread.id, "person": person_id, "author": thread.author_id}).one()
    stance = row.strength and Voice(thread.id, person_id, row.group_id, row.strength, row.deep, row.at)
    side = side_from(row.generosity, row.side1, row.side2, row.track, row.prior)
    return Known(side, row.number or 0, stance or None, row.position if row.counts else None)


def _thread():
    prior = select(PersonRank.prior).where(PersonRank.person_id == Thread.author_id).scalar_subquery().label("prior")
    columns = Thread.id, Thread.group_id, Thread.author_id, Thread.created_at, Thread.deleted_at, prior
    columns += Rank.night, Rank.statistics, Rank.examined
    return select(*columns).join(Rank, Rank.thread_id == Thread.id).where(Thread.id == _bound("thread")).with_for_update(of=Rank)


def _person():
    thread = _bound("thread")
    return (
        select(
            *SIDE[1:], people_counted().label("counts"), Tie.number, Offer.position,
            Stance.group_id, Stance.strength, Stance.deep, Stance.at,
        )
        .select_from(Person)
        .outerjoin(PersonRank, PersonRank.person_id == Person.id)
        .outerjoin(Tie, and_(Tie.person_id == Person.id, Tie.author_id == _bound("author")))
        .outerjoin(Offer, and_(Offer.thread_id == thread, Offer.person_id == Person.id))
        .outerjoin(Stance, and_(Stance.thread_id == thread, Stance.person_id == Person.id))
        .where(Person.id == _bound("person"))
    )  # fmt: skip


def _bound(name: str):
    return bindparam(name, type_=Integer())


# Built once: putting these together takes longer than running them.
_THREAD, _PERSON = _thread(), _person()
_VOICES = select(Stance.group_id, Stance.strength, Stance.deep, Stance.at).where(Stance.thread_id == _bound("thread"))
_FORGET = delete(Stance).where(Stance.thread_id == _bound("thread"), Stance.person_id == _bound("person"))
_KEEP = insert(Stance)
_WRITE = update(Rank.__table__).where(Rank.__table__.c.thread_id == _bound("thread"))
