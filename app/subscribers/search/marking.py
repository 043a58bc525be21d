"""The passage of a text that answers the question, its words marked, everything else escaped."""

from html import escape

from markupsafe import Markup
from whoosh.highlight import FIRST, BasicFragmentScorer, ContextFragmenter, HtmlFormatter, WholeFragmenter, get_text, top_fragments

from app.subscribers.search.analysis import ANALYZER
from app.subscribers.search.asking import Asked

LOOKED_AT = 6_000
SHOWN = 220


class _Marks(HtmlFormatter):
    def format_token(self, text, token, replace=False):
        return f"<mark>{escape(get_text(text, token, replace))}</mark>"


def passage(text: str, asked: Asked) -> Markup:
    """About two lines of `text` around the words asked for, or its beginning where there are none."""
    text = text[:LOOKED_AT]
    return _marked(text, asked, ContextFragmenter(maxchars=SHOWN, surround=60)) or Markup(escape(_beginning(text)))


def marked(text: str, asked: Asked) -> Markup:
    """The whole of `text`, a title, with the words asked for marked."""
    return _marked(text, asked, WholeFragmenter()) or Markup(escape(text))


def _marked(text: str, asked: Asked, fragmenter) -> Markup:
    fragments = top_fragments(fragmenter.fragment_tokens(text, _tokens(text, asked)), 2, BasicFragmentScorer(), FIRST, 1)
    return Markup(_Marks(between=" … ")(text, fragments))


def _tokens(text: str, asked: Asked):
    for token in ANALYZER(text, chars=True, mode="as is"):
        token.matched = asked.marks(token.text)
        yield token


def _beginning(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN].rsplit(" ", 1)[0] + "…"
