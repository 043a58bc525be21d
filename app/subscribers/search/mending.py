"""An index that was lost or damaged is noticed, and built anew from the database beside the house's other work."""

import logging
import os
from pathlib import Path
from shutil import rmtree
from threading import Thread as Work
from time import monotonic, sleep

from sqlalchemy import select

from app.core.database import db
from app.core.outbox import Cursor
from app.domain.discussions.models import Comment, Thread
from app.domain.groups.models import Group
from app.domain.people.models import Person
from app.subscribers.search.documents import Named, documents_of
from app.subscribers.search.index import NAME, SearchIndex, index

CHUNK = 100
log = logging.getLogger(__name__)
_work: Work | None = None


def look() -> None:
    """Begin to build the index anew if there is none though the log was read into one. For the process that delivers."""
    global _work
    if index.path is None or index.is_there() or _work is not None and _work.is_alive():
        return
    if _was_read():
        log.warning("there is no search index; it is being built anew")
        _work = Work(target=_build, name="mending", daemon=True)
        _work.start()


def examine() -> None:
    """Look the files of the index over."""
    index.doubt()


def rebuild(*, rest: float = 0.0) -> int:
    """Build the index anew from what the database has now, and put it in its place. Returns the number of documents.

    What happens meanwhile is read from the log afterwards: the cursor stands still. `rest` is how long to pause after a chunk, as
    a multiple of what the chunk took, so that pages are served between.
    """
    place, count = index.path / "fresh", 0
    rmtree(place, ignore_errors=True)
    fresh = SearchIndex()
    fresh.connect(place)
    with fresh.writing(limitmb=128) as writer:
        for named in _everything():
            began = monotonic()
            with db.reading():
                for document in documents_of(named):
                    writer.add_document(**document)
                    count += 1
                db.session.remove()
            sleep((monotonic() - began) * rest)
    _put_in_place(place, index.path)
    index.forget()
    return count


def _build() -> None:
    try:
        log.warning("the search index is there again, with %s documents", rebuild(rest=1.0))
    except Exception:
        log.exception("the search index could not be built; it will be tried again")


def _was_read() -> bool:
    with db.reading():
        position = db.session.scalar(select(Cursor.last_event_id).where(Cursor.name == "search"))
        db.session.remove()
    return bool(position)


def _everything():
    """What there is, in chunks."""
    for noun, model in (("people", Person), ("groups", Group), ("threads", Thread), ("comments", Comment)):
        last = 0
        while ids := _ids(model, last):
            yield Named(**{noun: set(ids)})
            last = ids[-1]


def _ids(model, after: int) -> list[int]:
    with db.reading():
        ids = list(db.session.scalars(select(model.id).where(model.id > after).order_by(model.id).limit(CHUNK)))
        db.session.remove()
    return ids


def _put_in_place(place: Path, folder: Path) -> None:
    # The table of contents last: until then there is no index.
    for kind in ("seg", "sum", "toc"):
        for file in place.glob(f"*.{kind}"):
            os.replace(file, folder / file.name)
    rmtree(place, ignore_errors=True)
    # What an index of another shape left behind.
    for file in folder.iterdir():
        if NAME not in file.name and file.suffix in (".seg", ".sum", ".toc"):
            file.unlink(missing_ok=True)
