"""Whoosh's files: one writer, and readers that are opened anew whenever something was written.

The index proposes, the database decides: nothing in here is shown to anybody unchecked. It holds no
text to show, can be thrown away at any time and is rebuilt from the database.
"""

import logging
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from time import monotonic

from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, ID, KEYWORD, TEXT, Schema
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.writing import CLEAR

from app.subscribers.search.analysis import analyzer
from app.subscribers.search.merging import merge_alike
from app.subscribers.search.reading import COLUMNS, Reading
from app.subscribers.search.seals import is_whole, lose, seal

SCHEMA = Schema(
    key=ID(unique=True),
    thread=ID(),
    kind=KEYWORD(),
    by=KEYWORD(),
    tag=KEYWORD(),
    # The title is part of the text: one posting list a word answers whether, the other how well.
    text=TEXT(analyzer=analyzer()),
    title=TEXT(analyzer=analyzer(), phrase=False),
    **{name: COLUMN(NumericColumn("q")) for name in COLUMNS},
)
# Files of another shape have another name: they count as lost, and the index is built anew.
NAME = "kithline_2"
SLOW_TO_OPEN = 0.05
log = logging.getLogger(__name__)


class SearchIndex:
    """The house's one index. `index` below is the only one there is."""

    def __init__(self):
        self.path = self._storage = self._files = self._reading = None
        self._kept = {}
        # A reader's position in its files is shared state, so one question is answered at a time.
        self._lock = Lock()

    def connect(self, path: Path | None) -> None:
        """Use the folder `path`, made if need be; None keeps everything in memory."""
        if path is not None:
            path.mkdir(parents=True, exist_ok=True)
        self.path, self._storage = path, RamStorage() if path is None else FileStorage(str(path))
        self._files = self._reading = None
        self._kept = {}

    @contextmanager
    def writing(self, *, limitmb: int = 64):
        """A writer whose work is there for all after the block, or not at all if the block raises."""
        writer = self._opened(create=True).writer(limitmb=limitmb)
        try:
            yield writer
        except BaseException:
            writer.cancel()
            raise
        writer.commit(mergetype=merge_alike)
        if self.path:
            seal(self.path, NAME)

    def begin(self) -> None:
        """Make an empty index where there is none."""
        self._opened(create=True)

    def wipe(self) -> None:
        """Forget every document. Generations go on counting, so that readers elsewhere notice."""
        self._opened(create=True).writer().commit(mergetype=CLEAR)

    @contextmanager
    def reading(self):
        """The index as it is now, for one question at a time; None where there is none. Raises what damaged files make Whoosh raise."""
        with self._lock:
            yield self._current()

    def answer(self, ask):
        """What `ask(reading)` makes of the index as it is now; None where there is none or it cannot be read."""
        try:
            with self.reading() as reading:
                return ask(reading) if reading else None
        except Exception:  # files that somebody spoiled make Whoosh raise whatever comes first
            log.exception("the search index cannot be read")
            self.doubt()

    def document_count(self) -> int:
        """How many documents there are."""
        files = self._opened()
        return files.doc_count() if files else 0

    def is_there(self) -> bool:
        """Whether there is an index, whole or not."""
        return any(name.startswith(f"_{NAME}_") and name.endswith(".toc") for name in self._storage)

    def doubt(self) -> None:
        """Look the files over; if they are not what was written, they are thrown away, and the index counts as lost."""
        if self.path and self.is_there() and not is_whole(self.path, NAME, SCHEMA):
            log.error("the search index was damaged, and has to be built anew")
            self.forget()
            lose(self.path, NAME)

    def forget(self) -> None:
        """Read the files anew at the next question."""
        with self._lock:
            self._files, self._kept = None, {}
            self._changed_to(None)

    def _opened(self, *, create: bool = False):
        if not self.is_there():
            self._files = self._storage.create_index(SCHEMA, NAME) if create else None
        elif self._files is None:
            self._files = self._storage.open_index(NAME, schema=SCHEMA)
        return self._files

    def _current(self) -> Reading | None:
        files, reading = self._opened(), self._reading
        if files is None:
            return self._changed_to(None)
        # A large index takes a moment to open: at most once a second then, at once otherwise.
        if reading and reading.seconds > SLOW_TO_OPEN and monotonic() - reading.opened_at < 1:
            return reading
        if reading is None or reading.generation != files.latest_generation():
            return self._changed_to(Reading(files, self._kept))
        return reading

    def _changed_to(self, reading: Reading | None) -> Reading | None:
        before, self._reading = self._reading, reading
        if before:
            before.close()
        return reading


index = SearchIndex()
