"""The notation conversations are written in.

    @@ mina | question | 152 22:40 | Why do we throw away the straps? | straps/remark | staff
    The words of the post, in Markdown, until the next sign at the beginning of a line.
    -> jon: a comment
    => ana: an answer to the comment above
    >> jon [150 09:10] repair: a note with which the post is carried into that group
    -> lee [150 10:00] repair: a comment said there

Kind, time, title, key and the way of knowing may be left empty, the last ones left out.
"""

import re
from dataclasses import dataclass, field

SIGN = re.compile(r"^(@@|->|=>|>>) ", re.MULTILINE)
REPLY = re.compile(
    r"(?P<who>[a-z]+)(?: \[(?P<when>[^\]]+)\])?(?: (?P<room>[a-z0-9-]+))?(?: through (?P<through>[a-z0-9-]+))?: (?P<body>.+)", re.DOTALL
)


@dataclass
class Reply:
    sign: str
    who: str
    body: str
    when: str = ""
    room: str = ""
    through: str = ""


@dataclass
class Opening:
    who: str
    body: str
    kind: str = "talk"
    when: str = ""
    title: str = ""
    key: str = ""
    firsthand: str = ""
    warmth: float = 1.0
    replies: list[Reply] = field(default_factory=list)


def read(text: str) -> list[Opening]:
    """The conversations written in `text`, in order. Raises ValueError where it cannot be read."""
    openings = []
    _, *pieces = SIGN.split(text)
    for sign, piece in zip(pieces[::2], pieces[1::2], strict=True):
        if sign == "@@":
            openings.append(_opening(piece))
        else:
            openings[-1].replies.append(reply(sign, piece))
    return openings


def _opening(piece: str) -> Opening:
    head, _, body = piece.partition("\n")
    who, kind, when, title, key, firsthand = [part.strip() for part in (head + "|||||").split("|")][:6]
    return Opening(
        who=who, kind=kind or "talk", when=when, title=title, key=key, firsthand=firsthand, body=body.strip(), warmth=1.6 if key else 1.0
    )


def reply(sign: str, piece: str) -> Reply:
    """One line of talk: `jon: words`, `jon [150 09:10] repair: words`."""
    found = REPLY.fullmatch(piece.strip())
    if not found:
        raise ValueError(f"not understood: {sign} {piece[:60]!r}")
    return Reply(sign=sign, **{name: words or "" for name, words in found.groupdict().items()})


def talk_in(text: str) -> list[Reply]:
    """Lines of talk without an opening, as they stand under ideas, projects and news."""
    _, *pieces = SIGN.split(text)
    return [reply(sign, piece) for sign, piece in zip(pieces[::2], pieces[1::2], strict=True)]
