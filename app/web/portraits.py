"""What a person's page shows beside what they say of themselves, as far as the one looking may see it."""

from collections import defaultdict

from sqlalchemy import literal, select, union_all
from sqlalchemy.orm import joinedload

from app.core.database import db
from app.core.pages import Page, page_of
from app.domain.discussions.blind import named, signed_for
from app.domain.discussions.models import Comment, Thread
from app.domain.discussions.queries import comments_visible_to, threads_visible_to, told
from app.domain.follows.models import PersonFollow
from app.domain.groups.models import Group
from app.domain.groups.queries import groups_of, readable_group_ids
from app.domain.lineage.models import PARTS, Credit
from app.domain.people.models import Person, Trait

# The tabs of what a person said, each with the kinds of threads behind it.
PARTS_SAID = {
    "all": ("Opened", ()),
    "posts": ("Posts", ("post",)),
    "ideas": ("Ideas", ("idea",)),
    "work": ("Projects and outcomes", ("project", "outcome")),
    "replies": ("Replies", ()),
}


def about(person: Person, *, seen_by: Person) -> dict:
    """The person's traits in their own words, and whether `seen_by` follows them. One query."""
    traits = select(Trait.kind, Trait.word, Trait.id.label("place")).where(Trait.person_id == person.id)
    mine = (PersonFollow.person_id == person.id, PersonFollow.follower_id == seen_by.id)
    both = union_all(traits, select(literal("followed"), literal(""), literal(0)).where(*mine)).subquery()
    found = {"skill": [], "interest": [], "followed": []}
    for kind, word in db.session.execute(select(both.c.kind, both.c.word).order_by(both.c.place)):
        found[kind].append(word)
    return {"is_followed": bool(found.pop("followed")), "traits": found}


def groups_shared(person: Person, *, seen_by: Person) -> list[Group]:
    """The person's groups whose members `seen_by` may know."""
    return list(db.session.scalars(groups_of(person).where(Group.id.in_(readable_group_ids(seen_by)))))


def said_by(person: Person, part: str = "all", *, seen_by: Person, after: str | None) -> Page:
    """What the person said and `seen_by` may read, newest first: what they opened (of the kinds of a `part`), or their replies."""
    if part == "replies":
        replies = comments_visible_to(seen_by).where(Comment.author_id == person.id, told(), named(Comment.author_id, seen_by.id))
        replies = replies.options(joinedload(Comment.thread), joinedload(Comment.group))
        return page_of(replies, Comment.created_at, Comment.id, size=10, after=after, scalars=True)
    threads = threads_visible_to(seen_by).where(Thread.author_id == person.id, signed_for(seen_by.id)).options(joinedload(Thread.group))
    if kinds := PARTS_SAID[part][1]:
        threads = threads.where(Thread.kind.in_(kinds))
    return page_of(threads, Thread.created_at, Thread.id, size=10, after=after, scalars=True)


def line_of(person: Person, *, seen_by: Person) -> list[tuple[Thread, list[str]]]:
    """What the person had a part in, newest first, each with their parts. Others see what they have confirmed."""
    states = ("confirmed", "proposed") if person.id == seen_by.id else ("confirmed",)
    visible = threads_visible_to(seen_by).with_only_columns(Thread.id)
    credits = (
        select(Thread, Credit.part)
        .join(Credit, Credit.thread_id == Thread.id)
        .where(Credit.person_id == person.id, Credit.state.in_(states), Thread.id.in_(visible))
        .order_by(Thread.created_at.desc(), Thread.id.desc())
        .limit(40)
    )
    parts = defaultdict(list)
    for thread, part in db.session.execute(credits):
        parts[thread].append(part)
    return [(thread, sorted(words, key=PARTS.index)) for thread, words in parts.items()]


def skills_of(people: list[Person]) -> dict[int, list[str]]:
    """The first few skills of each of `people`, in one query."""
    words = defaultdict(list)
    query = select(Trait.person_id, Trait.word).where(Trait.person_id.in_([person.id for person in people]), Trait.kind == "skill")
    for person_id, word in db.session.execute(query.order_by(Trait.id)):
        if len(words[person_id]) < 3:
            words[person_id].append(word)
    return words
