"""Whoosh's files: one writer, and readers that are opened anew whenever something was written.

The index proposes, the database decides: nothing in here is shown to anybody unchecked. It holds no
text to show, can be thrown away at any time and is rebuilt from the log.
"""

from array import array
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from time import monotonic

from whoosh.collectors import TimeLimit, TimeLimitCollector
from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, ID, KEYWORD, TEXT, Schema
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.query import Query
from whoosh.writing import CLEAR

from app.subscribers.search.analysis import analyzer
from app.subscribers.search.filter import GroupFilter
from app.subscribers.search.merging import merge_alike

SCHEMA = Schema(
    key=ID(unique=True, stored=True),
    thread=ID(),
    kind=KEYWORD(),
    by=KEYWORD(),
    # The title is part of the text: one posting list a word answers whether, the other how well.
    text=TEXT(analyzer=analyzer()),
    title=TEXT(analyzer=analyzer(), phrase=False),
    room=COLUMN(NumericColumn("q")),
    home=COLUMN(NumericColumn("q")),
)
SECONDS = 0.5
COUNTED = 1000
SLOW_TO_OPEN = 0.05


@dataclass(frozen=True)
class Found:
    """Keys of one page, best first, and how many there are that may be seen (counted up to `COUNTED`)."""

    keys: list[str]
    total: int


@dataclass(frozen=True)
class _Reading:
    """An open searcher with the two columns the filter asks, as they were at one generation."""

    searcher: object
    generation: int
    rooms: array
    homes: array
    opened_at: float
    seconds: float


class SearchIndex:
    """The house's one index. `index` below is the only one there is."""

    def __init__(self):
        self._storage = self._files = self._reading = None
        # A reader's position in its files is shared state, so one question is answered at a time.
        self._lock = Lock()

    def connect(self, path: Path | None) -> None:
        """Use the folder `path`, made if need be; None keeps everything in memory."""
        if path is not None:
            path.mkdir(parents=True, exist_ok=True)
        self._storage = RamStorage() if path is None else FileStorage(str(path))
        self._files = self._reading = None

    @contextmanager
    def writing(self):
        """A writer whose work is there for all after the block, or not at all if the block raises."""
        writer = self._opened(create=True).writer(limitmb=64)
        try:
            yield writer
        except BaseException:
            writer.cancel()
            raise
        writer.commit(mergetype=merge_alike)

    def wipe(self) -> None:
        """Forget every document. Generations go on counting, so that readers elsewhere notice."""
        self._opened(create=True).writer().commit(mergetype=CLEAR)

    def find(self, query: Query, *, allowed: frozenset[int], first: int, size: int) -> Found:
        """The documents `first` to `first + size` that match `query` and stand in `allowed` groups."""
        with self._lock:
            reading = self._current()
            if reading is None:
                return Found([], 0)
            seen = GroupFilter(reading.rooms, reading.homes, allowed)
            return _ask(reading.searcher, query, seen, first, size)

    def document_count(self) -> int:
        """How many documents there are."""
        files = self._opened()
        return files.doc_count() if files else 0

    def _opened(self, *, create: bool = False):
        if self._files is None and self._storage.index_exists():
            self._files = self._storage.open_index(schema=SCHEMA)
        if self._files is None and create:
            self._files = self._storage.create_index(SCHEMA)
        return self._files

    def _current(self) -> _Reading | None:
        files, reading = self._opened(), self._reading
        if files is None:
            return None
        # A large index takes a moment to open: at most once a second then, at once otherwise.
        if reading and reading.seconds > SLOW_TO_OPEN and monotonic() - reading.opened_at < 1:
            return reading
        if reading is None or reading.generation != files.latest_generation():
            self._reading = _open(files)
            if reading:
                reading.searcher.close()
        return self._reading


def _open(files) -> _Reading:
    started, generation = monotonic(), files.latest_generation()
    # Never searcher.refresh(): it brings deleted documents back.
    searcher = files.searcher()
    rooms, homes = array("q"), array("q")
    for reader, _ in searcher.reader().leaf_readers() if files.doc_count_all() else ():
        for name, numbers in (("room", rooms), ("home", homes)):
            column = reader.column_reader(name)
            numbers.extend(column[number] for number in range(reader.doc_count_all()))
    return _Reading(searcher, generation, rooms, homes, monotonic(), monotonic() - started)


def _ask(searcher, query: Query, seen: GroupFilter, first: int, size: int) -> Found:
    # Skipping what cannot score high enough, an assertion of Whoosh's fails where one part of a query excludes another.
    ranked = searcher.collector(limit=first + size, filter=seen, optimize=False)
    collector = TimeLimitCollector(ranked, SECONDS, use_alarm=False)
    with suppress(TimeLimit):
        searcher.search_with_collector(query, collector)
    keys = [hit["key"] for hit in collector.results()[first:]]
    return Found(keys, _count(searcher, query, seen))


def _count(searcher, query: Query, seen: GroupFilter) -> int:
    until, total = monotonic() + SECONDS, 0
    for number in searcher.docs_for_query(query):
        total += number in seen
        if total >= COUNTED or monotonic() > until:
            break
    return total


index = SearchIndex()
