"""How text becomes words: lower case, no accents, and English endings that do not matter."""

from functools import lru_cache
from unicodedata import normalize

from whoosh.analysis import Filter, RegexTokenizer
from whoosh.lang.porter import stem
from whoosh.support.charset import accent_map

LONGEST_WORD = 64


class BothForms(Filter):
    """Indexes a word as it stands and without its ending, at one position; asks only for the latter.

    The whole form is there for somebody who has not finished typing. Mode "as is" leaves words alone.
    """

    is_morph = True

    def __call__(self, tokens):
        for token in tokens:
            if len(token.text) > LONGEST_WORD:
                continue
            form = token.text if token.mode == "as is" else root_of(token.text)
            if token.mode == "index" and form != token.text:
                yield token
            token.text = form
            yield token


class Folding(Filter):
    """Small letters without accents: what is the same word to whoever types it."""

    def __call__(self, tokens):
        for token in tokens:
            token.text = folded(token.text)
            yield token


@lru_cache(50_000)
def root_of(word: str) -> str:
    """`word` without its ending."""
    return stem(word) if word.isascii() else word


@lru_cache(50_000)
def folded(word: str) -> str:
    """`word` in lower case and without accents, as the index has it."""
    return word.casefold().translate(accent_map)


def composed(text: str) -> str:
    """`text` with each letter and its accents as one sign, however it was typed."""
    return normalize("NFC", text)


def analyzer():
    """The one chain of both text fields, of questions and of what is marked in results."""
    return RegexTokenizer(r"\w+") | Folding() | BothForms()


def plain_words(text: str) -> list[str]:
    """The words of `text`, lower case and without accents, endings left on."""
    return [token.text for token in ANALYZER(text, mode="as is")]


ANALYZER = analyzer()
