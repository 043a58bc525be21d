"""The exchanges of a conversation, page by page: something said, and the answers to it, as many as a page carries."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import or_, select

from app.core.database import db
from app.domain.discussions.models import REACTIONS, Comment, Share, Thread
from app.domain.discussions.queries import comments_in, heard_in
from app.domain.groups.models import Group

ROOTS = 20
ANSWERS = 40
LONG = 1500  # a longer reply is begun here and read on its own page
AROUND = 2300  # what stands around the words of a reply, in bytes
SIGN = 210  # and for each kind of sign given to it
FILE = 520  # and for each file that hangs on it
PAGE = 34_000
SHORT = 4  # a conversation of so few replies fits one page whatever they say


@dataclass
class Talk:
    """A page of exchanges. `next` continues after the root with that id; `only` is the root whose answers are shown."""

    roots: list[Comment] = field(default_factory=list)
    answers: dict[int, list[Comment]] = field(default_factory=dict)
    more: dict[int, int] = field(default_factory=dict)
    next: int | None = None
    only: int | None = None

    def comments(self) -> list[Comment]:
        """Everything said on this page."""
        return [*self.roots, *(answer for several in self.answers.values() for answer in several)]


def exchanges_in(thread: Thread, room: Group, *, asked: Mapping, taken: int = 0) -> Talk:
    """The page that `asked` names by `after` (a root, or an answer) and `only` (one root); one query.

    `taken` is how many bytes of the page are spoken for already.
    """
    only, after = _number(asked.get("only")), _number(asked.get("after"))
    roots, answers = _said(thread, room, only, after)
    talk, left = Talk(only=only), PAGE - min(taken, PAGE // 2)
    for root in roots[:ROOTS]:
        if talk.roots and left < _size(root):
            break
        talk.roots.append(root)
        left = _fill(talk, root.id, answers.get(root.id, []), left - _size(root))
    talk.next = talk.roots[-1].id if len(talk.roots) < len(roots) else None
    return talk


def upto(talk: Talk) -> int:
    """The newest comment somebody has met who has read this page, and the pages before it, to its end."""
    if talk.next or talk.more or talk.only:
        return max((root.id for root in talk.roots), default=0)
    return max((comment.id for comment in talk.comments()), default=0)


def _fill(talk: Talk, root_id: int, answers: list[Comment], left: int) -> int:
    shown = talk.answers[root_id] = []
    for answer in answers:
        if len(shown) == ANSWERS or shown and left < _size(answer):
            talk.more[root_id] = shown[-1].id
            break
        left -= _size(answer)
        shown.append(answer)
    return left


def place_of(comment: Comment) -> list[str]:
    """What to ask for so that the page holds `comment`, as `name=value`."""
    if _heard(comment) <= SHORT:
        return []
    siblings = select(Comment.id).where(Comment.thread_id == comment.thread_id, heard_in(comment.group))
    siblings = siblings.where(Comment.parent_id == comment.parent_id if comment.parent_id else Comment.parent_id.is_(None))
    at = comment.created_at
    earlier = siblings.where((Comment.created_at < at) | ((Comment.created_at == at) & (Comment.id < comment.id)))
    before = db.session.scalar(earlier.order_by(Comment.created_at.desc(), Comment.id.desc()).limit(1))
    only = [f"only={comment.parent_id}"] if comment.parent_id else []
    return [*only, f"after={before}"] if before else only


def _heard(comment: Comment) -> int:
    """At most so many replies are heard where it was said."""
    here = select(Share.comment_count).where(Share.thread_id == comment.thread_id, Share.group_id == comment.group_id)
    away = comment.group_id != comment.thread.group_id
    return comment.thread.comment_count + ((db.session.scalar(here) or 0) if away else 0)


def _said(thread: Thread, room: Group, only: int | None, after: int | None) -> tuple[list[Comment], dict[int, list[Comment]]]:
    roots = select(Comment.id).where(Comment.thread_id == thread.id, heard_in(room), Comment.parent_id.is_(None))
    roots = roots.where(Comment.id == only) if only else _later(roots, after)
    ids = select(roots.order_by(Comment.created_at, Comment.id).limit(ROOTS + 1).subquery().c.id)
    answers = _later(select(Comment.id).where(Comment.parent_id.in_(ids)), after if only else None)
    query = comments_in(thread, room=room).where(or_(Comment.id.in_(ids), Comment.id.in_(answers)))
    query = query.order_by(None).order_by(Comment.parent_id.is_not(None), Comment.created_at, Comment.id).limit(ROOTS * ANSWERS)
    first, below = [], {}
    for comment in db.session.scalars(query):
        if comment.parent_id:
            below.setdefault(comment.parent_id, []).append(comment)
        else:
            first.append(comment)
    return first, below


def _later(query, after: int | None):
    if after is None:
        return query
    at = select(Comment.created_at).where(Comment.id == after).scalar_subquery()
    return query.where((Comment.created_at > at) | ((Comment.created_at == at) & (Comment.id > after)))


def _size(comment: Comment) -> int:
    signs = min(comment.reaction_count, len(REACTIONS))
    return AROUND + SIGN * signs + FILE * comment.file_count + min(len(comment.body_html.encode()), LONG)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 16 else None
