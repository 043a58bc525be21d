"""Events in, bells out: which streams are stale. What is new on them is fetched through the front door."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core.clock import now
from app.core.database import db
from app.core.outbox import Subscriber
from app.core.sockets import socketio
from app.domain.discussions.events import Shared
from app.domain.discussions.models import Comment, Thread
from app.domain.groups.events import GroupEdited, Invited, Joined, Left, Requested, RoleChanged
from app.domain.groups.models import Group
from app.domain.people.events import SignedOut, Suspended
from app.subscribers.notifications.queries import people_told_of
from app.subscribers.realtime.streams import NEWSROOM, group_rooms, person_room, thread_rooms
from app.subscribers.realtime.seats import reconsider

# Every noun that is a thread carries the thread's id under its own name.
THREADS = ("thread_id", "idea_id", "project_id", "outcome_id", "announcement_id")
# Nobody has a page open that waits for what an import tells of last year.
OLD = timedelta(hours=1)


def ring(facts: list) -> None:
    """Ring once for every stream that `facts`, pairs of a fact and its record, have made stale."""
    _reseat([fact for fact, _ in facts])
    recent = [(fact, record) for fact, record in facts if record.occurred_at > now() - OLD]
    if not recent:
        return
    bells = {}
    for fact, record in recent:
        for name, rooms, thread_id in _stale(fact):
            bells[name, tuple(rooms), record.name, thread_id] = record.id
    for (name, rooms, kind, thread_id), event_id in bells.items():
        socketio.emit("stale", {"stream": name, "event": event_id, "kind": kind, "thread": thread_id}, to=list(rooms))
    for person_id in people_told_of([record.id for _, record in recent]):
        bell = {"stream": f"person:{person_id}", "event": recent[-1][1].id, "kind": "inbox", "thread": None}
        socketio.emit("stale", bell, to=person_room(person_id))


def _reseat(facts: list) -> None:
    if any(isinstance(fact, GroupEdited) for fact in facts):
        reconsider()
        return
    moved = {fact.person_id for fact in facts if isinstance(fact, Joined | Left | RoleChanged | Suspended)}
    reconsider(moved | {fact.actor_id for fact in facts if isinstance(fact, SignedOut)})


def _stale(fact) -> Iterator[tuple[str, list[str], int | None]]:
    thread = _thread_of(fact)
    room = _room_of(fact, thread)
    if thread is not None:
        heard_by = [thread.group, room] if room and _is_said_in_a_room(fact) else [thread.group]
        yield f"thread:{thread.id}", thread_rooms(thread.id, heard_by), thread.id
        if thread.kind == "announcement":
            yield NEWSROOM, [NEWSROOM], thread.id
    if room is not None and not isinstance(fact, Requested | Invited):
        about = thread.group if thread else room
        if rooms := group_rooms(room, about=about):
            yield f"group:{room.id}", rooms, thread and thread.id
            yield "home", group_rooms(room, about=about, of="home"), thread and thread.id


def _thread_of(fact) -> Thread | None:
    ids = [value for name in THREADS if (value := getattr(fact, name, None))]
    if not ids:
        return None
    return db.session.scalar(select(Thread).where(Thread.id == ids[0]).options(joinedload(Thread.group)))


def _is_said_in_a_room(fact) -> bool:
    return isinstance(fact, Shared) or getattr(fact, "comment_id", None) is not None


def _room_of(fact, thread: Thread | None) -> Group | None:
    if getattr(fact, "comment_id", None):
        comment = db.session.get(Comment, fact.comment_id)
        return comment and comment.group
    group_id = getattr(fact, "group_id", None)
    return db.session.get(Group, group_id) if group_id else thread and thread.group


REALTIME = Subscriber("realtime", batch=ring, outside=True)
