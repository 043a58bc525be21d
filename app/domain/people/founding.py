"""The house account: there from the first start."""

from app.core.clock import now
from app.core.database import db
from app.core.errors import NotFound
from app.domain.people.models import Person
from app.domain.people.queries import HOUSE, house_account


def house() -> Person:
    """The account in whose name the house acts; made when it is first asked for."""
    try:
        return house_account()
    except NotFound:
        person = Person(name="Kithline", name_key="kithline", handle=HOUSE, kind="house", created_at=now())
        db.session.add(person)
        db.session.flush()
        return person
