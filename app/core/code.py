"""Code in words people wrote, its parts told apart by colour: classes only, the colours stand in the style sheets."""

from collections.abc import Iterator
from io import StringIO
from time import perf_counter

from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

LANGUAGES = frozenset(
    "bash c cpp csharp css diff docker go html http java javascript js json lua make md php powershell ps1 py python "
    "r rb ruby rs rust sh shell sql swift toml ts typescript xml yaml yml zsh".split()
)
LONGEST = 4_000
# Some grammars need the square of a hostile text's length: whoever waits gets it plain.
PATIENCE = 0.04
_formatter = HtmlFormatter(nowrap=True)


def coloured(code: str, language: str, _attributes: str = "") -> str:
    """`code` as HTML with a class around each part, or "" where it is to stay as it is. Takes what a fence hands over."""
    language = language.lower()
    if language not in LANGUAGES or len(code) > LONGEST:
        return ""
    out = StringIO()
    try:
        _formatter.format(_in_time(get_lexer_by_name(language, stripnl=False, ensurenl=False).get_tokens(code)), out)
    except TimeoutError:
        return ""
    return out.getvalue()


def _in_time(parts: Iterator) -> Iterator:
    until = perf_counter() + PATIENCE
    for part in parts:
        if perf_counter() > until:
            raise TimeoutError
        yield part
