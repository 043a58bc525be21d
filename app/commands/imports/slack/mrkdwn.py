"""Slack's mrkdwn as Markdown."""

import re
from html import unescape

from rich.emoji import Emoji

CODE = re.compile(r"```(?P<block>.+?)```|`(?P<span>[^`\n]+)`", re.DOTALL)
ANGLE = re.compile(r"<(?P<sign>[@#!]?)(?P<what>[^<>|\n]+)(?:\|(?P<label>[^<>\n]*))?>")
BOLD = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]*?[^*\s])\*(?![\w*])")
STRUCK = re.compile(r"(?<![\w~])~(?=\S)([^~\n]*?[^~\s])~(?![\w~])")
SHORTCODE = re.compile(r"(?<!\w):([a-z0-9_+'-]+):(?!\w)")
SKIN = re.compile(r":skin-tone-\d:")
BULLET = re.compile(r"^( *)[•◦▪] ", re.MULTILINE)
HEADING = re.compile(r"^( {0,3})(#{1,6}(?:\s|$)|=+ *$|-+ *$)", re.MULTILINE)
BLOCK = re.compile(r"> ?|- |\d+[.)] ")
# A sign of the private plane stands for what must not be touched any more.
PLANE = 0xF0000


class _Kept:
    """Puts finished pieces aside and back."""

    def __init__(self):
        self._pieces = []

    def keep(self, piece: str) -> str:
        self._pieces.append(piece)
        return chr(PLANE + len(self._pieces) - 1)

    def back(self, text: str) -> str:
        # A link's label may hold a piece of code that was put aside before it.
        for number in range(len(self._pieces) - 1, -1, -1):
            text = text.replace(chr(PLANE + number), self._pieces[number])
        return text


def markdown_of(text: str, names) -> str:
    """`text` in Markdown. `names` tells `handle_of(user)` and `group_named(channel)`."""
    text = "".join(sign for sign in text if not PLANE <= ord(sign) < PLANE + 0xFFFE)
    kept = _Kept()
    text = CODE.sub(lambda match: _set_apart(kept.keep(_code(match, names)), match), text)
    text = ANGLE.sub(lambda match: _loose(kept.keep(_angle(match, names)), match), text)
    text = BOLD.sub(r"**\1**", text)
    text = STRUCK.sub(r"~~\1~~", text)
    text = _emoji(unescape(text))
    text = BULLET.sub(lambda match: f"{'  ' * (len(match[1]) // 4)}- ", text)
    text = HEADING.sub(r"\1\\\2", _apart(text))
    return kept.back(re.sub(r"\n{3,}", "\n\n", text)).strip()


def _code(match: re.Match, names) -> str:
    block = match["block"]
    words = unescape(ANGLE.sub(lambda m: _bare(m, names), block or match["span"]))
    if block is None:
        return f"`{words}`"
    words = words.strip("\n")
    return f"```\n{words}\n```"


def _set_apart(code: str, match: re.Match) -> str:
    return f"\n{code}\n" if match["block"] else code


def _loose(words: str, match: re.Match) -> str:
    """A name is a mention only if it does not run into its neighbours, as Slack allows."""
    if match["sign"] != "@":
        return words
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    return f"{' ' if before.isalnum() else ''}{words}{' ' if after.isalnum() else ''}"


def _bare(match: re.Match, names) -> str:
    sign, what, label = match["sign"], match["what"], match["label"]
    if sign == "@":
        return f"@{names.handle_of(what) or label or what}"
    if sign == "#":
        return f"#{label or what}"
    return label or what.split("^")[0]


def _angle(match: re.Match, names) -> str:
    sign, what, label = match["sign"], match["what"], match["label"]
    if sign == "@":
        return f"@{names.handle_of(what) or label or 'somebody'}"
    if sign == "#":
        return _channel(what, label, names)
    if sign == "!":
        return unescape(label or "@" + what.split("^")[0])
    url = unescape(what)
    words = unescape(label or "").strip()
    if not words or words == url:
        return f"<{url}>" if re.match(r"https?://\S+$", url) else url.removeprefix("mailto:")
    words = _emoji(re.sub(r"([\[\]])", r"\\\1", words))
    return f"[{words}](<{url}>)" if re.search(r"[()\s]", url) else f"[{words}]({url})"


def _channel(what: str, label: str | None, names) -> str:
    group = names.group_named(what) or names.group_named(label or "")
    if group is None:
        return f"#{label or what}"
    return f"[#{group[0]}](/g/{group[1]})"


def _emoji(text: str) -> str:
    return SHORTCODE.sub(lambda match: emoji_of(match[1]), SKIN.sub("", text))


def emoji_of(name: str) -> str:
    """The sign called `name` in Slack, or its shortcode where it is the workspace's own."""
    if match := re.fullmatch(r"flag-([a-z])([a-z])", name):
        return "".join(chr(0x1F1E6 + ord(letter) - ord("a")) for letter in match.groups())
    return Emoji.replace(f":{name}:")


def _apart(text: str) -> str:
    """An empty line after quotes and lists: in Markdown what follows would otherwise belong to them."""
    lines, before = [], ""
    for line in text.split("\n"):
        now = match[0].strip()[:1] if (match := BLOCK.match(line.lstrip())) else ""
        if before and line.strip() and now != before and (before == ">" or not now):
            lines.append("")
        lines.append(line if now or len(line) - len(line.lstrip()) < 4 else line.lstrip())
        before = now if line.strip() else ""
    return "\n".join(lines)
