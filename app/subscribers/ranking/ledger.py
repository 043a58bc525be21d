"""What happened in open groups, as arrays for the nightly batch: behind a wall nothing is read."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array
from sqlalchemy import Select, func, select

from app.core.database import db
from app.domain.discussions.models import Thread
from app.domain.groups.models import Group, Membership
from app.domain.people.models import Person
from app.domain.posts.models import Post
from app.subscribers.ranking.engine.nightly import Ledger, Passed, Voices
from app.subscribers.ranking.engine.quality import UNIT, examined
from app.subscribers.ranking.models import Offer, OfferSum, Stance
from app.subscribers.ranking.voices import OWN_EXPERIENCE, people_counted

AT_ONCE = 20_000
# What is older weighs next to nothing: its strength has halved four times.
YEAR = timedelta(days=365)


class Book(NamedTuple):
    """The ledger, and the ids of the people and groups it numbers."""

    people: np.ndarray
    groups: np.ndarray
    ledger: Ledger


def book(at: datetime) -> Book:
    """Everything in open groups that had happened at the moment `at`, in six queries."""
    people = _column(select(Person.id).where(people_counted()).order_by(Person.id))
    groups = _column(select(Group.id).where(Group.visibility == "open").order_by(Group.id))
    columns = Thread.id, Thread.author_id, Thread.group_id, Thread.created_at, func.coalesce(Post.firsthand, "")
    threads = select(*columns, func.coalesce(OfferSum.weight, 0)).outerjoin(Post, Post.id == Thread.id)
    threads = threads.outerjoin(OfferSum, OfferSum.thread_id == Thread.id).where(*_open(at)).order_by(Thread.id)
    ids, author, home, created, firsthand, forgotten = _columns(threads, 6)
    own = np.isin(firsthand, OWN_EXPERIENCE)
    age = _hours_before(at, created)
    voice, passed, member = _voices(at, people, groups, ids), _passed(at, people, ids), _members(people, groups)
    known = _places(people, author), _places(groups, home), age, own, voice, passed, forgotten * UNIT, member
    return Book(people, groups, Ledger(len(people), *known))


def _open(at: datetime) -> Iterable:
    in_the_open = Thread.group_id.in_(select(Group.id).where(Group.visibility == "open"))
    return in_the_open, Thread.deleted_at.is_(None), Thread.held == "", Thread.created_at < at


def _voices(at: datetime, people, groups, threads) -> Voices:
    columns = Stance.person_id, Stance.thread_id, Stance.group_id, Stance.strength, Stance.at
    query = select(*columns).join(Thread, Thread.id == Stance.thread_id).where(*_open(at), Stance.at < at, Stance.at >= at - YEAR)
    person, thread, group, strength, moment = _columns(query.order_by(Stance.thread_id, Stance.person_id), 5)
    person, thread, group = _places(people, person), _places(threads, thread), _places(groups, group)
    known = (person >= 0) & (thread >= 0) & (group >= 0)
    return Voices(person[known], thread[known], group[known], strength[known].astype(float), _hours_before(at, moment)[known])


def _passed(at: datetime, people, threads) -> Passed:
    taken = (Stance.thread_id == Offer.thread_id) & (Stance.person_id == Offer.person_id)
    query = select(Offer.person_id, Offer.thread_id, Offer.position).join(Thread, Thread.id == Offer.thread_id).outerjoin(Stance, taken)
    query = query.where(*_open(at), Offer.day >= (at - timedelta(days=14)).date(), Offer.person_id != Thread.author_id)
    person, thread, position = _columns(query.where(Stance.person_id.is_(None)).order_by(Offer.thread_id, Offer.person_id), 3)
    person, thread = _places(people, person), _places(threads, thread)
    known = (person >= 0) & (thread >= 0)
    return Passed(person[known], thread[known], examined(position.astype(float)[known]))


def _members(people, groups) -> csr_array:
    query = select(Membership.person_id, Membership.group_id).where(Membership.state == "active")
    person, group = _columns(query.order_by(Membership.id), 2)
    person, group = _places(people, person), _places(groups, group)
    known = (person >= 0) & (group >= 0)
    return csr_array((np.ones(known.sum(), np.float32), (person[known], group[known])), shape=(len(people), len(groups)))


def _column(query: Select) -> np.ndarray:
    return np.array(db.session.scalars(query).all(), np.int64)


def _columns(query: Select, width: int) -> list[np.ndarray]:
    """The columns of `query` as arrays; fetched some at a time, as millions of rows would not fit as rows."""
    parts = [[] for _ in range(width)]
    for rows in db.session.execute(query.execution_options(yield_per=AT_ONCE)).partitions():
        for part, column in zip(parts, zip(*rows, strict=True), strict=True):
            part.append(np.array([_number(value) for value in column]))
    return [np.concatenate(part) if part else np.zeros(0) for part in parts]


def _number(value):
    """A moment as seconds since 1970, anything else as it is."""
    return value.timestamp() if isinstance(value, datetime) else value


def _places(ids: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Where each of `wanted` stands among the sorted `ids`, -1 for those that are not there."""
    if not len(ids) or not len(wanted):
        return np.full(len(wanted), -1)
    wanted = wanted.astype(np.int64)
    place = np.minimum(np.searchsorted(ids, wanted), len(ids) - 1)
    return np.where(ids[place] == wanted, place, -1)


def _hours_before(at: datetime, moments: np.ndarray) -> np.ndarray:
    return (at.timestamp() - moments.astype(float)) / 3600
