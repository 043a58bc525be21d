"""What stands where the name of an author is not shown yet."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Mapped

from app.core.clock import now
from app.domain.people.models import Person

BLIND_HOURS = 12
BLIND = timedelta(hours=BLIND_HOURS)


@dataclass(frozen=True)
class Unnamed:
    """Stands in for a person on a page: a neutral name, no picture, nothing that leads anywhere, and when the name is shown."""

    until: datetime
    id: int = 0
    name: str = "A colleague"
    handle: str = ""
    photo: str = ""
    title: str = ""


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


def is_named(author: Person | Unnamed) -> bool:
    """Whether that is a person whom everybody may know."""
    return isinstance(author, Person)
