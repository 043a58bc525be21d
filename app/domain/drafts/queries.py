"""Finding one's own drafts."""

from sqlalchemy import Select, select

from app.core.database import db
from app.core.errors import NotFound
from app.domain.drafts.models import Draft
from app.domain.people.models import Person


def drafts_of(person: Person) -> Select:
    """The drafts of `person`; order and page them by (updated_at, id)."""
    return select(Draft).where(Draft.person_id == person.id)


def find_draft(draft_id: int, *, seen_by: Person) -> Draft:
    """The draft with that id if it is `seen_by`'s own. Raises NotFound."""
    draft = db.session.scalar(drafts_of(seen_by).where(Draft.id == draft_id))
    if draft is None:
        raise NotFound
    return draft


def draft_at(place: str, person: Person) -> Draft | None:
    """What `person` is writing for `place`, None if nothing."""
    return db.session.scalar(drafts_of(person).where(Draft.place == place))
