"""What was found, looked up again as the one who asks may see it: one query for each noun."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup
from sqlalchemy import case, func, select
from sqlalchemy.orm import aliased

from app.core.database import db
from app.core.markdown import plain
from app.domain.discussions.blind import author_columns, named
from app.domain.discussions.models import Comment, Share, Thread
from app.domain.discussions.paths import path_of
from app.domain.discussions.queries import comments_visible_to, threads_visible_to, told
from app.domain.groups.models import Group
from app.domain.groups.queries import groups_visible_to, readable_group_ids
from app.domain.people.models import Person
from app.domain.people.queries import people_visible_to
from app.subscribers.search.asking import Asked
from app.subscribers.search.marking import marked, passage
from app.subscribers.search.texts import NAMES_ON_COMMENT, with_texts, words_of, words_said

_PLACE = (Group.name.label("group_name"), Group.slug.label("group_slug"))


@dataclass(frozen=True)
class Hit:
    """A line of the result. `title` and `snippet` are safe HTML with <mark>s."""

    key: str
    kind: str
    id: int
    path: str
    title: Markup
    snippet: Markup
    state: str = ""
    group_name: str = ""
    group_slug: str = ""
    author_name: str = ""
    author_handle: str = ""
    author_photo: str = ""
    created_at: datetime | None = None
    blind_until: datetime | None = None
    also_in: tuple[str, ...] = ()


def hits_of(keys: list[str], asked: Asked, *, seen_by: Person | None) -> list[Hit]:
    """Those of `keys` that `seen_by` may see now, in the order given."""
    wanted = {}
    for key in keys:
        noun, _, number = key.partition(":")
        wanted.setdefault(noun, []).append(int(number))
    found = {hit.key: hit for noun, ids in wanted.items() for hit in _LOOKED_UP[noun](ids, asked, seen_by)}
    return [found[key] for key in keys if key in found]


def _threads(ids, asked, seen_by):
    columns = (Thread.id, Thread.kind, Thread.title, Thread.state, Thread.created_at)
    query = threads_visible_to(seen_by).with_only_columns(*columns, *author_columns(seen_by.id if seen_by else None), *_PLACE)
    query = query.join(Person, Person.id == Thread.author_id).join(Group, Group.id == Thread.group_id).add_columns(_also_in(seen_by))
    for row in db.session.execute(with_texts(query.where(Thread.id.in_(ids)))):
        path = path_of(row.kind, row.id, row.title)
        yield _hit(f"thread:{row.id}", row.kind, row, path, marked(row.title, asked), passage(words_of(row), asked))


def _also_in(seen_by):
    """The names of the groups a thread was brought to, as far as `seen_by` may read there, a line each."""
    room = aliased(Group)
    names = select(func.aggregate_strings(room.name, "\n")).join(Share, Share.group_id == room.id).where(Share.thread_id == Thread.id)
    return names.where(room.id.in_(readable_group_ids(seen_by))).correlate(Thread).scalar_subquery().label("also_in")


def _comments(ids, asked, seen_by):
    columns = (Comment.id, Comment.body_html, Comment.created_at, Thread.id.label("thread_id"), Thread.kind, Thread.title, Thread.state)
    query = comments_visible_to(seen_by).with_only_columns(*columns, NAMES_ON_COMMENT, *_by(seen_by), *_PLACE)
    query = query.join(Person, Person.id == Comment.author_id).join(Group, Group.id == Comment.group_id)
    for row in db.session.execute(query.where(Comment.id.in_(ids), told())):
        path = f"{path_of(row.kind, row.thread_id, row.title)}#comment-{row.id}"
        yield _hit(f"comment:{row.id}", "comment", row, path, marked(row.title, asked), passage(words_said(row), asked))


def _by(seen_by) -> list:
    """Who said a comment, as `seen_by` may know them; if not at all, when that is told."""
    known = named(Comment.author_id, seen_by.id if seen_by else 0)
    words = [case((known, getattr(Person, name)), else_="").label(f"author_{name}") for name in ("name", "handle", "photo")]
    return [*words, Thread.blind_until]


def _people(ids, asked, seen_by):
    visible = aliased(Person, people_visible_to(seen_by).where(Person.id.in_(ids)).subquery())
    for person in db.session.scalars(select(visible)):
        words = " · ".join(filter(None, (person.title, person.department, person.location, plain(person.about_html))))
        title, snippet = marked(person.name, asked), passage(words, asked)
        yield Hit(f"person:{person.id}", "person", person.id, f"/u/{person.handle}", title, snippet, **_face(person))


def _groups(ids, asked, seen_by):
    for group in db.session.scalars(groups_visible_to(seen_by).where(Group.id.in_(ids))):
        title, snippet = marked(group.name, asked), passage(group.purpose, asked)
        place = {"state": group.visibility, "group_name": group.name, "group_slug": group.slug}
        yield Hit(f"group:{group.id}", "group", group.id, f"/g/{group.slug}", title, snippet, **place)


def _face(person) -> dict:
    return {"author_name": person.name, "author_handle": person.handle, "author_photo": person.photo}


def _hit(key, kind, row, path, title, snippet) -> Hit:
    names = ("state", "group_name", "group_slug", "author_name", "author_handle", "author_photo", "created_at")
    also = tuple(sorted(filter(None, (getattr(row, "also_in", "") or "").split("\n")), key=str.casefold))
    more = {"blind_until": getattr(row, "blind_until", None), "also_in": also}
    return Hit(key, kind, row.id, path, title, snippet, **more, **{name: getattr(row, name) for name in names})


_LOOKED_UP = {"thread": _threads, "comment": _comments, "person": _people, "group": _groups}
