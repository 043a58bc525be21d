"""A conversation as one reader finds it: the rooms it is held in, what is said in one of them, what grew out of it."""

from flask import request
from sqlalchemy import case, func, select

from app.core.database import db
from app.domain.discussions.models import Comment, Reaction, Thread
from app.domain.discussions.queries import comments_in, shares_of
from app.domain.groups.models import Group
from app.domain.people.models import Person
from app.edge.caller import caller
from app.web.cards import cards_for
from app.web.navigation import my_groups

ROOTS = 20
ANSWERS = 120


def conversation_of(thread: Thread) -> dict:
    """What `comments/_room.html` shows of `thread`: rooms, the chosen one, its comments with answers, the signs given.

    `?room=` chooses a room by slug, `?after=` continues after the comment with that id. At most five queries.
    """
    shares = list(db.session.scalars(shares_of(thread, seen_by=caller()))) if thread.share_count else []
    rooms = [thread.group, *(share.group for share in shares)]
    room = next((group for group in rooms if group.slug == request.args.get("room")), rooms[0])
    roots, more = _roots(thread, room)
    answers = _answers(thread, room, roots)
    comments = [*roots, *(answer for several in answers.values() for answer in several)]
    signs, mine = signs_under(thread, comments, seen_by=caller())
    return {
        "thread": thread, "card": cards_for(caller(), [thread], with_signs=False)[0], "shares": shares, "rooms": rooms, "room": room,
        "roots": roots, "answers": answers, "next": more, "signs": signs, "my_signs": mine,
        "may_talk": room.id in my_groups() and not thread.is_deleted,
        "may_react": not thread.is_deleted and any(group.id in my_groups() for group in rooms),
        "moderates": room.id in my_groups() and my_groups()[room.id].role in ("moderator", "owner"),
    }  # fmt: skip


def signs_under(thread: Thread, comments: list[Comment], *, seen_by: Person) -> tuple[dict, dict]:
    """Signs given to the opening (None) and to `comments`: `{comment id: {kind: n}}`, and the reader's own."""
    own = func.max(case((Reaction.person_id == seen_by.id, 1), else_=0))
    query = select(Reaction.comment_id, Reaction.kind, func.count(), own).where(Reaction.thread_id == thread.id)
    query = query.where(Reaction.comment_id.is_(None) | Reaction.comment_id.in_([comment.id for comment in comments if comment.reaction_count]))
    counts, mine = {}, {}
    for comment_id, kind, number, is_own in db.session.execute(query.group_by(Reaction.comment_id, Reaction.kind)):
        counts.setdefault(comment_id, {})[kind] = number
        if is_own:
            mine[comment_id] = kind
    return counts, mine


def start_of(comment: Comment) -> int | None:
    """The id to continue `?after=` so that the page holds `comment`, None where the first page does."""
    root_id = comment.parent_id or comment.id
    at = select(Comment.created_at).where(Comment.id == root_id).scalar_subquery()
    earlier = select(Comment.id).where(Comment.thread_id == comment.thread_id, Comment.group_id == comment.group_id, Comment.parent_id.is_(None))
    earlier = earlier.where((Comment.created_at < at) | ((Comment.created_at == at) & (Comment.id < root_id)))
    latest = list(db.session.scalars(earlier.order_by(Comment.created_at.desc(), Comment.id.desc()).limit(ROOTS)))
    return latest[0] if len(latest) == ROOTS else None


def _roots(thread: Thread, room: Group) -> tuple[list[Comment], int | None]:
    after = request.args.get("after", "")
    query = comments_in(thread, room=room).where(Comment.parent_id.is_(None))
    if after.isdecimal() and len(after) < 16:
        at = select(Comment.created_at).where(Comment.id == int(after)).scalar_subquery()
        query = query.where((Comment.created_at > at) | ((Comment.created_at == at) & (Comment.id > int(after))))
    roots = list(db.session.scalars(query.limit(ROOTS + 1)))
    return roots[:ROOTS], roots[ROOTS - 1].id if len(roots) > ROOTS else None


def _answers(thread: Thread, room: Group, roots: list[Comment]) -> dict[int, list[Comment]]:
    ids = [root.id for root in roots]
    query = comments_in(thread, room=room).where(Comment.parent_id.in_(ids)).limit(ANSWERS)
    answers = {}
    for answer in db.session.scalars(query) if ids else ():
        answers.setdefault(answer.parent_id, []).append(answer)
    return answers
