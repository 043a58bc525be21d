"""Hanging files on something and taking them off, for operations that have asked whether one may."""

from sqlalchemy import update

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid, NotFound
from app.core.events import record
from app.domain.discussions.models import Comment, Thread
from app.domain.files.described import Described
from app.domain.files.events import FilesAttached, FilesDetached
from app.domain.files.models import File
from app.domain.files.queries import WAITING
from app.domain.people.models import Person

LONGEST_ALT = 300


def hang(contribution: Thread | Comment, by: Person, key: str) -> None:
    """Let a waiting file of `by` hang there. Raises NotFound where it waits no longer, or never did."""
    # Compare and set: of two forms that name the same file, one gets it.
    mine = (File.key == key, File.owner_id == by.id, File.thread_id.is_(None), File.created_at > now() - WAITING)
    taken = db.session.execute(update(File).where(*mine).values(attached_at=now(), **_place(contribution)))
    if not taken.rowcount:
        raise NotFound


def take_off(contribution: Thread | Comment, by: Person, files: list[File]) -> None:
    """What is taken off is its sender's alone again, and soon gone."""
    for file in files:
        file.thread_id = file.comment_id = file.attached_at = None
    db.session.flush()
    if files and not _is_held(contribution):
        record(FilesDetached(actor_id=by.id, **_place(contribution), file_ids=[file.id for file in files]))


def tell_of(contribution: Thread | Comment, by: Person, files: list[File]) -> None:
    """Note that `files` hang there now."""
    if files and not _is_held(contribution):
        record(FilesAttached(actor_id=by.id, **_place(contribution), file_ids=[file.id for file in files]))


def describe(file: File, described: Described | None) -> None:
    """Keep what a picture shows. Raises Invalid(files=…) for one that nobody describes."""
    if not file.is_image or described is None and (file.alt or file.is_decorative):
        return
    alt = " ".join((described.alt if described else "").split())
    if len(alt) > LONGEST_ALT:
        raise Invalid(files=f"What “{file.name}” shows fits into {LONGEST_ALT} characters.")
    if not alt and not (described and described.is_decorative):
        raise Invalid(files=f"Say what “{file.name}” shows, for those who cannot see it, or tick that it is only decoration.")
    file.alt, file.is_decorative = alt, not alt


def _is_held(contribution: Thread | Comment) -> bool:
    """Of what waits to be let in no bell may ring; once it is let in it is looked up as a whole."""
    return isinstance(contribution, Thread) and contribution.held != ""


def _place(contribution: Thread | Comment) -> dict:
    if isinstance(contribution, Comment):
        return {"thread_id": contribution.thread_id, "comment_id": contribution.id}
    return {"thread_id": contribution.id, "comment_id": None}
