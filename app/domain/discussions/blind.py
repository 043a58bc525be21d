"""Whose name stands over a thread, and who may know: nobody but themselves while it is blind.

An author is turned into something shown in two places. `Thread.author` (in models) is what Python and templates print: the
person, or somebody unnamed; whatever forgets to ask is neutral by that. `author_columns` here is the same for cards that come
as rows. Lists, filters and sums that go by the author ask `signed_for` or `signed`. Who may do what goes by `author_id` and `writer`.

What the author does beneath an unnamed thread names them no more than the thread does: `author`, `person` and `owner` of whatever is
`Said` or `Done` there (in unnamed) are somebody called “The author”; rows ask `named` and `called`.
"""

from sqlalchemy import bindparam, case, or_, select, update

from app.core.clock import now
from app.core.database import UTCDateTime, db
from app.core.events import record
from app.domain.discussions.events import NameShown
from app.domain.discussions.models import Thread
from app.domain.discussions.unnamed import AUTHOR
from app.domain.people.models import Person

# Asked when the question is put, so that questions that are kept do not keep the moment they were put together.
_NOW = bindparam("moment", callable_=now, type_=UTCDateTime())


def signed():
    """The criterion that a thread stands under its author's name, for everybody."""
    return or_(Thread.blind_until.is_(None), Thread.blind_until <= _NOW)


def signed_for(me):
    """The criterion that `me`, an id, may know who opened a thread."""
    return or_(signed(), Thread.author_id == me)


def named(who, me=None):
    """The criterion that `me`, an id, or everybody may know by name who did something beneath the thread joined with it: `who`, a
    column of ids, is not its unnamed author."""
    return or_(signed() if me is None else signed_for(me), who != Thread.author_id)


def called(who, me=None):
    """The name of `who`, joined as its Person, as `named` lets it be known: a column."""
    return case((named(who, me), Person.name), else_=AUTHOR)


def author_columns(me) -> tuple:
    """Who opened a thread, joined with its person, as `me`, an id, may know them: author_id, _name, _handle, _photo, and blind_until.

    The id of somebody unnamed is one nobody has, another for each thread, so that two are not taken for one.
    """
    known = signed_for(me)
    words = {"author_name": Person.name, "author_handle": Person.handle, "author_photo": Person.photo}
    columns = [case((known, column), else_="").label(name) for name, column in words.items()]
    return (case((known, Thread.author_id), else_=-Thread.id).label("author_id"), *columns, Thread.blind_until)


def show_names(*which, by: Person) -> int:
    """Let everybody read from now on who opened those threads of `which` (criteria) that are blind. Returns how many that were."""
    found = db.session.execute(select(Thread.id, Thread.group_id).where(Thread.blind_until.is_not(None), *which).order_by(Thread.id)).all()
    for thread_id, group_id in found:
        db.session.execute(update(Thread).where(Thread.id == thread_id).values(blind_until=None))
        record(NameShown(actor_id=by.id, thread_id=thread_id, group_id=group_id))
    return len(found)
