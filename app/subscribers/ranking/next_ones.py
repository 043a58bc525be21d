"""Who next: groups and people that something has not reached, worked out from memberships and from who stands behind whom.

Nobody's influence is shown: people are named by the alphabet with the groups they belong to, the gain is that of all together.
"""

from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array
from sqlalchemy import select

from app.core.database import db
from app.domain.discussions.models import Share, Thread
from app.domain.discussions.pointing import asked_about, asked_lately
from app.domain.groups.models import Group, Membership
from app.domain.groups.queries import group_ids_of
from app.domain.people.models import Person
from app.subscribers.ranking.engine.spread import bring_in, ways
from app.subscribers.ranking.house import House, house_now
from app.subscribers.ranking.models import Stance, Tie
from app.subscribers.ranking.voices import people_counted

PEOPLE, GROUPS = 5, 3


class Candidate(NamedTuple):
    """Somebody to ask, and their groups that have not met it."""

    person: Person
    groups: list[str]


class Target(NamedTuple):
    """A group to bring it to, how many of its members have not met it, and whether the reader is one of them.

    Whoever is in a group it has reached, stands behind it or was asked has met it.
    """

    group: Group
    people: int
    is_mine: bool


class Next(NamedTuple):
    """Whom to ask and where to bring it. `reach` is how many people those named would together bring it to."""

    people: list[Candidate]
    reach: int
    groups: list[Target]


NOBODY_NEXT = Next([], 0, [])


def who_next(thread: Thread, me: Person) -> Next:
    """The people and groups that would carry `thread` furthest, out of what everybody may know.

    Nobody for what stands in a closed or secret group: whoever may read it has met it. An author nobody is told of is no
    exception among those who have not: whoever is missing here would be its author.
    """
    if not (thread.group.is_open and me.is_staff):
        return NOBODY_NEXT
    people = np.array(db.session.scalars(select(Person.id).where(people_counted()).order_by(Person.id)).all(), np.int64)
    groups = db.session.scalars(select(Group).where(Group.visibility == "open").order_by(Group.id)).all()
    member = _members(people, [group.id for group in groups])
    reached = _reached(thread)
    unmet = np.array([group.id not in reached for group in groups], bool)
    met = (member[:, ~unmet].sum(axis=1) > 0) | np.isin(people, [*_behind(thread), *asked_about(thread.id), *_its_own(thread), me.id])
    new = np.asarray(member[~met].sum(axis=0))
    return Next(*_people(people, groups, member, met, unmet), _groups(groups, new, unmet, house_now(), me))


def _people(people, groups: list[Group], member: csr_array, met, unmet) -> tuple[list[Candidate], int]:
    author, reader, number = _ties(people)
    plan = bring_in(ways(author, reader, number, len(people)), met, 2 * PEOPLE, groups=member, unmet=unmet)
    asked = asked_lately([int(people[pick.node]) for pick in plan.picks])
    picks = [pick for pick in plan.picks if int(people[pick.node]) not in asked][:PEOPLE]
    found = {person.id: person for person in db.session.scalars(select(Person).where(Person.id.in_([int(people[p.node]) for p in picks])))}
    named = [Candidate(found[int(people[pick.node])], sorted(groups[g].name for g in pick.groups)) for pick in picks]
    return sorted(named, key=lambda one: one.person.name_key), round(sum(pick.reach for pick in picks))


def _groups(groups: list[Group], new, unmet, house: House, me: Person) -> list[Target]:
    """The groups with most members who have not met it; alike ones count once, since bringing it to one reaches the other."""
    mine = set(db.session.scalars(group_ids_of(me)))
    targets, left = [], {place for place in range(len(groups)) if unmet[place] and new[place] > 0}
    while left and len(targets) < GROUPS:
        chosen = [groups.index(target.group) for target in targets]
        best = max(left, key=lambda place: (new[place] * _apart(groups, place, chosen, house), -place))
        targets.append(Target(groups[best], int(new[best]), groups[best].id in mine))
        left.discard(best)
    return targets


def _apart(groups: list[Group], place: int, chosen: list[int], house: House) -> float:
    alike = [house.similarity(groups[place].id, groups[other].id) for other in chosen]
    return 1 - max(alike, default=0.0)


def _members(people, groups: list[int]) -> csr_array:
    rows = db.session.execute(select(Membership.person_id, Membership.group_id).where(Membership.state == "active")).all()
    person_at, group_at = {one: place for place, one in enumerate(people.tolist())}, {one: place for place, one in enumerate(groups)}
    pairs = [(person_at[person], group_at[group]) for person, group in rows if person in person_at and group in group_at]
    at = np.array(pairs, np.int64).reshape(-1, 2).T
    return csr_array((np.ones(at.shape[1], np.int64), (at[0], at[1])), shape=(len(people), len(groups)))


def _ties(people) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rows = np.array(db.session.execute(select(Tie.author_id, Tie.person_id, Tie.number)).all(), np.int64).reshape(-1, 3)
    known = np.isin(rows[:, 0], people) & np.isin(rows[:, 1], people)
    author, reader = (np.searchsorted(people, rows[known, column]) for column in (0, 1))
    return author, reader, rows[known, 2].astype(float)


def _reached(thread: Thread) -> set[int]:
    """The groups it stands in, was brought to, or out of which somebody stands behind it."""
    told = select(Share.group_id).where(Share.thread_id == thread.id).union(select(Stance.group_id).where(Stance.thread_id == thread.id))
    return {thread.group_id, *db.session.scalars(told)}


def _its_own(thread: Thread) -> list[int]:
    return [] if thread.is_blind else [thread.author_id]


def _behind(thread: Thread) -> list[int]:
    return list(db.session.scalars(select(Stance.person_id).where(Stance.thread_id == thread.id)))
