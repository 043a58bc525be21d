"""How well each document answers a question, by what is in the document and nothing else.

Whoosh's own weighting asks how rare a word is in the whole index: then what is said in a closed group
would move what is found outside it. It also walks from document to document, which takes ten times as long.
"""

import numpy as np
from whoosh.query import And, AndMaybe, Every, Not, NullQuery, Or, Phrase, Prefix, Query, Term

from app.subscribers.search.reading import Reading

# BM25 without the rarity: a word said often counts for more, less and less so, and less in a long text.
SATURATION, LENGTH, USUAL_SIZE = 1.2, 0.6, 40
BEGUN, TITLE = 0.6, 2.0


class Matching:
    """`scores(query)`: one number for every document of `reading`, 0 where it does not answer. Only `within` matters."""

    def __init__(self, reading: Reading, within: np.ndarray):
        self.reading, self.within = reading, within
        long = reading.columns["size"] / USUAL_SIZE
        self._norm = SATURATION * (1 - LENGTH + LENGTH * long)

    def scores(self, query: Query) -> np.ndarray:
        """How well each document answers `query`. Raises TypeError for a kind of query nobody here asks."""
        return self._BY[type(query)](self, query) if query != NullQuery else self._none()

    def _none(self) -> np.ndarray:
        return np.zeros(self.reading.count, "f")

    def _term(self, query: Term) -> np.ndarray:
        scores, (numbers, weights) = self._none(), self.reading.postings(query.fieldname, query.text)
        if query.fieldname == "text":
            scores[numbers] = weights * (1 + SATURATION) / (weights + self._norm[numbers])
        else:
            scores[numbers] = TITLE if query.fieldname == "title" else 1
        return scores

    def _prefix(self, query: Prefix) -> np.ndarray:
        scores = self._none()
        for word in self.reading.beginnings(query.fieldname, query.text):
            scores[self.reading.postings(query.fieldname, word)[0]] = BEGUN
        return scores

    def _and(self, query: And) -> np.ndarray:
        parts = [self.scores(part) for part in query]
        return np.where(np.logical_and.reduce([part > 0 for part in parts]), sum(parts), 0) if parts else self._none()

    def _or(self, query: Or) -> np.ndarray:
        return sum((self.scores(part) for part in query), self._none())

    def _maybe(self, query: AndMaybe) -> np.ndarray:
        scores = self.scores(query.a)
        return np.where(scores > 0, scores + self.scores(query.b), 0)

    def _not(self, query: Not) -> np.ndarray:
        return (self.scores(query.query) == 0).astype("f")

    def _every(self, _: Every) -> np.ndarray:
        return np.ones(self.reading.count, "f")

    def _phrase(self, query: Phrase) -> np.ndarray:
        scores = self._and(And([Term(query.fieldname, word) for word in query.words]))
        numbers = np.flatnonzero((scores > 0) & self.within)
        places = [self.reading.positions(word, numbers) for word in query.words]
        exact = self._none()
        for number in numbers.tolist():
            starts = [{place - ahead for place in words.get(number, ())} for ahead, words in enumerate(places)]
            if set.intersection(*starts):
                exact[number] = scores[number] + 1
        return exact

    _BY = {
        Term: _term, Prefix: _prefix, And: _and, Or: _or, AndMaybe: _maybe, Not: _not, Every: _every, Phrase: _phrase,
    }  # fmt: skip
