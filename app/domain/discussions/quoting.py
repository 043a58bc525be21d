"""Somebody's words, put before one's own: as Markdown, with who said them and where."""

from app.core.markdown import plain
from app.domain.discussions.models import Comment, Thread
from app.domain.discussions.paths import path_of

LONGEST_QUOTE = 600


def quotation_of(thing: Thread | Comment, words: str, html: str = "", *, chosen: str = "") -> str:
    """What a reply that quotes `words` of `thing` begins with; only `chosen`, where `html` shows that they are among them.

    The link leads to the permalink, which opens only for those who may read it.
    """
    chosen = " ".join(chosen.split())
    said = chosen if chosen and chosen in plain(html) else _begun(words)
    path = f"/comments/{thing.id}" if isinstance(thing, Comment) else path_of(thing.kind, thing.id)
    lines = [f"> {line}".rstrip() for line in said.split("\n")]
    return "\n".join([*lines, ">", f"> — [{_plain_name(thing.author.name)}]({path})", "", ""])


def _begun(words: str) -> str:
    """The words without what they quote themselves, cut between words where they are many."""
    own = "\n".join(line for line in words.split("\n") if not line.lstrip().startswith(">")).strip()
    return own if len(own) <= LONGEST_QUOTE else own[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"


def _plain_name(name: str) -> str:
    return "".join(sign for sign in name if sign not in "[]()\\`*_<>")
