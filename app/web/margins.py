"""What stands in the margin of a conversation for one reader: the signs given, and what they keep for themselves."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from sqlalchemy import Integer, String, bindparam, case, cast, func, literal, null, select, union_all

from app.core.database import UTCDateTime, db
from app.domain.bookmarks.models import Bookmark
from app.domain.discussions.blind import called, named
from app.domain.discussions.models import Comment, Reaction, Thread
from app.domain.follows.models import ThreadFollow
from app.domain.follows.queries import new_for
from app.domain.people.anybody import Anybody, anybody_like
from app.domain.people.models import Person
from app.domain.placements.models import Pin
from app.domain.summaries.models import Summary


@dataclass(frozen=True)
class Summed:
    """The newest summary of the conversation, and who wrote it when."""

    id: int
    body_html: str
    at: datetime
    name: str
    handle: str


@dataclass
class Margin:
    """Signs given to the opening (None) and to comments: `{comment id: {kind: n}}`, the reader's own, what they have saved;
    how they follow the thread, the newest reply they have met, whether they spoke in it, how many replies of how many people there are
    at home, how much is new and where it begins;
    whether it is on top of its group's talk, and what it comes down to."""

    signs: dict[int | None, dict[str, int]] = field(default_factory=dict)
    mine: dict[int | None, str] = field(default_factory=dict)
    saved: set[int | None] = field(default_factory=set)
    level: str = ""
    last: int | None = None
    has_spoken: bool = False
    voices: tuple[int, int] = (0, 0)
    new: int = 0
    first_new: int | None = None
    is_pinned: bool = False
    summary: Summed | None = None

    @property
    def keeps_place(self) -> bool:
        """Whether a bookmark is kept: only in what one follows or has spoken in."""
        return bool(self.level) or self.has_spoken

    def is_new(self, comment: Comment, person: Person) -> bool:
        """Whether `comment`, by somebody else, came after what the reader has met."""
        return self.last is not None and comment.id > self.last and comment.author_id != person.id and not comment.deleted_at


def margin_of(thread: Thread, comments: list[Comment], *, seen_by: Person) -> Margin:
    """The margin of `thread` and of those of its `comments` that stand on the page. One query."""
    margin, signed = Margin(), [comment.id for comment in comments if comment.reaction_count]
    margin.has_spoken = thread.author_id == seen_by.id
    for row in db.session.execute(_margin(anybody_like(seen_by)), {"thread": thread.id, "me": seen_by.id, "signed": signed}):
        _NOTED[row.what](margin, row)
    return margin


def _sign(margin: Margin, row) -> None:
    margin.signs.setdefault(row.comment_id, {})[row.word] = row.number
    if row.own:
        margin.mine[row.comment_id] = row.word


def _saved(margin: Margin, row) -> None:
    margin.saved.add(row.comment_id)


def _follow(margin: Margin, row) -> None:
    margin.level, margin.last = row.word, row.comment_id


def _spoken(margin: Margin, row) -> None:
    margin.has_spoken = True


def _voices(margin: Margin, row) -> None:
    margin.voices = row.number, row.own


def _new(margin: Margin, row) -> None:
    margin.new, margin.first_new = row.number, row.comment_id


def _pinned(margin: Margin, row) -> None:
    margin.is_pinned = True


def _summed(margin: Margin, row) -> None:
    margin.summary = Summed(row.number, row.word, row.at, row.name, row.handle)


_NOTED = {
    "sign": _sign,
    "saved": _saved,
    "follow": _follow,
    "spoken": _spoken,
    "voices": _voices,
    "new": _new,
    "pinned": _pinned,
    "summed": _summed,
}


def _row(what: str, comment_id, *, word=None, number=None, own=None, at=None, name=None, handle=None):
    """One shape for everything, so that it can be asked together."""
    return select(
        literal(what).label("what"),
        comment_id.label("comment_id"),
        (cast(null(), String) if word is None else word).label("word"),
        (cast(null(), Integer) if number is None else number).label("number"),
        (cast(null(), Integer) if own is None else own).label("own"),
        (cast(null(), UTCDateTime()) if at is None else at).label("at"),
        (cast(null(), String) if name is None else name).label("name"),
        (cast(null(), String) if handle is None else handle).label("handle"),
    )


@cache
def _margin(asker: Anybody | None):
    """Built once for all who may read the same: putting it together takes longer than running it."""
    thread, me = bindparam("thread", type_=Integer()), bindparam("me", type_=Integer())
    own = func.max(case((Reaction.person_id == me, 1), else_=0))
    signs = _row("sign", Reaction.comment_id, word=Reaction.kind, number=func.count(), own=own).where(Reaction.thread_id == thread)
    signs = signs.where(Reaction.comment_id.is_(None) | Reaction.comment_id.in_(bindparam("signed", expanding=True)))
    saved = _row("saved", Bookmark.comment_id).where(Bookmark.thread_id == thread, Bookmark.person_id == me)
    follow = _row("follow", ThreadFollow.last_comment_id, word=ThreadFollow.level)
    follow = follow.where(ThreadFollow.thread_id == thread, ThreadFollow.person_id == me)
    own_words = select(Comment.id).where(Comment.thread_id == thread, Comment.author_id == me, Comment.deleted_at.is_(None))
    spoken = _row("spoken", cast(null(), Integer)).where(own_words.exists())
    at_home = (Comment.thread_id == thread, Comment.deleted_at.is_(None), Comment.group_id == Thread.group_id)
    voices = _row("voices", cast(null(), Integer), number=func.count(), own=func.count(Comment.author_id.distinct()))
    voices = voices.select_from(Comment).join(Thread, Thread.id == Comment.thread_id).where(*at_home)
    later = new_for(asker).where(Comment.thread_id == thread).with_only_columns(func.min(Comment.id).label("id"), func.count().label("n"))
    later = later.subquery()
    new = _row("new", later.c.id, number=later.c.n).where(later.c.n > 0)
    nothing = cast(null(), Integer)
    pinned = _row("pinned", nothing).where(select(Pin.thread_id).where(Pin.thread_id == thread).exists())
    # Only what was summed up where the thread stands now; the newest of it.
    newest = select(func.max(Summary.id)).join(Thread, Thread.id == Summary.thread_id)
    newest = newest.where(Summary.thread_id == thread, Summary.group_id == Thread.group_id).scalar_subquery()
    words = {"word": Summary.body_html, "at": Summary.created_at, "name": called(Summary.author_id, me)}
    handle = case((named(Summary.author_id, me), Person.handle), else_="")
    summed = _row("summed", nothing, number=Summary.id, handle=handle, **words).join(Person, Person.id == Summary.author_id)
    summed = summed.join(Thread, Thread.id == Summary.thread_id).where(Summary.id == newest)
    return union_all(signs.group_by(Reaction.comment_id, Reaction.kind), saved, follow, spoken, voices, new, pinned, summed)
