"""Finding what one follows, and what is new in it."""

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from app.core.database import db
from app.domain.discussions.blind import signed
from app.domain.discussions.models import Comment, Tag, Thread
from app.domain.discussions.queries import comments_visible_to, threads_visible_to
from app.domain.follows.models import PersonFollow, TagFollow, ThreadFollow
from app.domain.people.models import Person


def follow_of(person: Person, thread: Thread) -> ThreadFollow | None:
    """How `person` follows `thread`, None where they never said or read anything there."""
    return db.session.scalar(select(ThreadFollow).where(ThreadFollow.person_id == person.id, ThreadFollow.thread_id == thread.id))


def is_involved(person: Person, thread: Thread) -> bool:
    """Whether `person` opened `thread` or has spoken in it."""
    spoken = select(Comment.id).where(Comment.thread_id == thread.id, Comment.author_id == person.id, Comment.deleted_at.is_(None))
    return thread.author_id == person.id or db.session.scalar(spoken.limit(1)) is not None


def threads_followed(person: Person) -> Select:
    """What `person` follows or has a bookmark in, and may still read; page it by ThreadFollow.id."""
    return (
        select(ThreadFollow)
        .join(ThreadFollow.thread)
        .where(ThreadFollow.person_id == person.id, or_(ThreadFollow.level != "", ThreadFollow.last_comment_id.is_not(None)))
        .where(Thread.id.in_(threads_visible_to(person).with_only_columns(Thread.id)))
        .options(contains_eager(ThreadFollow.thread).options(joinedload(Thread.group), joinedload(Thread.writer)))
    )


def new_for(person) -> Select:
    """Comments by others, later than where `person` stopped, in what they follow and have not silenced, as far as they may read them."""
    return (
        comments_visible_to(person)
        .join(ThreadFollow, ThreadFollow.thread_id == Comment.thread_id)
        .where(ThreadFollow.person_id == person.id, ThreadFollow.level != "off", Comment.id > ThreadFollow.last_comment_id)
        .where(Comment.author_id != person.id)
    )


def new_in(person: Person, threads: list[int]) -> dict[int, int]:
    """How many comments are new to `person` in each of `threads`."""
    counts = new_for(person).where(Comment.thread_id.in_(threads)).with_only_columns(Comment.thread_id, func.count())
    return dict(db.session.execute(counts.group_by(Comment.thread_id)).all()) if threads else {}


def first_new(person: Person, thread: Thread) -> Comment | None:
    """The first comment of `thread` that is new to `person`."""
    query = new_for(person).where(Comment.thread_id == thread.id).order_by(Comment.id).limit(1)
    return db.session.scalar(query)


def people_followed(person: Person) -> Select:
    """Colleagues whom `person` follows, by name."""
    followed = select(PersonFollow.person_id).where(PersonFollow.follower_id == person.id)
    return select(Person).where(Person.id.in_(followed), Person.suspended_at.is_(None)).order_by(Person.name_key, Person.id)


def tags_followed(person: Person) -> Select:
    """Names of tags that `person` follows, in order."""
    return select(TagFollow.name).where(TagFollow.person_id == person.id).order_by(TagFollow.name)


def by_people_followed(me):
    """The criterion that a thread was opened, under their name, by somebody whom `me`, an id, follows."""
    return and_(Thread.author_id.in_(select(PersonFollow.person_id).where(PersonFollow.follower_id == me)), signed())


def under_tags_followed(me):
    """The criterion that a thread stands under a tag that `me`, an id, follows."""
    return Thread.id.in_(select(Tag.thread_id).join(TagFollow, TagFollow.name == Tag.name).where(TagFollow.person_id == me))
