"""Who may talk, react, carry and take back."""

from datetime import timedelta

from app.core.clock import now
from app.domain.discussions.models import Comment, Pointer, Thread
from app.domain.discussions.pointing import acted_upon
from app.domain.discussions.queries import rooms_of
from app.domain.groups.policy import can_answer, can_read_group, can_write, still_open
from app.domain.groups.queries import is_member
from app.domain.people.models import Person

GONE = "This has been taken back."
UNDO = timedelta(minutes=10)
HELD = "This has not been let in yet. Nobody but its author and those who look after the group can see it."


def can_read_thread(person: Person | None, thread: Thread) -> bool:
    """Whoever may read the home group may read the thread; a share never widens that."""
    return can_read_group(person, thread.group)


def can_comment(person: Person | None, thread: Thread):
    """Members of the home group or of a group it was brought to, if they may read it at all, while its talk is open."""
    verdict = _in_some_room(person, thread, can_answer)
    return f"Closed for replies: {thread.lock_reason}" if verdict is True and thread.lock_reason else verdict


def can_react(person: Person | None, thread: Thread):
    """As with comments, except that a sign is nowhere kept to a few."""
    return _in_some_room(person, thread, can_write)


def _in_some_room(person: Person | None, thread: Thread, rule):
    if thread.is_deleted:
        return GONE
    if not can_read_thread(person, thread):
        return False
    if thread.held:
        return HELD
    verdict = rule(person, thread.group)
    if verdict is True or not thread.share_count or thread.group.is_archived:
        return verdict
    return any(rule(person, room) is True for room in rooms_of(thread, seen_by=person)[1:]) or verdict


def can_share(person: Person | None, thread: Thread):
    """Staff who belong to the home group carry it on; what is secret stays."""
    if thread.is_deleted or thread.held:
        return HELD if thread.held else GONE
    if person is None or not person.is_staff or not can_read_thread(person, thread):
        return False
    if thread.group.is_secret:
        return "What is said in a secret group is not carried out of it."
    if thread.group.is_archived:
        return still_open(thread.group)
    return thread.group.is_open or is_member(person, thread.group)


def can_point_to(person: Person | None, thread: Thread):
    """Staff who may talk there ask somebody in; what is secret stays."""
    if thread.group.is_secret and not thread.is_deleted and can_read_thread(person, thread):
        return "What is said in a secret group is not shown to others."
    allowed = can_comment(person, thread)
    return person.is_staff if allowed is True else allowed


def can_take_back_pointer(person: Person | None, pointer: Pointer):
    """Whoever asked, until the one who was asked has done something."""
    if person is None or not person.is_active or person.id != pointer.by_id:
        return False
    return "This was acted upon already." if acted_upon([pointer.id]) else True


def can_edit_comment(person: Person | None, comment: Comment):
    """Change it and take it back: whoever said it, while the group goes on. Others take it out, with a reason (`moderation`)."""
    if person is None or not person.is_active or person.id != comment.author_id or comment.deleted_at is not None:
        return False
    return still_open(comment.group, comment.thread.group)


def can_restore_comment(person: Person | None, comment: Comment):
    return is_undone_by(person, comment) if not comment.thread.is_deleted else GONE


def is_undone_by(person: Person | None, thing: Thread | Comment):
    """Whether what was taken back is `person`'s to bring back: whoever wrote it and took it back themselves, for ten minutes."""
    if person is None or not person.is_active or not thing.deleted_at or {thing.author_id, thing.deleted_by_id} != {person.id}:
        return False
    if thing.group.is_archived:
        return still_open(thing.group)
    return thing.deleted_at > now() - UNDO or "What was taken back can be brought back for ten minutes."
