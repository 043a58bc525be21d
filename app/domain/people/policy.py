"""Who may do what with an account."""

from app.domain.people.models import Person


def can_open_accounts(person: Person, *_) -> bool:
    """The house and administrators bring people in."""
    return person.kind == "house" or (person.administers and person.is_active)


def can_edit_profile(person: Person, subject: Person) -> bool:
    return person.id == subject.id or person.kind == "house"


def can_appoint(person: Person, subject: Person) -> bool:
    return can_open_accounts(person)


def can_suspend(person: Person, subject: Person) -> bool:
    return can_open_accounts(person) and person.id != subject.id


def can_bar(person: Person, subject: Person) -> bool:
    """The moderators of the house, and none of them another or themselves."""
    return person.moderates and person.is_active and person.id != subject.id and not subject.moderates
