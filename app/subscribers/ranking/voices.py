"""Who stands behind what: read from what people did, one voice each."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Float, Integer, Select, and_, bindparam, case, cast, func, literal, or_, select, union_all

from app.core.database import db
from app.core.prepared import Prepared
from app.domain.discussions.models import Comment, Reaction, Share, Thread
from app.domain.groups.models import Group
from app.domain.ideas.models import Backing
from app.domain.people.models import Person
from app.subscribers.ranking.models import Offer, Stance

OWN_EXPERIENCE = ("staff", "customer")
# One voice per person and contribution: the strongest sign given. "back" is ours, the others are measured.
STRENGTHS = {"react": 1.0, "comment": 1.5, "share": 2.0, "back": 2.0, "first-hand": 3.0}
# Fifteen words: what is longer does more than give a sign.
DEEP_LETTERS = 80
OFFERED = ("help", "lend", "test", "lead")


class Voice(NamedTuple):
    """One person's strongest sign under one thread; `deep` if any of their signs says more than that they were there."""

    thread_id: int
    person_id: int
    group_id: int
    strength: float
    deep: bool
    at: object


def voices_in(threads: Iterable[int]) -> list[Voice]:
    """One voice for every person who stands behind one of `threads`, in one query.

    Left out: the author's own; guests, the suspended and whoever asked not to be counted; and what was
    said in a room that not every reader of the thread may know of (any but its home and open groups):
    a number outside would tell what happens inside.
    """
    return strongest(db.session.execute(_MANY, {"threads": list(threads)}))


def people_counted():
    """The criterion for people who are recorded and counted."""
    return Person.counted.is_(True) & (Person.kind == "staff") & Person.suspended_at.is_(None)


def threads_concerning(people: set[int]) -> set[int]:
    """The threads under which `people` did anything that may count, or which were offered to them."""
    queries = [select(model.thread_id).where(model.person_id.in_(people)) for model in (Reaction, Share, Stance, Offer)]
    queries.append(select(Comment.thread_id).where(Comment.author_id.in_(people)))
    queries.append(select(Backing.idea_id).where(Backing.person_id.in_(people)))
    return set(db.session.scalars(union_all(*queries)))


def threads_by(people: set[int]) -> set[int]:
    """The threads that `people` opened: what is expected of their words, and who often answers them, is in the sums of these."""
    return set(db.session.scalars(select(Thread.id).where(Thread.author_id.in_(people))))


def threads_touching(groups: set[int]) -> set[int]:
    """The threads that stand in `groups` or have been spoken of there."""
    queries = [select(model.thread_id).where(model.group_id.in_(groups)) for model in (Comment, Share, Stance)]
    queries += [select(Thread.id).where(Thread.group_id.in_(groups)), select(Backing.idea_id).where(Backing.group_id.in_(groups))]
    return set(db.session.scalars(union_all(*queries)))


def strongest(rows) -> list[Voice]:
    """One voice of each person under each thread out of their signs, rows with the columns of a Voice."""
    strongest, deep = {}, set()
    for row in rows:
        voice = Voice(*row)
        key = voice.thread_id, voice.person_id
        if voice.deep:
            deep.add(key)
        known = strongest.get(key)
        if known is None or _order(voice) < _order(known):
            strongest[key] = voice
    return [strongest[key]._replace(deep=key in deep) for key in sorted(strongest)]


def _order(voice: Voice) -> tuple:
    return -voice.strength, voice.at, voice.group_id


def _signs(asked) -> Select:
    """All signs for which `asked(thread id, person id)` is true."""
    # Spelled out, because a list of values would have to be put into the statement at every call.
    own = or_(*(Comment.firsthand == word for word in OWN_EXPERIENCE))
    said = case((own, STRENGTHS["first-hand"]), else_=STRENGTHS["comment"])
    told = case((own | (func.length(Comment.body) >= DEEP_LETTERS), 1), else_=0)
    gave = case((or_(*(Backing.way == way for way in OFFERED)), 1), else_=0)
    reactions = _sign(Reaction.thread_id, Reaction.person_id, Thread.group_id, STRENGTHS["react"], 0, Reaction.created_at)
    reactions = reactions.join(Thread, Thread.id == Reaction.thread_id).where(Reaction.comment_id.is_(None))
    comments = _sign(Comment.thread_id, Comment.author_id, Comment.group_id, said, told, Comment.created_at)
    shares = _sign(Share.thread_id, Share.person_id, Share.group_id, STRENGTHS["share"], 0, Share.created_at)
    backings = _sign(Backing.idea_id, Backing.person_id, Backing.group_id, STRENGTHS["back"], gave, Backing.created_at)
    return union_all(
        reactions.where(asked(Reaction.thread_id, Reaction.person_id)),
        comments.where(asked(Comment.thread_id, Comment.author_id), Comment.deleted_at.is_(None)),
        shares.where(asked(Share.thread_id, Share.person_id)),
        backings.where(asked(Backing.idea_id, Backing.person_id)),
    )


def _sign(thread_id, person_id, group_id, strength, deep, at) -> Select:
    strength = literal(strength, Float) if isinstance(strength, float) else strength
    deep = literal(deep, Integer) if isinstance(deep, int) else deep
    columns = {"thread_id": thread_id, "person_id": person_id, "group_id": group_id, "strength": strength, "deep": deep, "at": at}
    return select(*(column.label(name) for name, column in columns.items()))


def _counted(signs) -> Select:
    sign = signs.subquery()
    return (
        select(sign.c.thread_id, sign.c.person_id, sign.c.group_id, sign.c.strength, sign.c.deep, sign.c.at)
        .join(Thread, Thread.id == sign.c.thread_id)
        .join(Person, Person.id == sign.c.person_id)
        .join(Group, Group.id == sign.c.group_id)
        .where(
            sign.c.person_id != Thread.author_id,
            people_counted(),
            (Group.visibility == "open") | (sign.c.group_id == Thread.group_id),
        )
    )


# Built once: putting these together takes longer than running them.
_MANY = _counted(_signs(lambda thread, _: thread.in_(bindparam("threads", expanding=True))))
_THREAD, _PERSON = bindparam("thread", type_=Integer()), bindparam("person", type_=Integer())
_OTHERS = _sign(Stance.thread_id, Stance.person_id, Stance.group_id, Stance.strength, cast(Stance.deep, Integer), Stance.at)
# One person's signs under one thread, and beside them how the others stand there: two questions at the price of one.
SIGNS_AMONG_OTHERS = Prepared(
    union_all(
        *_signs(lambda thread, person: and_(thread == _THREAD, person == _PERSON)).selects,
        _OTHERS.where(Stance.thread_id == _THREAD, Stance.person_id != _PERSON),
    )
)
