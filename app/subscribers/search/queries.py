"""Searching, as somebody: the index proposes, the domain's own rules decide."""

from dataclasses import dataclass

from sqlalchemy import literal, union_all

from app.core.database import db
from app.domain.groups.models import Group
from app.domain.groups.queries import groups_visible_to, readable_group_ids
from app.domain.people.models import Person
from app.subscribers.search.asking import KINDS, Asked, asked
from app.subscribers.search.filter import STAFF
from app.subscribers.search.hits import Hit, hits_of
from app.subscribers.search.index import COUNTED, index

SIZE = 20
MOST_PAGES = 25


@dataclass(frozen=True)
class Results:
    """One page of hits; `total` counts only what the asker may see and stops at `COUNTED`; `next` is a page number."""

    hits: list[Hit]
    total: int
    next: int | None

    @property
    def is_more(self) -> bool:
        """Whether there are more than `total` says."""
        return self.total >= COUNTED


NOTHING = Results([], 0, None)


def search_for(words: str, *, seen_by: Person | None, kinds=None, group: Group | None = None, page: int = 1, size: int = SIZE) -> Results:
    """What `seen_by` may find for `words`: page `page` of hits of `kinds` (all if None), in `group` only if given.

    Any text is an answerable question. At most five SQL queries, whatever is found.
    """
    question, page = asked(words or ""), min(max(page, 1), MOST_PAGES)
    kinds = [kind for kind in (kinds or _kinds_named(question)) if kind in KINDS]
    allowed = _allowed(seen_by, group.slug if group else question.place)
    if not allowed:
        return NOTHING
    found = index.find(question.within(kinds), allowed=allowed, first=(page - 1) * size, size=size)
    hits = hits_of(found.keys, question, seen_by=seen_by)
    total = found.total - (len(found.keys) - len(hits))
    return Results(hits, total, page + 1 if found.total > page * size and page < MOST_PAGES else None)


def _kinds_named(question: Asked) -> list[str]:
    named = {"people": "person", "news": "announcement", "work": "project"}.get(question.kind, question.kind).removesuffix("s")
    return [named] if named else []


def _allowed(person: Person | None, slug: str) -> frozenset[int]:
    """Ids of rooms `person` may find things in; groups whose name they may know count as minus their id."""
    readable = readable_group_ids(person).add_columns(Group.slug, literal(1).label("sign"))
    known = groups_visible_to(person).with_only_columns(Group.id, Group.slug, literal(-1).label("sign"))
    rows = db.session.execute(union_all(readable, known)).all()
    if slug:
        return frozenset(number * sign for number, name, sign in rows if name == slug)
    everywhere = {STAFF} if person is not None and person.is_staff and person.is_active else set()
    return frozenset(everywhere.union(number * sign for number, _, sign in rows))
