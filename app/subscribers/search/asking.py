"""What somebody typed, as a question the index understands. Nothing they can type is an error."""

import re
from dataclasses import dataclass
from functools import cache

from whoosh.analysis import STOP_WORDS
from whoosh.qparser import GroupPlugin, OperatorsPlugin, PhrasePlugin, QueryParser, WhitespacePlugin
from whoosh.query import And, AndMaybe, Every, NullQuery, Or, Prefix, Query, Term

from app.subscribers.search.analysis import composed, plain_words, root_of
from app.subscribers.search.index import SCHEMA

LONGEST = 200
MOST_TERMS = 20
# Someone who groups, quotes or excludes is not in the middle of a word.
DELIBERATE = re.compile(r'["()]|\b(?:AND|OR|NOT)\b')
UNFINISHED = 3


@dataclass(frozen=True)
class Asked:
    """A question: what to look for, and which words to mark in what is found."""

    text: str
    words: tuple[str, ...]
    query: Query
    roots: frozenset[str]
    beginning: str

    def marks(self, word: str) -> bool:
        """Whether `word` (lower case, no accents) is one that was asked for."""
        return root_of(word) in self.roots or bool(self.beginning) and word.startswith(self.beginning)

    @property
    def is_plain(self) -> bool:
        """Whether it is words and nothing else, so that one of them may stand for another."""
        return bool(self.words) and not DELIBERATE.search(self.text)


def asked(text: str, *, shortest: int = UNFINISHED) -> Asked:
    """Read `text`: words, "a phrase", AND OR NOT (…). The last word may be unfinished from `shortest` letters on. Never raises."""
    text = composed(" ".join(text[:LONGEST].split()[:MOST_TERMS]))
    words = _telling(plain_words(text)[:MOST_TERMS])
    beginning = words[-1] if words and len(words[-1]) >= shortest and not DELIBERATE.search(text) else ""
    return Asked(text, tuple(words), _query(text, words, beginning), frozenset(map(root_of, words)), beginning)


def everything() -> Asked:
    """The question all documents answer, for those who only say where to look."""
    return Asked("", (), Every(), frozenset(), "")


def either(question: Asked, instead: dict[str, list[str]]) -> Asked:
    """`question` with some words replaced: any of `instead[word]` will do for `word`."""
    parts = [Or([Term("text", root_of(other)) for other in instead.get(word, [word])]) for word in question.words]
    meant = {other for word in question.words for other in instead.get(word, [word])}
    return Asked(question.text, question.words, And(parts), frozenset(map(root_of, meant)), "")


def _telling(words: list[str]) -> list[str]:
    """`words` without those every text has, unless there are no others."""
    return [word for word in words if word not in STOP_WORDS] or words


def _query(text: str, words: list[str], beginning: str) -> Query:
    if not words:
        return NullQuery
    query = _deliberate(text) if DELIBERATE.search(text) else NullQuery
    if query == NullQuery:
        query = _plain(words, beginning)
    titles = [Term("title", root_of(word)) for word in words]
    return AndMaybe(query, Or([*titles, Prefix("title", beginning)] if beginning else titles))


def _plain(words: list[str], beginning: str) -> Query:
    terms = [Term("text", root_of(word)) for word in words]
    # A letter or two begin half of all words; names and titles are meant then.
    field = "text" if len(beginning) >= UNFINISHED else "title"
    return And([*terms[:-1], Or([terms[-1], Prefix(field, beginning)])]) if beginning else And(terms)


def _deliberate(text: str) -> Query:
    try:
        return _parser().parse(text).normalize()
    except Exception:  # noqa: BLE001 - the parser has its own opinion of odd input; plain words have none
        return NullQuery


@cache
def _parser() -> QueryParser:
    operators = OperatorsPlugin(AndNot=None, AndMaybe=None, Require=None)
    return QueryParser("text", SCHEMA, plugins=[WhitespacePlugin(), PhrasePlugin(), GroupPlugin(), operators])
