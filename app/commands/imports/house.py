"""What the house has already of a source, and the names it has given to things."""

from sqlalchemy import select

from app.commands.imports.steps import NOUNS, Step
from app.core.database import db
from app.core.origins import origins_of
from app.domain.discussions.models import Comment
from app.domain.groups.models import Group
from app.domain.people.founding import house
from app.domain.people.models import Person
from app.domain.posts.models import Post

MODELS = {"person": Person, "group": Group, "post": Post, "comment": Comment}
ALIASES = ("channel_id", "channel_name")


class House:
    """Answers where a key of the source lives here. Rows are fetched afresh in each transaction."""

    def __init__(self, source: str, owner: str = ""):
        with db.reading():
            self._known = {noun: origins_of(source, noun) for noun in (*NOUNS, *ALIASES)}
            self._handles = dict(db.session.execute(select(Person.id, Person.handle)).all())
            self._groups = {id_: (name, slug) for id_, name, slug in db.session.execute(select(Group.id, Group.name, Group.slug))}
            db.session.remove()
        self.owner = owner

    def knows(self, noun: str, key: str) -> bool:
        return key in self._known[noun]

    def keys(self, noun: str) -> dict[str, int]:
        """All keys of that noun with their ids here."""
        return self._known[noun]

    def remember(self, noun: str, key: str, local_id: int) -> None:
        self._known[noun][key] = local_id

    def lacks(self, step: Step) -> str:
        """Why `step` cannot be taken for want of what it builds on; empty if it can."""
        for noun, key in step.needs:
            if not self.knows(noun, key):
                return f"the {noun} it belongs to ({key}) has not been taken in"
        return ""

    def row(self, noun: str, key: str):
        """The row that `key` of the source has become."""
        return db.session.get_one(MODELS[noun], self._known[noun][key])

    def itself(self) -> Person:
        return house()

    def call(self, thing: Person | Group) -> None:
        """Keep the name of somebody or something new for those who mention it."""
        if isinstance(thing, Person):
            self._handles[thing.id] = thing.handle
        else:
            self._groups[thing.id] = (thing.name, thing.slug)

    def handle_of(self, key: str) -> str | None:
        """The handle of the person `key`, None for a stranger."""
        return self._handles.get(self._known["person"].get(key))

    def group_named(self, alias: str) -> tuple[str, str] | None:
        """(name, slug) of the group the source calls `alias`, None for an unknown one."""
        for noun in ("channel_id", "channel_name", "group"):
            if found := self._groups.get(self._known[noun].get(alias)):
                return found
        return None
