"""Who may tell of the line."""

from app.domain.people.models import Person


def is_house(person: Person) -> bool:
    """What time itself causes happens in the name of the house."""
    return person.kind == "house"
