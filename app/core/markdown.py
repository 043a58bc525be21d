"""Words in, safe HTML and mentions out. Rendered once, when written."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.core.code import coloured
from app.core.emoji import with_emoji

MENTION = re.compile(r"(?<![\w@/.])@([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)", re.IGNORECASE)
TAG = re.compile(r"(?<![\w#/&.])#([^\W\d_][\w-]{0,38}\w)")
_MARKED = re.compile(f"{MENTION.pattern}|{TAG.pattern}", re.IGNORECASE)
_TAGS = set("p br hr em strong s del a code pre blockquote ul ol li h3 h4 h5 h6 table thead tbody tr th td span".split())
_ATTRIBUTES = {"a": {"href", "class"}, "ol": {"start"}, "code": {"class"}, "span": {"class"}, "th": {"scope"}}
# Each "[" may begin a link, and is looked through up to its end: words have fewer, and those who send more get none.
MOST_BRACKETS = 1_000


def render(text: str, people: Collection[str] = (), *, groups: Collection[str] = (), tags: bool = False) -> str:
    """`text` (Markdown) as HTML that is safe to show. `people` are handles and `groups` slugs worth linking; `tags` links #tags.

    Headings start at h3 so that a page keeps its own outline.
    """
    tokens = _parsed(text)
    for token in tokens:
        if token.type.startswith("heading_"):
            token.tag = f"h{min(int(token.tag[1]) + 2, 6)}"
        if token.type == "inline" and (people or groups or tags):
            token.children = _with_links(token.children, _Known(people, groups, tags))
    html = _linked.renderer.render(tokens, _linked.options, {})
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel="nofollow noopener ugc")


def handles_in(text: str) -> list[str]:
    """The distinct @handles of `text` in order, casefolded, at most 50, leaving code and quotations alone."""
    handles = {}
    for token in _own(text) if "@" in text else ():
        for child in token.children or ():
            if child.type == "text":
                handles.update(dict.fromkeys(m.casefold() for m in MENTION.findall(child.content)))
    return list(handles)[:50]


def tags_in(text: str) -> list[str]:
    """The distinct #tags of `text` in order, in small letters, at most 20, leaving code and quotations alone."""
    tags = {}
    for token in _own(text) if "#" in text else ():
        for child in token.children or ():
            if child.type == "text":
                tags.update(dict.fromkeys(tag.lower() for tag in TAG.findall(child.content)))
    return list(tags)[:20]


def _own(text: str) -> Iterator[Token]:
    """What `text` says itself: who quotes somebody neither calls nor tags anybody a second time."""
    depth = 0
    for token in _parsed(text):
        depth += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if not depth:
            yield token


def _parsed(text: str) -> list[Token]:
    return (_linked if text.count("[") <= MOST_BRACKETS else _linkless).parse(text)


def plain(html: str) -> str:
    """The words of rendered `html`, for search and excerpts."""
    spaced = re.sub(r"</(p|li|h\d|blockquote|td|th|pre)>|<br ?/?>", r" \g<0>", html)
    text = nh3.clean(spaced, tags=set())
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return " ".join(text.split())


def excerpt(html: str, size: int = 160) -> str:
    """The first words of rendered `html`, at most `size` characters, cut between words."""
    words = plain(html)
    return words if len(words) <= size else words[: size - 1].rsplit(" ", 1)[0] + "…"


class _Known(NamedTuple):
    """What is worth a link."""

    people: Collection[str]
    groups: Collection[str]
    tags: bool

    def place_of(self, handle: str | None, tag: str | None) -> dict | None:
        """The attributes of the link to what was marked, None where there is nothing to lead to."""
        if tag:
            return {"href": f"/tags/{tag}", "class": "tag"} if self.tags else None
        if handle in self.people:
            return {"href": f"/u/{handle}", "class": "mention"}
        return {"href": f"/g/{handle}", "class": "mention"} if handle in self.groups else None


def _with_links(children: list[Token], known: _Known) -> list[Token]:
    depth, out = 0, []
    for child in children:
        depth += {"link_open": 1, "link_close": -1}.get(child.type, 0)
        out.extend(_split(child, known) if child.type == "text" and not depth else [child])
    return out


def _split(token: Token, known: _Known) -> list[Token]:
    out, position = [], 0
    for match in _MARKED.finditer(token.content):
        where = known.place_of(*(found and found.lower() for found in match.groups()))
        if where is None:
            continue
        link = Token("link_open", "a", 1, attrs=where)
        out += [_text(token.content[position : match.start()]), link, _text(match[0]), Token("link_close", "a", -1)]
        position = match.end()
    return [*out, _text(token.content[position:])]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _show_emoji(state) -> None:
    for token in state.tokens:
        bare = False
        for child in token.children or ():
            # An address stays what it is.
            bare = child.type == "link_open" and child.info == "auto" or bare and child.type != "link_close"
            if child.type == "text" and not bare:
                child.content = with_emoji(child.content)


def _engine(*without: str) -> MarkdownIt:
    engine = MarkdownIt("gfm-like", {"html": False, "linkify": True, "breaks": True, "highlight": coloured}).disable([*without])
    # `//host` and its spellings look like a path of ours and lead elsewhere.
    valid = engine.validateLink
    engine.validateLink = lambda url: valid(url) and not re.match(r"[\\/]{2}|%5c", url, re.IGNORECASE)
    engine.core.ruler.push("emoji", _show_emoji)
    return engine


_linked, _linkless = _engine("image"), _engine("image", "link")
