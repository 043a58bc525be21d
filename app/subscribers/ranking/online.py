"""Ranks in the moment: one person's answer is taken out of the sums and the new one put in.

The sums are whole numbers, so this ends at the same columns as working everything out anew, whatever the order.
"""

from collections.abc import Iterable
from datetime import datetime
from operator import attrgetter
from typing import NamedTuple

from sqlalchemy import Integer, and_, bindparam, delete, func, insert, select, update
from sqlalchemy.orm import aliased

from app.core.clock import now
from app.core.database import db
from app.core.prepared import Prepared
from app.domain.discussions.models import Thread
from app.domain.groups.models import Group
from app.domain.people.models import Person
from app.subscribers.ranking.engine.quality import PER_UNIT
from app.subscribers.ranking.house import SIDE, House, Side, house_of, looked_at, passed_over, side_from, supported
from app.subscribers.ranking.models import Night, Offer, PersonRank, Rank, Stance, Tie
from app.subscribers.ranking.recompute import recompute
from app.subscribers.ranking.standing import Evidence, columns_of
from app.subscribers.ranking.voices import SIGNS_AMONG_OTHERS, Voice, people_counted, strongest

NOTHING = (0,) * 9
BY_PERSON = attrgetter("person_id")
FIXED = ("thread_id", "group_id", "month")


class Books(NamedTuple):
    """What is written of a thread and one person, and what that person's voice under it is now."""

    thread: object
    side: Side
    tie: int
    stance: Voice | None
    position: int | None
    voice: Voice | None
    others: list

    @property
    def house(self) -> House:
        """The figures of the night that is in the sums."""
        return house_of(self.thread.last_night)

    def weight(self, stance: Voice | None) -> tuple[tuple[int, ...], int]:
        """The nine integers of the person's answer, and how far it counts as seen: of a stance, or else of an offer passed over."""
        if stance:
            return supported(self.side, self.tie, stance.at, self.house), int(PER_UNIT)
        return (passed_over(self.side, self.position), looked_at(self.position)) if self.position else (NOTHING, 0)

    @property
    def voices(self) -> list:
        """Everybody's voice under the thread as it is now, by person: the order in which working it out whole adds them up."""
        return sorted([*self.others, self.voice] if self.voice else self.others, key=BY_PERSON)


def answer(pairs: Iterable[tuple[int, int]]) -> None:
    """Bring the ranks up to date with what is true now of each of `pairs` of a thread and a person."""
    stale, at, run = set(), now(), _runner()
    for thread_id, person_id in sorted(set(pairs)):
        books = _books(run, thread_id, person_id)
        if books is None:
            stale.add(thread_id)
        elif books.thread.author_id != person_id and books.voice != books.stance:
            if books.stance:
                run(_FORGET, thread=thread_id, person=person_id)
            if books.voice:
                run(_KEEP, **books.voice._asdict())
            _write(run, books, books.weight(books.stance), books.weight(books.voice), books.voices, at)
    if stale:
        recompute(stale)


def offered(pairs: Iterable[tuple[int, int]]) -> None:
    """Count new offers, pairs of a thread and the person it was put before, against what nobody took up."""
    stale, at, run = set(), now(), _runner()
    for thread_id, person_id in sorted(set(pairs)):
        books = _books(run, thread_id, person_id)
        if books is None:
            stale.add(thread_id)
        elif books.thread.author_id != person_id and not books.stance:
            _write(run, books, (NOTHING, 0), books.weight(None), sorted(books.others, key=BY_PERSON), at)
    if stale:
        recompute(stale)


def _runner():
    """Runs prepared statements in the transaction that is open."""
    driver = db.driver()
    return lambda prepared, **values: prepared.run(driver, **values)


def _books(run, thread_id: int, person_id: int) -> Books | None:
    """None where the sums have to be worked out whole: there are none, or last night's figures are not in them yet."""
    row = next(iter(run(_BOOKS, thread=thread_id, person=person_id)), None)
    if row is None or row.deleted_at is not None or row.night != (row.last_night or 0):
        return None
    stance = Voice(row.id, person_id, row.stance_group, row.strength, row.deep, row.at) if row.strength else None
    side = side_from(row.generosity, row.side1, row.side2, row.track, row.prior)
    position = row.position if row.counts else None
    heard = run(SIGNS_AMONG_OTHERS, thread=thread_id, person=person_id)
    voice = _voice([sign for sign in heard if sign.person_id == person_id], row) if row.counts else None
    return Books(row, side, row.number or 0, stance, position, voice, [one for one in heard if one.person_id != person_id])


def _voice(signs: list, thread) -> Voice | None:
    """The one voice in a person's `signs` under the thread, out of rooms that every reader of the thread may know of."""
    if away := {sign.group_id for sign in signs} - {thread.group_id}:
        told = set(db.session.scalars(select(Group.id).where(Group.id.in_(away), Group.visibility == "open"))) | {thread.group_id}
        signs = [sign for sign in signs if sign.group_id in told]
    voices = strongest(signs)
    return voices[0] if voices else None


def _write(run, books: Books, before: tuple, after: tuple, voices: list, at: datetime) -> None:
    """Take the answer `before` out of the sums and put `after` in, pairs of nine integers and how far they count as seen."""
    thread = books.thread
    statistics = [known - old + new for known, old, new in zip(thread.statistics, before[0], after[0], strict=True)]
    known = thread.id, thread.group_id, thread.created_at, statistics, thread.examined - before[1] + after[1]
    columns = columns_of(Evidence(*known, voices, thread.author_prior or 0.0), books.house, at)
    run(_WRITE, **columns)


def _asked():
    """All that is written of one person and one thread, in one row."""
    thread, author = _bound("thread"), aliased(PersonRank)
    return (
        select(
            Thread.id, Thread.group_id, Thread.author_id, Thread.created_at, Thread.deleted_at,
            Rank.night, Rank.statistics, Rank.examined, author.prior.label("author_prior"),
            select(func.max(Night.id)).scalar_subquery().label("last_night"),
            *SIDE[1:], people_counted().label("counts"), Tie.number, Offer.position,
            Stance.group_id.label("stance_group"), Stance.strength, Stance.deep, Stance.at,
        )
        .select_from(Thread)
        .join(Rank, Rank.thread_id == Thread.id)
        .join(Person, Person.id == _bound("person"))
        .outerjoin(author, author.person_id == Thread.author_id)
        .outerjoin(PersonRank, PersonRank.person_id == Person.id)
        .outerjoin(Tie, and_(Tie.person_id == Person.id, Tie.author_id == Thread.author_id))
        .outerjoin(Offer, and_(Offer.thread_id == thread, Offer.person_id == Person.id))
        .outerjoin(Stance, and_(Stance.thread_id == thread, Stance.person_id == Person.id))
        .where(Thread.id == thread)
        .with_for_update(of=Rank)
    )  # fmt: skip


def _written():
    """All columns of a rank that an answer can change."""
    columns = Rank.__table__.c
    values = {column.name: bindparam(column.name, type_=column.type) for column in columns if column.name not in FIXED}
    return update(Rank.__table__).where(columns.thread_id == _bound("thread_id")).values(values)


def _bound(name: str):
    return bindparam(name, type_=Integer())


# Built once: putting these together takes longer than running them.
_BOOKS = Prepared(_asked())
_FORGET = Prepared(delete(Stance.__table__).where(Stance.thread_id == _bound("thread"), Stance.person_id == _bound("person")))
_KEEP = Prepared(insert(Stance.__table__))
_WRITE = Prepared(_written())
