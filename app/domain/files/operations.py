"""Sending files, hanging them on something, and letting go of what hangs on nothing."""

from collections.abc import Mapping

from sqlalchemy import select

from app.core.database import db
from app.core.errors import Invalid
from app.core.policy import permits
from app.domain.discussions.models import Comment, Thread
from app.domain.files.described import Described
from app.domain.files.hanging import describe, hang, take_off, tell_of
from app.domain.files.intake import Sent
from app.domain.files.models import File
from app.domain.files.policy import can_attach, can_discard, can_send
from app.domain.files.queries import files_of, hangs_on, unattached_bytes
from app.domain.people.models import Person

MOST_WAITING, MOST_WAITING_BYTES = 60, 400 * 2**20


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
    take_off(contribution, by, [file for file in before if file.key not in keys])
    taken = [key for key in keys if key not in {file.key for file in before}]
    for key in taken:
        hang(contribution, by, key)
    files = list(db.session.scalars(select(File).where(hangs_on(contribution)).execution_options(populate_existing=True)))
    for file in files:
        file.position = keys.index(file.key)
        describe(file, described.get(file.key))
    contribution.file_count = len(files)
    tell_of(contribution, by, [file for file in files if file.key in taken])
    return sorted(files, key=lambda file: file.position)


@permits(can_discard)
def discard(file: File, *, by: Person) -> list[str]:
    """Let go of a file that hangs on nothing. Returns where its bytes are, to be forgotten once this is committed."""
    paths = file.paths
    db.session.delete(file)
    return paths
