"""Events in, bells out: which streams are stale. What is new on them is fetched through the front door."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core.clock import now
from app.core.database import db
from app.core.outbox import Subscriber
from app.core.sockets import socketio
from app.domain.discussions.events import Commented, Shared
from app.domain.discussions.models import Comment, Share, Thread
from app.domain.groups.events import Archived, GroupEdited, Joined, Left, Restored, RoleChanged
from app.domain.groups.models import Group
from app.domain.lineage.events import Grew
from app.domain.people.events import Barred, SignedOut, Suspended
from app.domain.shares.events import ShareTakenOut
from app.subscribers.links.events import LinkCarded
from app.subscribers.notifications.queries import people_told_of
from app.subscribers.realtime.seats import reconsider
from app.subscribers.realtime.streams import NEWSROOM, group_rooms, person_room, thread_rooms

# Every noun that is a thread carries the thread's id under its own name.
THREADS = ("thread_id", "idea_id", "project_id", "outcome_id", "announcement_id")
# Nobody has a page open that waits for what an import tells of last year.
OLD = timedelta(hours=1)
# Still being written: only its own page and the newsroom know of it.
UNFINISHED = ("draft", "in_review", "ready", "crediting")
_ABOUT_GROUPS = (Archived, GroupEdited, Joined, Left, Restored, RoleChanged)


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
    moved = {fact.person_id for fact in facts if isinstance(fact, Joined | Left | RoleChanged | Suspended | Barred)}
    reconsider(moved | {fact.actor_id for fact in facts if isinstance(fact, SignedOut)})


def _stale(fact) -> Iterator[tuple[str, list[str], int | None]]:
    threads = _threads_of(fact)
    for thread in threads:
        room = _room_of(fact)
        yield f"thread:{thread.id}", thread_rooms(thread.id, [thread.group, room or thread.group]), thread.id
        # Cards stand where the words are, and no list shows those.
        if isinstance(fact, LinkCarded):
            return
        if thread.kind == "announcement":
            yield NEWSROOM, [NEWSROOM], thread.id
        if not (thread.kind in ("outcome", "announcement") and thread.state in UNFINISHED):
            for place in [room or thread.group, *_all_rooms(fact, thread)]:
                yield from _shown_in(place, thread)
    if isinstance(fact, Grew) and threads and (parent := db.session.get(Thread, fact.parent_id)):
        yield f"thread:{parent.id}", thread_rooms(parent.id, [parent.group, threads[0].group]), parent.id
    if not threads and isinstance(fact, _ABOUT_GROUPS) and (group := db.session.get(Group, fact.group_id)):
        yield from _shown_in(group, None)


def _shown_in(group: Group, thread: Thread | None) -> Iterator[tuple[str, list[str], int | None]]:
    about = thread.group if thread else group
    if rooms := group_rooms(group, about=about):
        yield f"group:{group.id}", rooms, thread and thread.id
        yield "home", group_rooms(group, about=about, of="home"), thread and thread.id


def _threads_of(fact) -> list[Thread]:
    ids = {value for name in THREADS if (value := getattr(fact, name, None))}
    query = select(Thread).where(Thread.id.in_(ids)).options(joinedload(Thread.group)).order_by(Thread.id)
    return list(db.session.scalars(query)) if ids else []


def _all_rooms(fact, thread: Thread) -> list[Group]:
    """The groups a thread was brought to, if this was said to everybody."""
    comment = db.session.get(Comment, fact.comment_id) if isinstance(fact, Commented) else None
    if comment is None or not comment.everywhere:
        return []
    return list(db.session.scalars(select(Group).join(Share, Share.group_id == Group.id).where(Share.thread_id == thread.id)))


def _room_of(fact) -> Group | None:
    """The room in which it was said, or into which it was brought: whoever may not listen there hears no bell."""
    if getattr(fact, "comment_id", None):
        comment = db.session.get(Comment, fact.comment_id)
        return comment and comment.group
    return db.session.get(Group, fact.group_id) if isinstance(fact, Shared | ShareTakenOut) else None


REALTIME = Subscriber("realtime", batch=ring, outside=True)
