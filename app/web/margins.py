"""What stands in the margin of a conversation for one reader: the signs given, and what they keep for themselves."""

from dataclasses import dataclass, field

from sqlalchemy import Integer, String, bindparam, case, cast, func, literal, null, select, union_all

from app.core.database import db
from app.domain.bookmarks.models import Bookmark
from app.domain.discussions.models import Comment, Reaction, Thread
from app.domain.people.models import Person


@dataclass
class Margin:
    """Signs given to the opening (None) and to comments: `{comment id: {kind: n}}`, the reader's own, and what they have saved."""

    signs: dict[int | None, dict[str, int]] = field(default_factory=dict)
    mine: dict[int | None, str] = field(default_factory=dict)
    saved: set[int | None] = field(default_factory=set)


def margin_of(thread: Thread, comments: list[Comment], *, seen_by: Person) -> Margin:
    """The margin of `thread` and of those of its `comments` that stand on the page. One query."""
    margin, signed = Margin(), [comment.id for comment in comments if comment.reaction_count]
    for row in db.session.execute(_MARGIN, {"thread": thread.id, "me": seen_by.id, "signed": signed}):
        _NOTED[row.what](margin, row)
    return margin


def _sign(margin: Margin, row) -> None:
    margin.signs.setdefault(row.comment_id, {})[row.word] = row.number
    if row.own:
        margin.mine[row.comment_id] = row.word


def _saved(margin: Margin, row) -> None:
    margin.saved.add(row.comment_id)


_NOTED = {"sign": _sign, "saved": _saved}


def _row(what: str, comment_id, *, word=None, number=None, own=None):
    """One shape for everything, so that it can be asked together."""
    return select(
        literal(what).label("what"),
        comment_id.label("comment_id"),
        (cast(null(), String) if word is None else word).label("word"),
        (cast(null(), Integer) if number is None else number).label("number"),
        (cast(null(), Integer) if own is None else own).label("own"),
    )


def _margin():
    thread, me = bindparam("thread", type_=Integer()), bindparam("me", type_=Integer())
    own = func.max(case((Reaction.person_id == me, 1), else_=0))
    signs = _row("sign", Reaction.comment_id, word=Reaction.kind, number=func.count(), own=own).where(Reaction.thread_id == thread)
    signs = signs.where(Reaction.comment_id.is_(None) | Reaction.comment_id.in_(bindparam("signed", expanding=True)))
    saved = _row("saved", Bookmark.comment_id).where(Bookmark.thread_id == thread, Bookmark.person_id == me)
    return union_all(signs.group_by(Reaction.comment_id, Reaction.kind), saved)


# Built once: putting this statement together takes longer than running it.
_MARGIN = _margin()
