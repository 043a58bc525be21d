"""Who was asked to have a look at what: nobody more than once a month, and nobody twice about the same."""

from datetime import timedelta

from sqlalchemy import Select, select, union_all
from sqlalchemy.orm import joinedload

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid, NotFound
from app.core.parsing import in_a_line
from app.domain.discussions.blind import named
from app.domain.discussions.models import Comment, Pointer, Reaction, Share, Thread
from app.domain.groups.models import Group
from app.domain.people.models import Person

MONTH = timedelta(days=30)
LONGEST_WORDS = 200


def asked_lately(people: list[int]) -> set[int]:
    """Those of `people` who were pointed to something within the last month."""
    lately = Pointer.created_at > now() - MONTH
    return set(db.session.scalars(select(Pointer.person_id).where(Pointer.person_id.in_(people), lately)))


def asked_about(thread_id: int) -> set[int]:
    """Ids of everybody who was ever pointed to the thread."""
    return set(db.session.scalars(select(Pointer.person_id).where(Pointer.thread_id == thread_id)))


def pointers_by(person: Person, thread: Thread) -> list[Pointer]:
    """Those whom `person` pointed to `thread`, the latest first."""
    mine = select(Pointer).where(Pointer.thread_id == thread.id, Pointer.by_id == person.id).options(joinedload(Pointer.person))
    return list(db.session.scalars(mine.order_by(Pointer.created_at.desc(), Pointer.id.desc()).limit(20)))


def find_pointer(pointer_id: int, *, by: Person | None) -> Pointer:
    """The pointer with that id if it is `by`'s own. Raises NotFound."""
    pointer = db.session.scalar(select(Pointer).where(Pointer.id == pointer_id, Pointer.by_id == (by and by.id)))
    if pointer is None:
        raise NotFound
    return pointer


def acted_upon(pointers: list[int]) -> set[int]:
    """Those of `pointers` whose person has since said, signed or carried something there where everybody may know of it, and
    that it was they."""
    seen = (Group.visibility == "open") | (Group.id == Thread.group_id)
    said = _since(Comment, Comment.author_id, pointers).join(Group, Group.id == Comment.group_id).where(seen)
    signed = _since(Reaction, Reaction.person_id, pointers).where(Reaction.comment_id.is_(None))
    carried = _since(Share, Share.person_id, pointers).join(Group, Group.id == Share.group_id).where(seen)
    return set(db.session.scalars(union_all(said, signed, carried)))


def _since(model, who, pointers: list[int]) -> Select:
    later = (model.thread_id == Pointer.thread_id) & (who == Pointer.person_id) & (model.created_at >= Pointer.created_at)
    return select(Pointer.id).join(Thread, Thread.id == Pointer.thread_id).join(model, later).where(Pointer.id.in_(pointers), named(who))


def words_for(person: Person, threads: list[int]) -> dict[int, str]:
    """What stood beside the askings of `person` about `threads`, where something did."""
    mine = select(Pointer.thread_id, Pointer.words).where(Pointer.person_id == person.id, Pointer.thread_id.in_(threads))
    return dict(db.session.execute(mine.where(Pointer.words != "")).all())


def pointed(thread: Thread, person: Person, by: Person, words: str) -> Pointer:
    """A new pointer with a line of `by`. Raises Invalid(words=…) for more than a line, and Invalid(person=…) as below."""
    words = in_a_line(words)
    if len(words) > LONGEST_WORDS:
        raise Invalid(words=f"One line is enough: at most {LONGEST_WORDS} characters.")
    _may_be_asked(thread, person)
    pointer = Pointer(thread_id=thread.id, person_id=person.id, by_id=by.id, words=words, created_at=now())
    db.session.add(pointer)
    db.session.flush()
    return pointer


def _may_be_asked(thread: Thread, person: Person) -> None:
    """Raises Invalid(person=…) for whoever was asked about this before, or about anything within the last month."""
    if asked_lately([person.id]):
        raise Invalid(person=f"{person.name} was asked for something within the last month. Nobody is asked more often.")
    if person.id in asked_about(thread.id):
        raise Invalid(person=f"{person.name} was asked about this before. Nobody is asked twice.")
