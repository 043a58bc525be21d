"""The passage of a text that answers the question, its words marked, everything else escaped."""

import re
from html import escape

from markupsafe import Markup

from app.subscribers.search.analysis import composed, folded
from app.subscribers.search.asking import Asked

WORD = re.compile(r"\w+")
LOOKED_AT = 6_000
SHOWN, BEFORE = 220, 60
Spots = list[tuple[int, int]]


def passage(text: str, asked: Asked) -> Markup:
    """About two lines of `text` around the words asked for, or its beginning where there are none."""
    text = composed(text[:LOOKED_AT])
    spots = _spots(text, asked)
    start = _best_start(spots)
    # Nothing is cut in the middle of a word.
    start = text.find(" ", start) + 1 if start else 0
    end = len(text) if len(text) - start <= SHOWN else max(text.rfind(" ", start, start + SHOWN), start + SHOWN // 2)
    inside = [(first, last) for first, last in spots if first >= start and last <= end]
    return Markup("… " if start else "") + _with_marks(text, inside, start, end) + Markup(" …" if end < len(text) else "")


def marked(text: str, asked: Asked) -> Markup:
    """The whole of `text`, a title, with the words asked for marked."""
    text = composed(text)
    return _with_marks(text, _spots(text, asked), 0, len(text))


def _spots(text: str, asked: Asked) -> Spots:
    return [word.span() for word in WORD.finditer(text) if asked.marks(folded(word[0]))] if asked.words else []


def _best_start(spots: Spots) -> int:
    """Where to begin so that most spots are shown; the first such place."""
    best, most = 0, 0
    for first, _ in spots:
        shown = sum(first <= begins and ends <= first + SHOWN - BEFORE for begins, ends in spots[:50])
        if shown > most:
            best, most = max(first - BEFORE, 0), shown
    return best


def _with_marks(text: str, spots: Spots, start: int, end: int) -> Markup:
    pieces = []
    for first, last in spots:
        pieces += [escape(text[start:first]), "<mark>", escape(text[first:last]), "</mark>"]
        start = last
    return Markup("".join([*pieces, escape(text[start:end])]))
