"""An index as it was at one generation: its postings, and beside them what is asked of every document, as arrays."""

from functools import lru_cache
from time import monotonic

import numpy as np
from whoosh.reading import TermNotFound

# Whose rooms it takes to see it, which thing it is and of what kind, when it was said, how many words it has.
COLUMNS = ("room", "home", "what", "at", "size")
REMEMBERED = 256


class Reading:
    """An open searcher. `kept` is a dictionary in which what never changes about a segment is left for the next reading."""

    def __init__(self, files, kept: dict):
        started, self.generation = monotonic(), files.latest_generation()
        # Never searcher.refresh(): it brings deleted documents back.
        self.searcher = files.searcher()
        self.leaves = self.searcher.reader().leaf_readers() if files.doc_count_all() else []
        self.count = sum(reader.doc_count_all() for reader, _ in self.leaves)
        names = [str(reader.segment().segment_id()) for reader, _ in self.leaves]
        for gone in kept.keys() - set(names):
            del kept[gone]
        self.segments = [
            kept.setdefault(name, Segment(reader)) if name not in kept else kept[name]
            for name, (reader, _) in zip(names, self.leaves, strict=True)
        ]
        self.columns = {name: self._column(name) for name in COLUMNS}
        self.live = self._live()
        self.postings = lru_cache(REMEMBERED)(self._postings)
        self.visible = lru_cache(REMEMBERED)(self._visible)
        self.opened_at, self.seconds = monotonic(), monotonic() - started

    def close(self) -> None:
        """Let go of the files."""
        self.searcher.close()

    def _column(self, name: str) -> np.ndarray:
        return np.concatenate([segment.columns[name] for segment in self.segments] or [np.zeros(0, "q")])

    def _live(self) -> np.ndarray:
        live = np.ones(self.count, bool)
        for reader, first in self.leaves:
            if reader.has_deletions():
                there = np.zeros(reader.doc_count_all(), bool)
                there[list(reader.all_doc_ids())] = True
                live[first : first + len(there)] = there
        return live

    def _visible(self, allowed: frozenset[int]) -> np.ndarray:
        """Which documents stand in rooms that are all among `allowed`. An empty set means none, never all."""
        rooms = np.fromiter(allowed, "q", len(allowed))
        return self.live & np.isin(self.columns["room"], rooms) & np.isin(self.columns["home"], rooms)

    def _postings(self, field: str, word: str) -> tuple[np.ndarray, np.ndarray]:
        """The numbers of the documents with `word` in `field`, and how often each has it."""
        numbers, weights = [], []
        for reader, first in self.leaves:
            try:
                matcher = reader.postings(field, word)
            except TermNotFound:
                continue
            while matcher.is_active():
                numbers.append(first + matcher.id())
                weights.append(matcher.weight())
                matcher.next()
        return np.array(numbers, "q"), np.array(weights, "f")

    def beginnings(self, field: str, start: str) -> set[str]:
        """The words in `field` that begin with `start`."""
        return {word.decode() for reader, _ in self.leaves for word in reader.expand_prefix(field, start)}

    def words_like(self, word: str) -> set[str]:
        """The words of all texts with the same first letter that have about as many letters as `word`."""
        return {
            known
            for segment, (reader, _) in zip(self.segments, self.leaves, strict=True)
            for known in segment.words_from(reader, word[:1])
            if abs(len(known) - len(word)) < 3
        }

    def positions(self, word: str, numbers: np.ndarray) -> dict[int, set[int]]:
        """Where in their texts the documents `numbers`, in order, have `word`."""
        found = {}
        for reader, first in self.leaves:
            wanted = numbers[(numbers >= first) & (numbers < first + reader.doc_count_all())]
            try:
                matcher = reader.postings("text", word) if len(wanted) else None
            except TermNotFound:
                continue
            for number in wanted.tolist() if matcher else ():
                if matcher.is_active():
                    matcher.skip_to(number - first)
                if matcher.is_active() and matcher.id() == number - first:
                    found[number] = set(matcher.value_as("positions"))
        return found


class Segment:
    """What never changes about a segment, read from it once."""

    def __init__(self, reader):
        self.columns = {name: self._numbers(reader, name) for name in COLUMNS}
        self._words = None

    def words_from(self, reader, letter: str) -> list[str]:
        """Its words beginning with `letter`."""
        if self._words is None:
            self._words = {}
            for word in reader.lexicon("text"):
                self._words.setdefault(word.decode()[:1], []).append(word.decode())
        return self._words.get(letter, ())

    def _numbers(self, reader, name: str) -> np.ndarray:
        column = reader.column_reader(name)
        return np.fromiter((column[number] for number in range(reader.doc_count_all())), "q", reader.doc_count_all())
