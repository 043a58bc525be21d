"""The words of a dump as our Markdown: HTML from posts, Markdown with HTML in it from their history."""

import re
from html import unescape

from markdownify import markdownify

CODE = re.compile(r"```.*?```|`[^`\n]+`|^(?: {4}|\t).*$", re.DOTALL | re.MULTILINE)
LINKED_IMAGE = re.compile(r"\[!\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])\s*\]")
IMAGE = re.compile(r"!\[([^\]]*)\](?=[(\[])")
TAG = re.compile(r"\[(?:meta-)?tag:([\w.#+-]+)\]")
ANCHOR = re.compile(r"<a\s[^>]*?href=[\"']([^\"']+)[\"'][^>]*>(.*?)</a>", re.DOTALL | re.IGNORECASE)
PICTURE = re.compile(r"<img\s[^>]*?src=[\"']([^\"']+)[\"'][^>]*>", re.IGNORECASE)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
SIGNS = (
    (re.compile(r"</?(?:strong|b)>", re.IGNORECASE), "**"),
    (re.compile(r"</?(?:em|i)>", re.IGNORECASE), "*"),
    (re.compile(r"</?(?:strike|s|del)>", re.IGNORECASE), "~~"),
    (re.compile(r"</?code>", re.IGNORECASE), "`"),
    (re.compile(r"<br\s*/?>", re.IGNORECASE), "\n"),
    (re.compile(r"<hr\s*/?>", re.IGNORECASE), "\n\n---\n\n"),
    (re.compile(r"<li>\s*", re.IGNORECASE), "\n- "),
    (re.compile(r"</?(?:p|div|ul|ol|h[1-6]|blockquote|pre)(?:\s[^>]*)?>", re.IGNORECASE), "\n\n"),
    (re.compile(r"</li>|</?(?:sub|sup|kbd|span|small|super|u|center)(?:\s[^>]*)?>", re.IGNORECASE), ""),
)


def from_html(html: str) -> str:
    """Markdown of a post's rendered HTML."""
    return _pictures(markdownify(html, heading_style="ATX", bullets="-")).strip()


def from_source(source: str) -> str:
    """Our Markdown of what an author typed there: HTML among it turned into signs, code left alone."""
    source = source.replace("\r\n", "\n")
    pieces, position = [], 0
    for code in CODE.finditer(source):
        pieces += [_plain(source[position : code.start()]), code[0]]
        position = code.end()
    return "".join([*pieces, _plain(source[position:])]).strip()


def _plain(text: str) -> str:
    text = COMMENT.sub("", text)
    text = ANCHOR.sub(r"[\2](\1)", text)
    text = PICTURE.sub(r"[🖼 picture](\1)", text)
    for pattern, sign in SIGNS:
        text = pattern.sub(sign, text)
    return TAG.sub(r"`\1`", _pictures(text))


def _pictures(text: str) -> str:
    # Pictures from elsewhere would tell their host who reads here; they are linked instead.
    return IMAGE.sub(lambda match: f"[🖼 {match[1] or 'picture'}]", LINKED_IMAGE.sub(lambda match: f"[🖼 {match[1] or 'picture'}]", text))


def tags_of(text: str) -> list[str]:
    """The names in `<a><b>` or `|a|b|`."""
    return re.findall(r"[^<>|]+", unescape(text or ""))


def plain_about(html: str) -> str:
    """A profile's AboutMe as Markdown of at most 4,000 characters."""
    return from_html(html or "")[:4000]
