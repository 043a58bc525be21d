"""One message of an export, checked."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from app.commands.imports.steps import Row

JOINS, LEAVES = ("channel_join", "group_join"), ("channel_leave", "group_leave")
NOTICES = tuple("channel_ group_ bot_add bot_remove reminder_ welcome_party pinned_item unpinned_item sh_room huddle_".split())


@dataclass
class Message:
    """A message with the row it came from; `at` is its `ts` as a moment."""

    row: Row
    folder: str
    raw: dict
    at: datetime
    ts: str
    thread: str
    author: str
    replies: list["Message"] = field(default_factory=list)

    @property
    def subtype(self) -> str:
        return self.raw.get("subtype") or ""

    @property
    def is_reply(self) -> bool:
        return bool(self.thread) and self.thread != self.ts

    @property
    def is_tombstone(self) -> bool:
        return self.subtype == "tombstone"

    @property
    def is_notice(self) -> bool:
        """Whether Slack says it, not somebody."""
        return self.subtype.startswith(NOTICES) or self.is_tombstone

    @property
    def is_by_person(self) -> bool:
        return self.subtype in ("", "thread_broadcast", "me_message") and not self.raw.get("bot_id")

    @property
    def signs(self) -> list[tuple[str, str]]:
        """(emoji, person) of each single reaction, the person "" where Slack tells only how many."""
        signs = []
        for pair in _dicts(self.raw.get("reactions")):
            users = [user for user in pair.get("users") or () if isinstance(user, str)]
            unnamed = max(0, int(pair.get("count") or 0) - len(users))
            signs += [(str(pair.get("name")), user) for user in [*users, *[""] * unnamed]]
        return signs

    @property
    def files(self) -> list[dict]:
        return _dicts(self.raw.get("files"))

    @property
    def attachments(self) -> list[dict]:
        return _dicts(self.raw.get("attachments"))

    @property
    def edited_at(self) -> datetime | None:
        edited = self.raw.get("edited")
        return moment(edited.get("ts")) if isinstance(edited, dict) else None


def message_of(row: Row, folder: str, raw: dict) -> Message:
    """The message in `raw`. Raises ValueError where it says neither when nor by whom."""
    if raw.get("type", "message") != "message":
        raise ValueError(f"not a message but a {raw['type']!r}")
    ts, text = raw.get("ts"), raw.get("text")
    if text is not None and not isinstance(text, str):
        raise ValueError("its text is no text")
    if not isinstance(ts, str):
        raise ValueError("no time (ts)")
    author = raw.get("user") or _bot_key(raw)
    if not author:
        raise ValueError("no author")
    return Message(row=row, folder=folder, raw=raw, at=moment(ts), ts=ts, thread=str(raw.get("thread_ts") or ""), author=author)


def moment(ts) -> datetime:
    """Slack's "seconds.micro" as a moment. Raises ValueError."""
    try:
        return datetime.fromtimestamp(float(ts), UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        raise ValueError(f"{ts!r} is no time") from None


def _bot_key(raw: dict) -> str:
    name = raw.get("username") or raw.get("bot_id")
    return f"bot:{name}" if name else ""


def _dicts(things) -> list[dict]:
    return [thing for thing in things or () if isinstance(thing, dict)]
