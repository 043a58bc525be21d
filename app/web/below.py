"""The talk under things that are not posts, in at most three queries: their pages ask for much else."""

from flask import request
from sqlalchemy import or_, select

from app.core.database import db
from app.domain.discussions.models import Comment, Thread
from app.domain.discussions.queries import comments_in, shares_of
from app.domain.groups.models import Group
from app.edge.caller import caller
from app.web.navigation import my_groups
from app.web.rooms import ROOTS, signs_under

MOST = 140


def talk_below(thread: Thread) -> dict:
    """What `comments/_room.html` shows of `thread`; `?room=` and `?after=` as on a post's page."""
    shares = list(db.session.scalars(shares_of(thread, seen_by=caller()))) if thread.share_count else []
    rooms = [thread.group, *(share.group for share in shares)]
    room = next((group for group in rooms if group.slug == request.args.get("room")), rooms[0])
    comments = _comments(thread, room)
    roots = [comment for comment in comments if comment.parent_id is None]
    shown, more = roots[:ROOTS], roots[ROOTS - 1].id if len(roots) > ROOTS else None
    answers = {root.id: [comment for comment in comments if comment.parent_id == root.id] for root in shown}
    signs, mine = _signs(thread, comments)
    place = my_groups().get(room.id)
    return {
        "thread": thread, "shares": shares, "rooms": rooms, "room": room, "roots": shown, "answers": answers, "next": more,
        "signs": signs, "my_signs": mine, "may_talk": place is not None and not thread.is_deleted,
        "may_react": not thread.is_deleted and any(group.id in my_groups() for group in rooms),
        "moderates": place is not None and place.role in ("moderator", "owner"),
    }  # fmt: skip


def _comments(thread: Thread, room: Group) -> list[Comment]:
    roots = select(Comment.id).where(Comment.thread_id == thread.id, Comment.group_id == room.id, Comment.parent_id.is_(None))
    after = request.args.get("after", "")
    if after.isdecimal() and len(after) < 16:
        at = select(Comment.created_at).where(Comment.id == int(after)).scalar_subquery()
        roots = roots.where((Comment.created_at > at) | ((Comment.created_at == at) & (Comment.id > int(after))))
    roots = roots.order_by(Comment.created_at, Comment.id).limit(ROOTS + 1).subquery()
    ids = select(roots.c.id)
    return list(db.session.scalars(comments_in(thread, room=room).where(or_(Comment.id.in_(ids), Comment.parent_id.in_(ids))).limit(MOST)))


def _signs(thread: Thread, comments: list[Comment]) -> tuple[dict, dict]:
    if not thread.reaction_count and not any(comment.reaction_count for comment in comments):
        return {}, {}
    return signs_under(thread, comments, seen_by=caller())
