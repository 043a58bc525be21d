"""What somebody typed, as a question the index understands. Nothing they can type is an error."""

import re
from dataclasses import dataclass
from functools import cache

from whoosh.qparser import GroupPlugin, MultifieldPlugin, OperatorsPlugin, PhrasePlugin, QueryParser, WhitespacePlugin
from whoosh.query import And, NullQuery, Or, Prefix, Query, Require, Term

from app.subscribers.search.analysis import plain_words, root_of
from app.subscribers.search.index import SCHEMA

LONGEST = 200
MOST_TERMS = 20
FIELDS = ("title", "body")
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
    words = plain_words(text)[:MOST_TERMS]
    beginning = words[-1] if words and len(words[-1]) >= UNFINISHED and not DELIBERATE.search(text) else ""
    return Asked(
        query=_unfinished(words, beginning) if beginning else _deliberate(text, words),
        roots=frozenset(map(root_of, words)),
        beginning=beginning,
        place=named.get("in", ""),
        author=named.get("by", ""),
        kind=named.get("kind", ""),
    )


def _unfinished(words: list[str], beginning: str) -> Query:
    begun = [Prefix(field, beginning) for field in FIELDS]
    return And([*map(_anywhere, words[:-1]), Or([_anywhere(words[-1]), *begun])])


def _deliberate(text: str, words: list[str]) -> Query:
    try:
        query = _parser().parse(text).normalize()
    except Exception:  # noqa: BLE001 - the parser has its own opinion of odd input; plain words have none
        query = NullQuery
    return And([_anywhere(word) for word in words]) if query == NullQuery and words else query


def _anywhere(word: str) -> Query:
    title, body = FIELDS
    return Or([Term(title, root_of(word), boost=2.0), Term(body, root_of(word))])


@cache
def _parser() -> QueryParser:
    plugins = [WhitespacePlugin(), PhrasePlugin(), GroupPlugin(), OperatorsPlugin(), MultifieldPlugin(FIELDS, {"title": 2.0})]
    return QueryParser(None, SCHEMA, plugins=plugins)
