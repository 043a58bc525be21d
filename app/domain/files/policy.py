"""Who may send files, and hang them on something. Who may read what they hang on may read them: see `queries.py`."""

from app.domain.discussions.models import Comment, Thread
from app.domain.files.models import File
from app.domain.people.models import Person


def can_send(person: Person | None, *_) -> bool:
    return person is not None and person.is_active


def can_attach(person: Person | None, contribution: Thread | Comment):
    """Who said it; nobody puts a file into somebody else's mouth."""
    if person is None or not person.is_active or person.id != contribution.author_id:
        return False
    return contribution.deleted_at is None or "This has been taken back."


def can_discard(person: Person | None, file: File):
    if person is None or person.id != file.owner_id:
        return False
    return file.thread_id is None or "It hangs on something. Edit that to take it off."
