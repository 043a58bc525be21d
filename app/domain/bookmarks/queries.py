"""Finding what one has kept, as far as one may still read it."""

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from app.domain.bookmarks.models import Bookmark
from app.domain.discussions.models import Comment, Thread
from app.domain.discussions.queries import threads_visible_to
from app.domain.groups.queries import readable_group_ids
from app.domain.people.models import Person


def bookmarks_of(person: Person) -> Select:
    """The person's bookmarks of what is there and theirs to read now, with thread, comment, authors and group; page them by id."""
    heard = Comment.deleted_at.is_(None) & Comment.group_id.in_(readable_group_ids(person))
    return (
        select(Bookmark)
        .join(Bookmark.thread)
        .outerjoin(Bookmark.comment)
        .where(Bookmark.person_id == person.id, Thread.id.in_(threads_visible_to(person).with_only_columns(Thread.id)))
        .where(or_(Bookmark.comment_id.is_(None), heard))
        .options(
            contains_eager(Bookmark.thread).options(joinedload(Thread.group), joinedload(Thread.writer)),
            contains_eager(Bookmark.comment).joinedload(Comment.writer),
        )
    )
