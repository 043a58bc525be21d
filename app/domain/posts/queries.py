"""Finding posts."""

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from app.core.database import db
from app.core.errors import Invalid, NotFound
from app.domain.discussions.models import Comment, Thread
from app.domain.discussions.queries import let_in_for, waiting
from app.domain.groups.models import Group, Membership
from app.domain.groups.policy import can_moderate
from app.domain.groups.queries import readable_group_ids
from app.domain.lineage.firm import grown_since, is_firm
from app.domain.people.models import Person
from app.domain.people.queries import people_visible_to
from app.domain.posts.models import Post, Praise


def find_post(post_id: int, *, seen_by: Person | None) -> Post:
    """The post with that id, even the stub of a deleted one, if `seen_by` may read it. Raises NotFound."""
    post = db.session.scalar(
        select(Post)
        .join(Post.thread)
        .where(Post.id == post_id, Thread.group_id.in_(readable_group_ids(seen_by)), let_in_for(seen_by))
        .options(contains_eager(Post.thread).options(joinedload(Thread.group), joinedload(Thread.writer)))
    )
    if post is None:
        raise NotFound
    return post


def answer_to(thread: Thread) -> Comment | None:
    """What was taken as the answer to the question, with its author."""
    taken = select(Comment).where(Comment.thread_id == thread.id, Comment.accepted_at.is_not(None), Comment.deleted_at.is_(None))
    return db.session.scalar(taken.options(joinedload(Comment.writer)))


def has_grown(post: Post) -> bool:
    """Whether an idea came out of the post."""
    return grown_since(post.id, "idea") is not None


def why_firm(post: Post) -> str:
    """Why the words of `post`, its files and its time stand as they are by now, or nothing while they can be changed."""
    if post.kind == "poll" and is_firm(post.thread.created_at):
        return "A poll can be changed for a day, then people have chosen by its words. Say more in a comment, or end it and ask anew."
    if is_firm(grown_since(post.id, "idea")):
        return "An idea has grown out of these words, so they stand since a day after. Say what has changed in a comment."
    return ""


def is_out(news: Thread) -> bool:
    """Whether it is an announcement, and told to the world."""
    return news.kind == "announcement" and news.state == "published" and not news.is_deleted


def praised_in(post: Post) -> list[Person]:
    """Whom the post thanks, by name."""
    named = select(Person).join(Praise, Praise.person_id == Person.id).where(Praise.post_id == post.id)
    return list(db.session.scalars(named.order_by(Person.name_key, Person.id)))


def unanswered():
    """The criterion that a thread is a question nobody's answer was taken for."""
    return (Thread.state == "") & Thread.id.in_(select(Post.id).where(Post.kind == "question"))


def people_named(text: str, *, group: Group, seen_by: Person) -> list[Person]:
    """The people named in `text`, by @handle or whole name, separated by commas: those `seen_by` may find, and members
    of `group`. Raises Invalid(people=…) for who is not there, and for a name that two people bear."""
    wanted = list(dict.fromkeys(name.casefold() for name in (" ".join(part.split()).lstrip("@") for part in text.split(",")) if name))[:50]
    belongs = select(Membership.person_id).where(Membership.group_id == group.id, Membership.state == "active")
    known = or_(Person.id.in_(people_visible_to(seen_by).with_only_columns(Person.id)), Person.id.in_(belongs))
    query = select(Person).where(or_(Person.handle.in_(wanted), Person.name_key.in_(wanted)), known, Person.suspended_at.is_(None))
    found = list(db.session.scalars(query.where(Person.kind != "house").order_by(Person.id))) if wanted else []
    return [_the_one_called(name, found) for name in wanted]


def _the_one_called(name: str, people: list[Person]) -> Person:
    called = [person for person in people if person.handle == name] or [person for person in people if person.name_key == name]
    if not called:
        raise Invalid(people=f"Nobody you can find here is called “{name[:60]}”.")
    if len(called) > 1:
        raise Invalid(people=f"{len(called)} people are called “{called[0].name}”. Write the @handle of the one you mean.")
    return called[0]


def posts_waiting_in(group: Group) -> Select:
    """Rows with the `Post`s that wait to be let into `group`; page them by `Thread.created_at, Thread.id`."""
    posts = select(Post, Thread.created_at, Thread.id).join(Post.thread).where(Thread.group_id == group.id, waiting())
    return posts.options(contains_eager(Post.thread).joinedload(Thread.writer))


def waits_for_leave(person: Person, group: Group) -> bool:
    """Whether what `person` writes waits until those who look after `group` let it in."""
    if group.approval == "off" or can_moderate(person, group):
        return False
    known = (Thread.group_id == group.id, Thread.author_id == person.id, Thread.kind == "post")
    let_in = select(Thread.id).where(*known, Thread.held == "", Thread.deleted_at.is_(None)).limit(1)
    return group.approval == "all" or db.session.scalar(let_in) is None
