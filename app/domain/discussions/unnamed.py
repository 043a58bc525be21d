"""What stands where the name of an author is not shown yet, over a thread and over whatever they do beneath it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Mapped

from app.core.clock import now
from app.domain.people.models import Person

BLIND_HOURS = 12
BLIND = timedelta(hours=BLIND_HOURS)
# What everybody reads over what the author of an unnamed thread does beneath it, so that one can talk with them.
AUTHOR = "The author"


@dataclass(frozen=True)
class Unnamed:
    """Stands in for a person on a page: a neutral name, no picture, nothing that leads anywhere, and when the name is shown.

    `is_below`: beneath what they opened, where a word tells them from everybody else.
    """

    until: datetime
    id: int = 0
    name: str = "A colleague"
    handle: str = ""
    photo: str = ""
    title: str = ""
    is_below: bool = False


class Signed:
    """What a thread says of whoever opened it: nobody but they are told before `blind_until`, where there is such a moment.

    `writer` is who that really was, for guards and records; no page prints it.
    """

    blind_until: Mapped[datetime | None]

    @property
    def is_blind(self) -> bool:
        return self.blind_until is not None and self.blind_until > now()

    @property
    def author(self) -> Person | Unnamed:
        """Whoever opened it, as everybody may know them."""
        return Unnamed(self.blind_until) if self.is_blind else self.writer

    def author_for(self, person: Person | None) -> Person | Unnamed:
        """Whoever opened it, as `person` may know them: one knows what is one's own."""
        return self.writer if person is not None and person.id == self.author_id else self.author


class Said:
    """What somebody wrote beneath a thread. `writer` is who that really was, for guards and records; no page prints it."""

    @property
    def author(self) -> Person | Unnamed:
        """Whoever wrote it, as everybody may know them."""
        return as_known(self.writer, self.thread)

    def author_for(self, person: Person | None) -> Person | Unnamed:
        """Whoever wrote it, as `person` may know them."""
        return as_known(self.writer, self.thread, person)


class Done:
    """What somebody did to a thread. `doer` is who that really was, for guards and records; no page prints it."""

    @property
    def person(self) -> Person | Unnamed:
        """Whoever did it, as everybody may know them."""
        return as_known(self.doer, self.thread)

    def author_for(self, person: Person | None) -> Person | Unnamed:
        """Whoever did it, as `person` may know them."""
        return as_known(self.doer, self.thread, person)


def as_known(doer: Person, thread: Signed, person: Person | None = None) -> Person | Unnamed:
    """`doer`, who did something beneath `thread`, as `person` may know them there, or everybody: whoever opened it is the author and
    nobody else as long as nobody is told who that is. One knows oneself."""
    if doer.id != thread.author_id or not thread.is_blind or (person is not None and person.id == doer.id):
        return doer
    return Unnamed(thread.blind_until, name=AUTHOR, is_below=True)


def is_named(author: Person | Unnamed) -> bool:
    """Whether that is a person whom everybody may know."""
    return isinstance(author, Person)
