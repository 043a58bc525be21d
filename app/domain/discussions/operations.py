"""Talking, reacting and asking people in."""

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from app.core.clock import now
from app.core.database import db
from app.core.errors import Forbidden, Invalid
from app.core.events import record
from app.core.policy import permits
from app.domain.discussions.calling import call_on, groups_named
from app.domain.discussions.events import CommentDeleted, Commented, CommentEdited, CommentRestored, PointedTo, Reacted, Unasked, Unreacted
from app.domain.discussions.models import REACTIONS, Comment, Pointer, Reaction, Thread
from app.domain.discussions.pointing import pointed
from app.domain.discussions.policy import (
    can_comment,
    can_edit_comment,
    can_point_to,
    can_react,
    can_read_thread,
    can_restore_comment,
    can_take_back_pointer,
)  # fmt: skip
from app.domain.discussions.queries import rooms_of
from app.domain.discussions.threads import count, keep_version, known, reopen_question, said, touch, touch_rooms, written
from app.domain.groups.models import Group
from app.domain.groups.policy import ARCHIVED, can_answer, can_moderate
from app.domain.groups.queries import membership_of
from app.domain.people.models import Person


@permits(can_comment)
def comment_on(
    thread: Thread, *, by: Person, body: str, room: Group | None = None, parent: Comment | None = None, firsthand: str = "",
    from_whom: str = "", everywhere: bool = False,
) -> Comment:  # fmt: skip
    """Say `body` under `thread` in `room` (its home, or a group it was brought to), and how one knows it.

    An answer to an answer joins the same level: talk is one level deep. `everywhere` says it at home, for all rooms the
    thread stands in: so it is read by all who may read the thread, and by nobody else.
    """
    room, everywhere = _place(thread, by, room, parent, everywhere)
    named = groups_named(body, by=by, room=room)
    body, html, mentioned = written(body, named=named)
    comment = Comment(
        thread_id=thread.id,
        group_id=room.id,
        author_id=by.id,
        parent_id=parent and (parent.parent_id or parent.id),
        body=body,
        body_html=html,
        everywhere=everywhere,
        created_at=now(),
        **known(firsthand, from_whom),
    )
    comment.thread, comment.group, comment.writer = thread, room, by
    db.session.add(comment)
    db.session.flush()
    _stir(comment, by)
    others = [person_id for person_id in mentioned if person_id != by.id]
    about = {"comment_id": comment.id, "thread_id": thread.id, "group_id": room.id, "parent_id": parent and parent.id}
    record(Commented(actor_id=by.id, mentioned_ids=others, **about))
    call_on(named, thread, by=by, comment_id=comment.id)
    return comment


def _stir(comment: Comment, by: Person) -> None:
    touch(comment.thread, by=by, room=comment.group)
    said(comment, 1)
    if comment.everywhere:
        touch_rooms(comment.thread, by=by)


def _place(thread: Thread, by: Person, room: Group | None, parent: Comment | None, everywhere: bool) -> tuple[Group, bool]:
    """The room it is said in, and whether it is for all of them: what is said to few is answered among them."""
    within = parent and not parent.everywhere
    room = parent.group if within else room or thread.group
    if parent and (parent.thread_id != thread.id or parent.deleted_at):
        raise Invalid(parent="What you answer is no longer there.")
    if room.id not in {group.id for group in rooms_of(thread, seen_by=by)}:
        raise Invalid(room="This has not been brought to that group.")
    if (verdict := can_answer(by, room)) is not True:
        raise Forbidden(verdict)
    everywhere = everywhere and thread.share_count > 0 and not within
    return (_at_home(thread, by) if everywhere else room), everywhere


def _at_home(thread: Thread, by: Person) -> Group:
    """The thread's home, where what is for all rooms is said by members of any of them, unless it is kept to a few."""
    home, place = thread.group, membership_of(by, thread.group)
    if home.is_archived:
        raise Forbidden(ARCHIVED)
    if place and place.state == "banned":
        raise Forbidden(f"You do not speak in {home.name}, and so not to everybody.")
    if home.keepers_comment and not can_moderate(by, home):
        raise Forbidden(f"In {home.name} only those who look after it answer, and so to everybody.")
    return home


@permits(can_edit_comment)
def edit_comment(comment: Comment, *, by: Person, body: str) -> Comment:
    """Say it differently; what was said before can be looked up."""
    body, html, _ = written(body, named=groups_named(body, by=by, room=comment.group))
    if body != comment.body:
        keep_version(comment.thread, title="", body=comment.body, comment_id=comment.id, author_id=comment.author_id)
        comment.body, comment.body_html, comment.edited_at = body, html, now()
        record(CommentEdited(actor_id=by.id, comment_id=comment.id, thread_id=comment.thread_id))
    return comment


@permits(can_edit_comment)
def delete_comment(comment: Comment, *, by: Person) -> None:
    """Take it back; a stub keeps its place so that answers still make sense."""
    gone = db.session.execute(
        update(Comment)
        .where(Comment.id == comment.id, Comment.deleted_at.is_(None))
        .values(deleted_at=now(), deleted_by_id=by.id, accepted_at=None)
    )
    if gone.rowcount:
        reopen_question(comment.thread)
        said(comment, -1)
        record(CommentDeleted(actor_id=by.id, comment_id=comment.id, thread_id=comment.thread_id))


@permits(can_restore_comment)
def restore_comment(comment: Comment, *, by: Person) -> None:
    """Undo: what one has just taken back stands there again, as it was. Twice is once."""
    back = db.session.execute(
        update(Comment).where(Comment.id == comment.id, Comment.deleted_at.is_not(None)).values(deleted_at=None, deleted_by_id=None)
    )
    if back.rowcount:
        said(comment, 1)
        record(CommentRestored(actor_id=by.id, comment_id=comment.id, thread_id=comment.thread_id))


@permits(can_react)
def react(thread: Thread, *, by: Person, kind: str, comment: Comment | None = None) -> None:
    """Give a sign. One per person and thing: another sign replaces the first."""
    if kind not in REACTIONS:
        raise Invalid(kind="Choose one of the six.")
    if comment and comment.deleted_at:
        raise Invalid(comment="This has been taken back.")
    comment_id = comment and comment.id
    changed = db.session.execute(update(Reaction).where(*_mine(thread, by, comment_id)).values(kind=kind))
    if not changed.rowcount:
        try:
            with db.session.begin_nested():
                db.session.add(Reaction(thread_id=thread.id, comment_id=comment_id, person_id=by.id, kind=kind, created_at=now()))
        except IntegrityError:
            return
        _tally(thread, comment_id, 1)
    record(Reacted(actor_id=by.id, thread_id=thread.id, comment_id=comment_id, kind=kind))


@permits(can_react)
def unreact(thread: Thread, *, by: Person, comment: Comment | None = None) -> None:
    """Take the sign back."""
    comment_id = comment and comment.id
    gone = db.session.execute(delete(Reaction).where(*_mine(thread, by, comment_id)))
    if gone.rowcount:
        _tally(thread, comment_id, -1)
        record(Unreacted(actor_id=by.id, thread_id=thread.id, comment_id=comment_id))


def _mine(thread: Thread, by: Person, comment_id: int | None):
    return Reaction.thread_id == thread.id, Reaction.comment_id == comment_id, Reaction.person_id == by.id


def _tally(thread: Thread, comment_id: int | None, change: int) -> None:
    if comment_id is None:
        count(thread, reaction_count=change)
    else:
        db.session.execute(update(Comment).where(Comment.id == comment_id).values(reaction_count=Comment.reaction_count + change))


@permits(can_point_to)
def point_to(thread: Thread, *, by: Person, person: Person, words: str = "") -> Pointer:
    """Ask `person` to have a look at `thread`, perhaps in a line of one's own.

    Raises Invalid(person=…) for oneself, for somebody who may not read it, for whoever was asked about it before or about
    anything within the last month; Invalid(words=…) for more than a line.
    """
    if person.id == by.id or not can_read_thread(person, thread):
        raise Invalid(person="Choose a colleague who may read this.")
    pointer = pointed(thread, person, by, words)
    record(PointedTo(actor_id=by.id, thread_id=thread.id, person_id=person.id))
    return pointer


@permits(can_take_back_pointer)
def take_back_pointer(pointer: Pointer, *, by: Person) -> None:
    """Ask no longer: as if it had not been, so that the person may be asked for something else."""
    db.session.delete(pointer)
    record(Unasked(actor_id=by.id, thread_id=pointer.thread_id, person_id=pointer.person_id))
