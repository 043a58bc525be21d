"""What a form is about: a thread, a reply or a person, found as the caller."""

from collections.abc import Mapping

from app.core.errors import NotFound
from app.core.parsing import number_of
from app.domain.discussions.paths import path_of
from app.domain.discussions.queries import find_comment, find_thread
from app.domain.moderation.subjects import Thing
from app.domain.people.models import Person
from app.domain.people.queries import find_person_by_handle
from app.edge.caller import caller


def thing_named(form: Mapping) -> Thing:
    """The thing that `form` names by `thread`, `comment` or `person`. Raises NotFound where it names nothing one may see."""
    if form.get("comment"):
        return find_comment(number_of(form, "comment"), seen_by=caller())
    if form.get("thread"):
        return find_thread(number_of(form, "thread"), seen_by=caller())
    if form.get("person"):
        return find_person_by_handle(form["person"].replace("\x00", ""), seen_by=caller())
    raise NotFound


def is_named(form: Mapping) -> bool:
    """Whether `form` names a thing at all."""
    return any(form.get(name) for name in ("thread", "comment", "person"))


def place_of(thing: Thing) -> str:
    """The page on which the thing is read."""
    if isinstance(thing, Person):
        return f"/u/{thing.handle}"
    if hasattr(thing, "thread_id"):
        return f"/comments/{thing.id}"
    return path_of(thing.kind, thing.id, "" if thing.is_deleted else thing.title)
