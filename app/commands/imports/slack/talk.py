"""The messages of one channel as posts, comments, signs and memberships."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from app.commands.imports.ledger import Ledger
from app.commands.imports.slack.channels import Channel
from app.commands.imports.slack.message import JOINS, LEAVES, Message
from app.commands.imports.slack.signs import sign_of
from app.commands.imports.slack.words import words_of
from app.commands.imports.steps import Change, Join, Leave, Origin, Row, Say, Sign, Step, TakeBack, Write

REACTIONS, EDITS, DELETIONS = "reactions", "edited messages", "deleted parents"


class Talk:
    """Plans `messages` (in order) of `channel`; every row of them ends in a step or in `ledger`."""

    def __init__(self, channel: Channel, messages: list[Message], ledger: Ledger):
        self._channel, self._messages, self._ledger = channel, messages, ledger
        self._here = {message.ts for message in messages}
        self._last_reply = {}
        self._stand_ins: dict[str, str] = {}
        for message in messages:
            if message.is_reply:
                self._last_reply[message.thread] = message.at

    def steps(self) -> Iterator[Step]:
        """The steps, in the order of the messages."""
        for message in self._messages:
            origin = None
            if message.subtype in JOINS and message.ts not in self._last_reply:
                yield self._membership(Join, message, "memberships")
            elif message.subtype in LEAVES:
                yield self._membership(Leave, message, "people who left")
            elif message.is_notice and message.ts not in self._last_reply and not message.is_tombstone:
                self._ledger.leave(message.row, f"notices of Slack itself: {message.subtype}")
            else:
                step = self._said(message)
                origin = step.noun, step.key
                yield step
            yield from self._signs(message, origin)
            yield from self._afterwards(message, origin)

    def _key(self, ts: str) -> str:
        return f"{self._channel.key}/{ts}"

    def _in_group(self, message: Message, person: str) -> dict:
        return dict(at=message.at, person=person, group=self._channel.key)

    def _membership(self, kind: type, message: Message, becomes: str) -> Step:
        noun_key = f"{message.author}@{self._channel.key}"
        key = noun_key if kind is Join else f"{noun_key}/{message.ts}"
        return kind(key=key, row=message.row, becomes=becomes, **self._in_group(message, message.author))

    def _said(self, message: Message) -> Step:
        place = self._in_group(message, message.author)
        words = partial(words_of, message)
        if not message.is_reply:
            becomes = _kind_of_post(message)
            return Write(key=self._key(message.ts), row=message.row, becomes=becomes, words=words, **place)
        parent = message.thread
        if parent not in self._here:
            # The first of the answers stands in for a parent the export does not have.
            parent = self._stand_ins.setdefault(parent, message.ts)
            if parent == message.ts:
                self._ledger.notes.append(f"{message.row.file}, {message.row.number}: its parent is not in the export; kept as a post")
                return Write(key=self._key(message.ts), row=message.row, becomes="posts (answers to nothing)", words=words, **place)
        under = ("post", self._key(parent))
        becomes = "comments by bots" if not message.is_by_person else "comments"
        return Say(key=self._key(message.ts), row=message.row, becomes=becomes, words=words, under=under, **place)

    def _signs(self, message: Message, origin: Origin | None) -> Iterator[Step]:
        given = set()
        for emoji, user in message.signs:
            row = Row(what=REACTIONS, file=message.row.file, number=message.row.number)
            self._ledger.see(REACTIONS)
            if not user:
                self._ledger.leave(row, "given by somebody the export does not name")
            elif origin is None or message.is_tombstone:
                self._ledger.leave(row, "under a notice or a deleted message, where nothing is to react to")
            elif user in given:
                self._ledger.leave(row, "folded: a second sign of the same person on the same message")
            else:
                given.add(user)
                sign = sign_of(emoji)
                key = f"{self._key(message.ts)}/{user}"
                yield Sign(key=key, row=row, becomes=f"reactions: {sign}", under=origin, sign=sign, **self._in_group(message, user))

    def _afterwards(self, message: Message, origin: Origin | None) -> Iterator[Step]:
        """What happened to the message later: an edit, or a parent taken back after all its answers."""
        if message.raw.get("edited"):
            yield from self._edit(message, origin)
        if message.is_tombstone:
            key = self._key(message.ts)
            self._ledger.see(DELETIONS)
            row = Row(what=DELETIONS, file=message.row.file, number=message.row.number)
            # Nobody can answer what is gone, so it goes once the last answer and the signs under it are there.
            at = self._last_reply.get(message.ts, message.at) + timedelta(microseconds=1)
            yield TakeBack(key=key, at=at, row=row, becomes="stubs that keep the answers", post=key)

    def _edit(self, message: Message, origin: Origin | None) -> Iterator[Step]:
        row = Row(what=EDITS, file=message.row.file, number=message.row.number)
        self._ledger.see(EDITS)
        try:
            at = message.edited_at
        except ValueError as error:
            self._ledger.refuse(row, f"when it was edited: {error}")
            return
        if origin is None or at is None:
            self._ledger.leave(row, "under a notice")
            return
        key = f"{origin[1]}/{at.timestamp()}"
        yield Change(key=key, at=max(at, message.at), row=row, becomes="edit marks", of=origin, words=partial(words_of, message))


def _kind_of_post(message: Message) -> str:
    if message.is_tombstone:
        return "posts, since deleted"
    if message.is_notice:
        return "posts (notices that were answered)"
    return "posts" if message.is_by_person else "posts by bots"
