"""Channels as groups."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from app.commands.imports.house import House
from app.commands.imports.lengths import cut
from app.commands.imports.slack.message import moment
from app.commands.imports.slack.mrkdwn import markdown_of
from app.core.markdown import plain, render


@dataclass
class Channel:
    """A channel folder with what is known of it. `key` names it in this and every later import."""

    folder: str
    known: dict
    key: str = ""
    is_private: bool = False
    notices: dict[str, str] = field(default_factory=dict)

    @property
    def identity(self) -> str:
        return self.known.get("id") or ""

    @property
    def members(self) -> list[str]:
        return [user for user in self.known.get("members") or () if isinstance(user, str)]

    @property
    def aliases(self) -> tuple[tuple[str, str], ...]:
        return tuple((noun, key) for noun, key in (("channel_id", self.identity), ("channel_name", self.folder)) if key)

    def purpose(self, names) -> str:
        return cut(plain(render(markdown_of(self._said("purpose") or self._said("topic"), names))), 200)

    def about(self, names) -> str:
        """A page about the group: purpose, topic, and where it came from."""
        sayings = dict.fromkeys(markdown_of(self._said(what), names) for what in ("purpose", "topic"))
        sayings["*Archived in Slack.*" if self.known.get("is_archived") else ""] = None
        sayings[f"*Brought in from the Slack channel #{self.folder}.*"] = None
        return "\n\n".join(saying for saying in sayings if saying)

    def _said(self, what: str) -> str:
        value = (self.known.get(what) or {}).get("value") if isinstance(self.known.get(what), dict) else ""
        return value or self.notices.get(what, "")

    def created(self, first: datetime) -> datetime:
        """When it was made; no later than its `first` message."""
        try:
            return min(moment(self.known["created"]), first)
        except (KeyError, ValueError):
            return first


def channels_of(folders: Iterable[str], lists: Iterable[list[dict]], private: list[dict], house: House) -> dict[str, Channel]:
    """A channel for each folder, described by the first of `lists` that knows it, if any does."""
    described = {}
    for channels in lists:
        for channel in channels:
            described.setdefault(channel.get("name"), channel)
    hidden = {channel.get("name"): channel for channel in private}
    channels = {}
    for folder in folders:
        channel = Channel(folder, hidden.get(folder) or described.get(folder) or {}, is_private=folder in hidden)
        channel.key = _key_of(channel, house)
        channels[folder] = channel
    return channels


def _key_of(channel: Channel, house: House) -> str:
    """The key it was taken in by before, under whatever name, or a new one."""
    ids, names = house.keys("channel_id"), house.keys("channel_name")
    local_id = ids.get(channel.identity)
    if local_id is None:
        local_id = names.get(channel.folder)
        # Another channel may have had this name before.
        if channel.identity and local_id in ids.values():
            local_id = None
    before = [key for key, group_id in house.keys("group").items() if group_id == local_id]
    return before[0] if before and local_id is not None else channel.identity or channel.folder
