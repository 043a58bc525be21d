"""Finding files, as somebody who may read what they hang on."""

import re
from datetime import timedelta

from sqlalchemy import Select, and_, case, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from app.core.clock import now
from app.core.database import db
from app.core.errors import NotFound
from app.domain.discussions.models import Comment, Thread
from app.domain.discussions.queries import known_to
from app.domain.files.models import File
from app.domain.groups.models import Group
from app.domain.groups.queries import readable_group_ids
from app.domain.people.models import Person

KEY = re.compile(r"[0-9a-f]{32}")
# Longer than this nothing hangs in the air.
WAITING = timedelta(days=1)


def files_visible_to(person: Person | None) -> Select:
    """Files that hang on something `person` may read and that stands. Comments outlive the opening they answered."""
    readable = readable_group_ids(person)
    on_opening = and_(File.comment_id.is_(None), Thread.deleted_at.is_(None))
    on_comment = and_(Comment.deleted_at.is_(None), Comment.group_id.in_(readable))
    return (
        select(File)
        .join(Thread, Thread.id == File.thread_id)
        .outerjoin(Comment, Comment.id == File.comment_id)
        .where(Thread.group_id.in_(readable), known_to(person), or_(on_opening, on_comment))
    )


def find_file(key: str, *, seen_by: Person | None) -> File:
    """The file with that key if `seen_by` may read what it hangs on, or sent it and it hangs on nothing yet. Raises NotFound.

    `File.thread`, `File.comment` and their groups are there without another question.
    """
    file = None
    if KEY.fullmatch(key) and seen_by is not None:
        own = select(File.id).where(File.key == key, File.owner_id == seen_by.id, File.thread_id.is_(None))
        read = files_visible_to(seen_by).with_only_columns(File.id).where(File.key == key)
        query = select(File).where(or_(File.id.in_(own), File.id.in_(read)))
        rooms = joinedload(File.thread).joinedload(Thread.group), joinedload(File.comment).joinedload(Comment.group)
        file = db.session.scalar(query.options(*rooms))
    if file is None:
        raise NotFound
    return file


def waiting_files(person: Person, keys: list[str]) -> list[File]:
    """Those of `keys` that `person` sent and that hang on nothing yet, in the order of `keys`."""
    found = {file.key: file for file in db.session.scalars(unattached_of(person).where(File.key.in_(keys)))} if keys else {}
    return [found[key] for key in keys if key in found]


def unattached_of(person: Person) -> Select:
    """What `person` sent within the last day and has hung on nothing yet."""
    return select(File).where(File.owner_id == person.id, File.attached_at.is_(None), File.created_at > now() - WAITING)


def unattached_bytes(person: Person) -> tuple[int, int]:
    """How many files of `person` hang on nothing, and how large they are together."""
    mine = (File.owner_id == person.id, File.attached_at.is_(None))
    return tuple(db.session.execute(select(func.count(), func.coalesce(func.sum(File.size), 0)).where(*mine)).one())


def files_on(thread: Thread, comments: list[Comment] = ()) -> dict[int | None, list[File]]:
    """Files of the thread's opening (None) and of `comments`, by comment id. No query where none of them has any."""
    ids = [comment.id for comment in comments if comment.file_count and comment.deleted_at is None]
    shown = thread.file_count and thread.deleted_at is None
    if not shown and not ids:
        return {}
    wanted = or_(File.comment_id.in_(ids), File.comment_id.is_(None) if shown else False)
    files = {}
    for file in db.session.scalars(select(File).where(File.thread_id == thread.id, wanted).order_by(File.position, File.id)):
        files.setdefault(file.comment_id, []).append(file)
    return files


def files_of(contribution: Thread | Comment) -> list[File]:
    """What hangs on one thing, in the order its author gave."""
    return list(db.session.scalars(select(File).where(hangs_on(contribution)).order_by(File.position, File.id)))


def files_hanging_on(thread: Thread) -> Select:
    """What hangs on the opening of `thread`, with who sent it, in order."""
    return select(File).where(hangs_on(thread)).options(joinedload(File.sender)).order_by(File.position, File.id)


def hangs_on(contribution: Thread | Comment):
    """The criterion that a file hangs on exactly that."""
    if isinstance(contribution, Comment):
        return File.comment_id == contribution.id
    return and_(File.thread_id == contribution.id, File.comment_id.is_(None))


def files_in(group: Group, *, seen_by: Person, shelf: str = "", words: str = "") -> Select:
    """Files said in `group`, with who sent them and where they hang; order and page them by `File.id`."""
    where = case((File.comment_id.is_(None), Thread.group_id), else_=Comment.group_id)
    query = files_visible_to(seen_by).join(Person, Person.id == File.owner_id).where(where == group.id)
    if shelf:
        query = query.where(File.shelf == shelf)
    for word in words.casefold().split():
        query = query.where(File.name_key.contains(word, autoescape=True))
    return query.options(contains_eager(File.thread), contains_eager(File.sender))
