"""Sending files, hanging them on something, and letting go of what hangs on nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select, update

from app.core.clock import now
from app.core.database import db
from app.core.errors import Invalid, NotFound
from app.core.events import record
from app.core.policy import permits
from app.domain.discussions.models import Comment, Thread
from app.domain.files.events import FilesAttached, FilesDetached
from app.domain.files.intake import Sent
from app.domain.files.models import File
from app.domain.files.policy import can_attach, can_discard, can_send
from app.domain.files.queries import WAITING, files_of, hangs_on, unattached_bytes
from app.domain.people.models import Person

LONGEST_ALT = 300
MOST_WAITING, MOST_WAITING_BYTES = 60, 400 * 2**20


@dataclass(frozen=True)
class Described:
    """What a picture shows, or that it is there for show only."""

    alt: str = ""
    is_decorative: bool = False


@permits(can_send)
def receive(sent: Sent, *, by: Person) -> File:
    """What was put away is `by`'s from now on, and for a day; only they see it until it hangs on something.

    Raises Invalid(files=…) for somebody who has much lying about already.
    """
    number, size = unattached_bytes(by)
    if number >= MOST_WAITING or size + sent.size > MOST_WAITING_BYTES:
        raise Invalid(files="Much of what you sent hangs on nothing yet. Post that first, or wait until tomorrow.")
    file = File(
        key=sent.key,
        owner_id=by.id,
        name=sent.name,
        name_key=sent.name.casefold(),
        shelf=sent.medium.shelf,
        media_type=sent.medium.type,
        word=sent.medium.word,
        size=sent.size,
        small_size=sent.small_size,
        width=sent.width,
        height=sent.height,
        created_at=sent.at,
    )
    db.session.add(file)
    db.session.flush()
    return file


@permits(can_attach)
def attach(contribution: Thread | Comment, *, by: Person, keys: list[str], described: Mapping[str, Described], most: int) -> list[File]:
    """Let exactly the files `keys` hang on a thread's opening or a comment, in that order, each described.

    Raises NotFound for a key that is no waiting file of `by`, Invalid(files=…) for more than `most` or a picture nobody describes.
    """
    keys = list(dict.fromkeys(keys))
    if len(keys) > most:
        raise Invalid(files=f"At most {most} files hang on one contribution; these are {len(keys)}.")
    before = files_of(contribution)
    if not keys and not before:
        return []
    _detach(contribution, by, [file for file in before if file.key not in keys])
    taken = [key for key in keys if key not in {file.key for file in before}]
    for key in taken:
        _take(contribution, by, key)
    files = list(db.session.scalars(select(File).where(hangs_on(contribution)).execution_options(populate_existing=True)))
    for file in files:
        file.position = keys.index(file.key)
        _describe(file, described.get(file.key))
    contribution.file_count = len(files)
    if taken and not _is_held(contribution):
        record(FilesAttached(actor_id=by.id, **_place(contribution), file_ids=[file.id for file in files if file.key in taken]))
    return sorted(files, key=lambda file: file.position)


def _take(contribution: Thread | Comment, by: Person, key: str) -> None:
    # Compare and set: of two forms that name the same file, one gets it.
    mine = (File.key == key, File.owner_id == by.id, File.thread_id.is_(None), File.created_at > now() - WAITING)
    taken = db.session.execute(update(File).where(*mine).values(attached_at=now(), **_place(contribution)))
    if not taken.rowcount:
        raise NotFound


def _detach(contribution: Thread | Comment, by: Person, files: list[File]) -> None:
    """What is taken off is its sender's alone again, and soon gone."""
    for file in files:
        file.thread_id = file.comment_id = file.attached_at = None
    db.session.flush()
    if files and not _is_held(contribution):
        record(FilesDetached(actor_id=by.id, **_place(contribution), file_ids=[file.id for file in files]))


def _describe(file: File, described: Described | None) -> None:
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


@permits(can_discard)
def discard(file: File, *, by: Person) -> list[str]:
    """Let go of a file that hangs on nothing. Returns where its bytes are, to be forgotten once this is committed."""
    paths = file.paths
    db.session.delete(file)
    return paths
