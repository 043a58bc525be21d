"""What somebody typed, as a question the index understands. Nothing they can type is an error."""

import re
from dataclasses import dataclass
from functools import cache

from whoosh.analysis import STOP_WORDS
from whoosh.qparser import GroupPlugin, OperatorsPlugin, PhrasePlugin, QueryParser, WhitespacePlugin
from whoosh.query import And, AndMaybe, NullQuery, Or, Prefix, Query, Require, Term

from app.subscribers.search.analysis import plain_words, root_of
from app.subscribers.search.index import SCHEMA

LONGEST = 200
MOST_TERMS = 20
KINDS = ("post", "idea", "project", "outcome", "announcement", "comment", "person", "group")
OPERATOR = re.compile(r"\b(in|by|kind):@?([\w.-]+)", re.IGNORECASE)
# Someone who groups, quotes or excludes is not in the middle of a word.
DELIBERATE = re.compile(r'["()]|\b(?:AND|OR|NOT)\b')
UNFINISHED = 3


@dataclass(frozen=True)
class Asked:
    """A question: what to look for, which words to mark in what is found, and where to look."""

    query: Query
    roots: frozenset[str]
    beginning: str
    place: str = ""
    author: str = ""
    kind: str = ""

    def marks(self, word: str) -> bool:
        """Whether `word` (lower case, no accents) is one that was asked for."""
        return root_of(word) in self.roots or bool(self.beginning) and word.startswith(self.beginning)

    def within(self, kinds) -> Query:
        """The query, for documents of `kinds` (all if empty) and by the author named, if one was."""
        conditions = [Or([Term("kind", kind) for kind in kinds])] if kinds else []
        if self.author:
            conditions.append(Term("by", self.author))
        return Require(self.query, And(conditions)) if conditions else self.query


def asked(text: str) -> Asked:
    """Read `text`: words, "a phrase", AND OR NOT (…), in:group by:handle kind:idea. Never raises."""
    text = text[:LONGEST]
    named = {name.lower(): value.casefold() for name, value in OPERATOR.findall(text)}
    text = " ".join(OPERATOR.sub(" ", text).split()[:MOST_TERMS])
    words = _telling(plain_words(text)[:MOST_TERMS])
    beginning = words[-1] if words and len(words[-1]) >= UNFINISHED and not DELIBERATE.search(text) else ""
    return Asked(
        query=_query(text, words, beginning),
        roots=frozenset(map(root_of, words)),
        beginning=beginning,
        place=named.get("in", ""),
        author=named.get("by", ""),
        kind=named.get("kind", ""),
    )


def _telling(words: list[str]) -> list[str]:
    """`words` without those every text has, unless there are no others."""
    return [word for word in words if word not in STOP_WORDS] or words


def _query(text: str, words: list[str], beginning: str) -> Query:
    if not words:
        return NullQuery
    query = _deliberate(text) if DELIBERATE.search(text) else NullQuery
    if query == NullQuery:
        query = _plain(words, beginning)
    return AndMaybe(query, Or([Term("title", root_of(word), boost=2.0) for word in words]))


def _plain(words: list[str], beginning: str) -> Query:
    terms = [Term("text", root_of(word)) for word in words]
    return And([*terms[:-1], Or([terms[-1], Prefix("text", beginning)])]) if beginning else And(terms)


def _deliberate(text: str) -> Query:
    try:
        return _parser().parse(text).normalize()
    except Exception:  # noqa: BLE001 - the parser has its own opinion of odd input; plain words have none
        return NullQuery


@cache
def _parser() -> QueryParser:
    return QueryParser("text", SCHEMA, plugins=[WhitespacePlugin(), PhrasePlugin(), GroupPlugin(), OperatorsPlugin()])
