"""A conversation as one reader finds it: the rooms it is held in, what is said in one of them, what grew out of it."""

from flask import request

from app.core.database import db
from app.core.errors import NotFound
from app.domain.discussions.models import Thread
from app.domain.discussions.queries import shares_of
from app.domain.files.queries import files_on
from app.domain.groups.models import Group
from app.domain.placements.queries import moves_of, rooms_left_behind
from app.domain.summaries.policy import LONG
from app.edge.caller import caller
from app.web.cards import card_of
from app.web.exchanges import PAGE, exchanges_in, upto
from app.web.margins import margin_of
from app.web.navigation import my_groups
from app.web.travels import travel_of

ROOM = 1_300  # what the page says of every room beside the talk in it, in bytes


def conversation_of(thread: Thread, *, taken: int = 0) -> dict:
    """What a post's page shows: its talk, and the card that knows what became of it. At most five queries."""
    talk = talk_under(thread, taken=taken)
    return talk | {"card": card_of(caller(), thread), "travel": travel_of(thread, talk["shares"])}


def talk_under(thread: Thread, *, taken: int = 0) -> dict:
    """What `comments/_room.html` shows of `thread`: rooms, the chosen one, its exchanges, the signs given.

    `?room=` chooses a room by slug; `taken` is how many bytes of the page are spoken for. At most four queries.
    """
    shares = list(db.session.scalars(shares_of(thread, seen_by=caller()))) if thread.share_count else []
    left = rooms_left_behind(thread, seen_by=caller()) if thread.moved_at else []
    rooms = [thread.group, *(share.group for share in shares), *left]
    room = next((group for group in rooms if group.slug == request.args.get("room")), rooms[0])
    talk = exchanges_in(thread, room, asked=request.args, taken=taken + ROOM * len(shares))
    margin = margin_of(thread, talk.comments(), seen_by=caller())
    place = my_groups().get(room.id)
    return {
        "thread": thread, "shares": shares, "rooms": rooms, "room": room, "talk": talk, "signs": margin.signs, "my_signs": margin.mine,
        "saved": margin.saved, "margin": margin, "upto": upto(talk), "files": files_on(thread, talk.comments()),
        "left": left, "moves": list(db.session.scalars(moves_of(thread, seen_by=caller()))) if thread.moved_at else [],
        "may_sum_up": thread.group_id in my_groups() and _is_open(thread) and thread.comment_count >= LONG,
        "may_talk": room not in left and _speaks(thread, room),
        "may_react": _is_open(thread) and any(group.id in my_groups() for group in rooms),
        "moderates": place is not None and place.role in ("moderator", "owner"),
    }  # fmt: skip


def _may_answer(thread: Thread, room: Group, role: str) -> bool:
    return _is_open(thread) and (role != "member" or not room.keepers_comment)


def _speaks(thread: Thread, room: Group) -> bool:
    place = my_groups().get(room.id)
    return place is not None and not thread.lock_reason and _may_answer(thread, room, place.role)


def _is_open(thread: Thread) -> bool:
    return not (thread.is_deleted or thread.held)


def two_rooms(thread: Thread) -> dict:
    """What the page that shows two rooms beside each other needs: `?with=` names the second, `?show=` the one a phone shows.

    Raises NotFound where the caller knows of no second room. At most five queries.
    """
    shares = list(db.session.scalars(shares_of(thread, seen_by=caller()))) if thread.share_count else []
    share = next((share for share in shares if share.group.slug == request.args.get("with", share.group.slug)), None)
    if share is None:
        raise NotFound
    rooms = [thread.group, share.group]
    talks = {room.id: exchanges_in(thread, room, asked={}, taken=PAGE // 2) for room in rooms}
    comments = [comment for talk in talks.values() for comment in talk.comments()]
    margin = margin_of(thread, comments, seen_by=caller())
    shown = next((room for room in rooms if room.slug == request.args.get("show")), rooms[0])
    return {
        "thread": thread, "shares": shares, "share": share, "rooms": rooms, "shown": shown,
        "talks": talks, "signs": margin.signs, "my_signs": margin.mine, "saved": margin.saved, "margin": margin,
        "files": files_on(thread, comments),
        "speaking": {room.id for room in rooms if _speaks(thread, room)},
        "may_react": _is_open(thread) and any(group.id in my_groups() for group in rooms),
    }  # fmt: skip
