"""Searching, as somebody: the index proposes, the domain's own rules decide."""

from dataclasses import dataclass, field

from sqlalchemy import or_

from app.core.database import db
from app.domain.groups.models import Group
from app.domain.people.models import Person
from app.domain.people.queries import people_visible_to
from app.subscribers.search.asking import asked, everything
from app.subscribers.search.documents import UNSIGNED
from app.subscribers.search.hits import Hit, hits_of
from app.subscribers.search.index import index
from app.subscribers.search.likeness import things_like
from app.subscribers.search.narrowing import Narrowing, narrowed
from app.subscribers.search.rooms import rooms_open_to
from app.subscribers.search.seeking import Found, Sought, place_of, seek
from app.subscribers.search.things import KINDS, SECTIONS
from app.subscribers.search.titles import titled

__all__ = ["SECTIONS", "Hit", "Narrowing", "Results", "narrowed", "search_for", "things_like"]

SIZE = 20
# Other words people use for a kind.
CALLED = {"people": "person", "work": "project", "news": "announcement"}


@dataclass(frozen=True)
class Results:
    """One page of hits and, of what the asker may see only, how many there are in all and of each kind.

    `next` names the page that follows. `sections` has the best of each section, if asked for. `instead` are words taken for some
    that nothing has. `author` and `place` are names for what was narrowed to. `is_lost`: there is no index, and only titles were
    looked at; `is_behind`: the newest may be missing.
    """

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    next: str | None = None
    counts: dict[str, int] = field(default_factory=dict)
    sections: dict[str, list[Hit]] = field(default_factory=dict)
    instead: dict[str, list[str]] = field(default_factory=dict)
    author: str = ""
    place: str = ""
    is_lost: bool = False
    is_behind: bool = False


def search_for(
    words: str, *, seen_by: Person | None, narrowing: Narrowing | None = None, kinds=(), group: Group | None = None,
    newest: bool = False, after: str | None = None, size: int = SIZE, each: int = 0, shortest: int = 3,
) -> Results:  # fmt: skip
    """What `seen_by` may find for `words`, the best first or the `newest`: of `kinds` (all if none), in `group` only if given.

    Operators among the words narrow like `narrowing`. `after` is a former page's `next`; `each` is how many to bring of every
    section besides. Any text is an answerable question: at most seven SQL queries. Raises NotFound for an `after` nobody handed out.
    """
    below = place_of(after)
    text, narrowing = narrowed((words or "")[:200], narrowing or Narrowing())
    rooms = rooms_open_to(seen_by, group.slug if group else narrowing.place)
    authors = _authors(seen_by, narrowing.author) if narrowing.author else {}
    question = asked(text, shortest=shortest) if text or not narrowing else everything()
    named = {"place": rooms.place, "author": ", ".join(authors.values())}
    if not rooms.allowed or text and not question.words or not text and not narrowing:
        return Results(**named)
    sought = Sought(
        question, rooms.allowed, tuple(name for name in kinds or () if name in KINDS), _fields(narrowing, authors, seen_by),
        narrowing.since, narrowing.until, newest or not question.words, below, size, each,
    )  # fmt: skip
    found, is_lost = _found(sought, seen_by)
    everywhere = [*found.keys, *(key for keys in found.sections.values() for key in keys)]
    hits = {hit.key: hit for hit in hits_of(list(dict.fromkeys(everywhere)), found.question, seen_by=seen_by)}
    sections = {name: [hits[key] for key in keys if key in hits] for name, keys in found.sections.items()}
    shown = [hits[key] for key in found.keys if key in hits]
    return Results(
        hits=shown, total=found.total - (len(found.keys) - len(shown)), next=found.next and str(found.next), counts=found.counts,
        sections=sections, instead=found.instead, is_lost=is_lost, is_behind=rooms.is_behind, **named,
    )  # fmt: skip


def _found(sought: Sought, seen_by: Person | None) -> tuple[Found, bool]:
    """What the index has, and False; or what the titles have, and True, where there is no index or it cannot be read."""
    found = index.answer(lambda reading: seek(reading, sought))
    return (found, False) if found else (titled(sought, seen_by=seen_by), True)


def _fields(narrowing: Narrowing, authors: dict[str, str], seen_by: Person | None) -> dict[str, tuple[str, ...]]:
    """What a document's fields must have one of. What stands without its author's name is found by nobody but them, as theirs."""
    by = (*authors, f"{seen_by.handle}{UNSIGNED}") if seen_by and seen_by.handle in authors else tuple(authors)
    kind = CALLED.get(narrowing.kind, narrowing.kind.removesuffix("s"))
    # A name that nobody has is looked for as it is not kept: what was typed might be what somebody's own is kept under.
    fields = {"by": by or (UNSIGNED if narrowing.author else "",), "tag": (narrowing.tag,), "kind": (kind,)}
    return {name: words for name, words in fields.items() if any(words)}


def _authors(person: Person | None, words: str) -> dict[str, str]:
    """Names by handle of those whom `person` may find under the handle, the name or the beginning of it."""
    if words == "me" and person is not None:
        return {person.handle: person.name}
    called = or_(Person.handle == words, Person.name_key == words, Person.name_key.startswith(f"{words} ", autoescape=True))
    people = people_visible_to(person).with_only_columns(Person.handle, Person.name).where(called).order_by(Person.name_key).limit(10)
    return {handle: name for handle, name in db.session.execute(people)}
