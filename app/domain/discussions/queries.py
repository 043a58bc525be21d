"""Finding threads and what is said in them, as somebody who may read them."""

from collections import defaultdict

from sqlalchemy import Select, and_, false, func, literal_column, or_, select
from sqlalchemy.orm import joinedload

from app.core.database import db
from app.core.errors import Gone, NotFound
from app.domain.discussions.models import Comment, Reaction, Share, Tag, Thread, Version
from app.domain.groups.models import Group
from app.domain.groups.queries import group_ids_of, kept_group_ids, readable_group_ids
from app.domain.people.models import Person


def threads_visible_to(person: Person | None) -> Select:
    """Threads that stand in groups `person` may read, not deleted, not still being drafted."""
    return select(Thread).where(Thread.group_id.in_(readable_group_ids(person)), Thread.deleted_at.is_(None), told())


def told():
    """The criterion that a thread was let in, has not had its time and is no announcement or outcome still being written."""
    unfinished = ("draft", "in_review", "ready", "crediting")
    return and_(
        Thread.held == "", Thread.ended_at.is_(None), Thread.kind.not_in(("announcement", "outcome")) | Thread.state.not_in(unfinished)
    )


def settled():
    """The criterion that a thread is no outcome or announcement that only its makers know yet."""
    announcing = (Thread.kind == "announcement") & Thread.state.in_(("draft", "in_review", "ready"))
    return ~(announcing | ((Thread.kind == "outcome") & (Thread.state == "draft")))


def known_to(person: Person | None):
    """The criterion that `person` may know of a thread in a group they read: drafts are their own group's,
    and news that waits to be let out is known to those who let it out."""
    waits = (Thread.kind == "announcement") & Thread.state.in_(("in_review", "ready"))
    checks = waits if person is not None and person.publishes else false()
    return and_(or_(settled(), Thread.group_id.in_(group_ids_of(person)), checks), let_in_for(person))


def waiting():
    """The criterion that a thread waits to be let in, spelled as its index is."""
    return and_(Thread.held == literal_column("'waiting'"), Thread.deleted_at.is_(None))


def let_in_for(person: Person | None):
    """The criterion that a thread waits for nobody's leave, or is `person`'s own, or is theirs to let in."""
    if person is None:
        return Thread.held == ""
    return or_(Thread.held == "", Thread.author_id == person.id, Thread.group_id.in_(kept_group_ids(person)))


def find_thread(thread_id: int, *, seen_by: Person | None) -> Thread:
    """The thread with that id, even a deleted one's stub, if `seen_by` may read its group. Raises NotFound."""
    thread = db.session.scalar(
        select(Thread)
        .where(Thread.id == thread_id, Thread.group_id.in_(readable_group_ids(seen_by)), known_to(seen_by))
        .options(joinedload(Thread.group), joinedload(Thread.writer))
    )
    if thread is None:
        raise NotFound
    return thread


def missing(thread_id: int | None, *, seen_by: Person | None) -> NotFound:
    """What to raise where a thread of some kind was not found: Gone with the reason if moderators took it out of a group one reads."""
    removed = select(Thread.removed_for).where(Thread.id == thread_id, Thread.removed_for != "", Thread.deleted_at.is_not(None))
    reason = db.session.scalar(removed.where(Thread.group_id.in_(readable_group_ids(seen_by)), known_to(seen_by)))
    return Gone(reason) if reason else NotFound()


def comments_visible_to(person: Person | None) -> Select:
    """Comments whose thread and room `person` may read, not deleted."""
    readable = readable_group_ids(person)
    return (
        select(Comment)
        .join(Thread, Thread.id == Comment.thread_id)
        .where(Comment.group_id.in_(readable), Thread.group_id.in_(readable), Comment.deleted_at.is_(None), Thread.deleted_at.is_(None))
    )


def comments_in(thread: Thread, *, room: Group) -> Select:
    """Comments under `thread` said in `room`, or in all rooms, oldest first, deleted ones as stubs."""
    return (
        select(Comment)
        .where(Comment.thread_id == thread.id, heard_in(room))
        .options(joinedload(Comment.writer))
        .order_by(Comment.created_at, Comment.id)
    )


def heard_in(room: Group):
    """The criterion that a comment was said in `room`, or in all rooms of its thread."""
    return or_(Comment.group_id == room.id, Comment.everywhere)


def find_comment(comment_id: int, *, seen_by: Person | None) -> Comment:
    """The comment with that id if `seen_by` may read its thread and room. Raises NotFound."""
    readable = readable_group_ids(seen_by)
    comment = db.session.scalar(
        select(Comment)
        .join(Thread, Thread.id == Comment.thread_id)
        .where(Comment.id == comment_id, Comment.group_id.in_(readable), Thread.group_id.in_(readable), known_to(seen_by))
        .options(joinedload(Comment.thread).joinedload(Thread.group), joinedload(Comment.writer), joinedload(Comment.group))
    )
    if comment is None:
        raise NotFound
    return comment


def reactions_to(threads: list[int], *, comments: list[int] = ()) -> dict[tuple[int, int | None], dict[str, int]]:
    """How often each sign was given: `{(thread id, comment id or None): {kind: n}}` in one query."""
    counts = defaultdict(dict)
    query = select(Reaction.thread_id, Reaction.comment_id, Reaction.kind, func.count()).where(Reaction.thread_id.in_(threads))
    if comments:
        query = query.where((Reaction.comment_id.in_(comments)) | (Reaction.comment_id.is_(None)))
    else:
        query = query.where(Reaction.comment_id.is_(None))
    for thread_id, comment_id, kind, number in db.session.execute(query.group_by(Reaction.thread_id, Reaction.comment_id, Reaction.kind)):
        counts[thread_id, comment_id][kind] = number
    return counts


def reactors_of(thread: Thread, comment: Comment | None = None) -> Select:
    """Reactions with their people; order and page them by id."""
    query = select(Reaction).where(Reaction.thread_id == thread.id, Reaction.comment_id == (comment.id if comment else None))
    return query.options(joinedload(Reaction.doer))


def versions_of(thread: Thread, comment: Comment | None = None) -> Select:
    """What the thread's opening (or the comment) said before, newest first."""
    query = select(Version).where(Version.thread_id == thread.id, Version.comment_id == (comment.id if comment else None))
    return query.order_by(Version.written_at.desc(), Version.id.desc())


def rooms_of(thread: Thread, *, seen_by: Person | None) -> list[Group]:
    """The groups in which `thread` is talked about and `seen_by` may listen: its home first."""
    query = select(Group).join(Share, Share.group_id == Group.id).where(Share.thread_id == thread.id).order_by(Share.created_at, Share.id)
    brought_to = db.session.scalars(query.where(Group.id.in_(readable_group_ids(seen_by)))) if thread.share_count else ()
    return [thread.group, *brought_to]


def shares_of(thread: Thread, *, seen_by: Person | None) -> Select:
    """How `thread` travelled, as far as `seen_by` may know the groups it reached, oldest first."""
    return (
        select(Share)
        .where(Share.thread_id == thread.id, Share.group_id.in_(readable_group_ids(seen_by)))
        .options(joinedload(Share.doer), joinedload(Share.group))
        .order_by(Share.created_at, Share.id)
    )


def find_share(share_id: int, *, seen_by: Person | None) -> Share:
    """The share with that id if `seen_by` may read the group it reached. Raises NotFound."""
    share = db.session.scalar(select(Share).where(Share.id == share_id, Share.group_id.in_(readable_group_ids(seen_by))))
    if share is None:
        raise NotFound
    return share


def tagged(name: str):
    """The criterion that a thread was tagged with `name`."""
    return Thread.id.in_(select(Tag.thread_id).where(Tag.name == name.lower()))
