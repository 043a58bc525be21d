"""What can be found, as documents of the index: what is true now, whatever happened meanwhile.

`room` and `home` say who may find a document: a group's id for what is said in it, minus the id for
its name (which more people may know), `STAFF` for what all staff may see.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import case, select

from app.core.database import db
from app.core.markdown import plain
from app.domain.discussions.blind import named, signed
from app.domain.discussions.models import Comment, Tag, Thread
from app.domain.discussions.queries import told
from app.domain.groups.models import Group
from app.domain.people.models import Person, Trait
from app.domain.posts.models import Post
from app.subscribers.search.analysis import composed
from app.subscribers.search.texts import NAMES_ON_COMMENT, with_texts, words_of, words_said
from app.subscribers.search.things import number_of_thing

STAFF = 0
# What nobody is told the author of is kept under a name for them alone, which is no handle.
UNSIGNED = "@"


@dataclass
class Named:
    """Ids of what a batch of events was about."""

    threads: set[int] = field(default_factory=set)
    comments: set[int] = field(default_factory=set)
    people: set[int] = field(default_factory=set)
    groups: set[int] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.threads or self.comments or self.people or self.groups)


def documents_of(named: Named) -> list[dict]:
    """The documents of those of `named` that are to be found, at most one query for each noun, two for threads and people."""
    return [*_threads(named.threads), *_comments(named.comments), *_people(named.people), *_groups(named.groups)]


def keys_of(named: Named) -> set[str]:
    """The keys of everything `named`."""
    nouns = (("thread", named.threads), ("comment", named.comments), ("person", named.people), ("group", named.groups))
    return {f"{noun}:{number}" for noun, numbers in nouns for number in numbers}


def _threads(ids):
    if not ids:
        return
    tags = defaultdict(list)
    for thread_id, name in db.session.execute(select(Tag.thread_id, Tag.name).where(Tag.thread_id.in_(ids))):
        tags[thread_id].append(name)
    # What is found by its author is found under their name: not before it is shown, when it is looked up again.
    by = _found_by(signed())
    columns = select(Thread.id, Thread.kind, Thread.title, Thread.group_id, Thread.created_at, by, Post.kind.label("post_kind"))
    query = with_texts(columns.join(Person, Person.id == Thread.author_id))
    for row in db.session.execute(query.where(Thread.id.in_(ids), Thread.deleted_at.is_(None), told())):
        document = _document("thread", row.id, row.kind, row.title, words_of(row), row.group_id, row.created_at, by=row.by)
        kinds = f"{row.kind} {row.post_kind or ''}"
        yield document | {"thread": str(row.id), "kind": kinds, "tag": " ".join(tags[row.id])}


def _comments(ids):
    columns = (Comment.id, Comment.thread_id, Comment.body_html, Comment.group_id, Comment.created_at, Thread.group_id.label("home_id"))
    query = (
        select(*columns, _found_by(named(Comment.author_id)))
        .add_columns(NAMES_ON_COMMENT)
        .join(Thread, Thread.id == Comment.thread_id)
        .join(Person, Person.id == Comment.author_id)
        .where(Comment.id.in_(ids), Comment.deleted_at.is_(None), Thread.deleted_at.is_(None), told())
    )
    for row in db.session.execute(query) if ids else ():
        document = _document("comment", row.id, "comment", "", words_said(row), row.group_id, row.created_at, by=row.by)
        yield document | {"thread": str(row.thread_id), "home": row.home_id}


def _found_by(known):
    return case((known, Person.handle), else_=Person.handle + UNSIGNED).label("by")


def _people(ids):
    if not ids:
        return
    traits = defaultdict(list)
    for person_id, word in db.session.execute(select(Trait.person_id, Trait.word).where(Trait.person_id.in_(ids))):
        traits[person_id].append(word)
    query = select(Person).where(Person.id.in_(ids), Person.kind != "house", Person.suspended_at.is_(None))
    for person in db.session.scalars(query):
        words = [person.title, person.department, person.location, person.handle, plain(person.about_html), *traits[person.id]]
        yield _document("person", person.id, "person", person.name, " ".join(words), STAFF, person.created_at, by=person.handle)


def _groups(ids):
    for group in db.session.scalars(select(Group).where(Group.id.in_(ids))) if ids else ():
        words = f"{group.purpose} {plain(group.about_html)}"
        yield _document("group", group.id, "group", group.name, words, -group.id, group.created_at)


def _document(noun: str, number: int, kind: str, title: str, body: str, room: int, at: datetime, *, by: str = "") -> dict:
    title = composed(title)
    text = f"{title} {composed(body)}"
    return {
        "key": f"{noun}:{number}",
        "kind": kind,
        "by": by,
        "title": title,
        "text": text,
        "room": room,
        "home": room,
        "what": number_of_thing(kind, number),
        "at": int(at.timestamp()),
        "size": len(text.split()),
    }
