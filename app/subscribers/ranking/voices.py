"""Who stands behind what: read from what people did, one voice each."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Float, Select, case, literal, select, union_all

from app.core.database import db
from app.domain.discussions.models import Comment, Reaction, Share, Thread
from app.domain.groups.models import Group
from app.domain.ideas.models import Backing
from app.domain.people.models import Person
from app.subscribers.ranking.formula import STRENGTHS
from app.subscribers.ranking.models import Offer, Stance

OWN_EXPERIENCE = ("staff", "customer")


class Voice(NamedTuple):
    """One person's strongest sign under one thread."""

    thread_id: int
    person_id: int
    group_id: int
    strength: float
    at: object

    @property
    def is_firsthand(self) -> bool:
        return self.strength == STRENGTHS["first-hand"]


def voices_in(threads: Iterable[int]) -> list[Voice]:
    """One voice for every person who stands behind one of `threads`, in one query.

    Left out: the author's own; guests, the suspended and whoever asked not to be counted; and what was
    said in a room that not every reader of the thread may know of (any but its home and open groups):
    a number outside would tell what happens inside.
    """
    strongest = {}
    for row in db.session.execute(_counted(_signs(list(threads)))):
        voice = Voice(*row)
        key = voice.thread_id, voice.person_id
        known = strongest.get(key)
        if known is None or _order(voice) < _order(known):
            strongest[key] = voice
    return [strongest[key] for key in sorted(strongest)]


def people_counted():
    """The criterion for people who are recorded and counted."""
    return Person.counted.is_(True) & (Person.kind == "staff") & Person.suspended_at.is_(None)


def threads_concerning(people: set[int]) -> set[int]:
    """The threads under which `people` did anything that may count, or which were offered to them."""
    queries = [select(model.thread_id).where(model.person_id.in_(people)) for model in (Reaction, Share, Stance, Offer)]
    queries.append(select(Comment.thread_id).where(Comment.author_id.in_(people)))
    queries.append(select(Backing.idea_id).where(Backing.person_id.in_(people)))
    return set(db.session.scalars(union_all(*queries)))


def threads_touching(groups: set[int]) -> set[int]:
    """The threads that stand in `groups` or have been spoken of there."""
    queries = [select(model.thread_id).where(model.group_id.in_(groups)) for model in (Comment, Share, Stance)]
    queries += [select(Thread.id).where(Thread.group_id.in_(groups)), select(Backing.idea_id).where(Backing.group_id.in_(groups))]
    return set(db.session.scalars(union_all(*queries)))


def _order(voice: Voice) -> tuple:
    return -voice.strength, voice.at, voice.group_id


def _signs(ids: list[int]) -> Select:
    firsthand = case((Comment.firsthand.in_(OWN_EXPERIENCE), STRENGTHS["first-hand"]), else_=STRENGTHS["comment"])
    reactions = _sign(Reaction.thread_id, Reaction.person_id, Thread.group_id, STRENGTHS["react"], Reaction.created_at)
    comments = _sign(Comment.thread_id, Comment.author_id, Comment.group_id, firsthand, Comment.created_at)
    shares = _sign(Share.thread_id, Share.person_id, Share.group_id, STRENGTHS["share"], Share.created_at)
    backings = _sign(Backing.idea_id, Backing.person_id, Backing.group_id, STRENGTHS["back"], Backing.created_at)
    return union_all(
        reactions.join(Thread, Thread.id == Reaction.thread_id).where(Reaction.thread_id.in_(ids), Reaction.comment_id.is_(None)),
        comments.where(Comment.thread_id.in_(ids), Comment.deleted_at.is_(None)),
        shares.where(Share.thread_id.in_(ids)),
        backings.where(Backing.idea_id.in_(ids)),
    )


def _sign(thread_id, person_id, group_id, strength, at) -> Select:
    strength = literal(strength, Float) if isinstance(strength, float) else strength
    return select(
        thread_id.label("thread_id"), person_id.label("person_id"), group_id.label("group_id"), strength.label("strength"), at.label("at")
    )


def _counted(signs) -> Select:
    sign = signs.subquery()
    return (
        select(sign.c.thread_id, sign.c.person_id, sign.c.group_id, sign.c.strength, sign.c.at)
        .join(Thread, Thread.id == sign.c.thread_id)
        .join(Person, Person.id == sign.c.person_id)
        .join(Group, Group.id == sign.c.group_id)
        .where(
            sign.c.person_id != Thread.author_id,
            people_counted(),
            (Group.visibility == "open") | (sign.c.group_id == Thread.group_id),
        )
    )
