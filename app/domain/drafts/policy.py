"""Whose drafts are whose."""

from app.domain.drafts.models import Draft
from app.domain.people.models import Person


def can_draft_words(person: Person | None, *_) -> bool:
    return person is not None and person.is_active


def can_change_draft(person: Person | None, draft: Draft) -> bool:
    return can_draft_words(person) and person.id == draft.person_id


def is_house(person: Person, *_) -> bool:
    return person.kind == "house"
