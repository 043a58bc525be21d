"""Everything an export holds, read and put in order."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from app.commands.imports.house import House
from app.commands.imports.ledger import Ledger
from app.commands.imports.slack.channels import Channel, channels_of
from app.commands.imports.slack.export import ACCOUNTS, FILES, MESSAGES, PRIVATE, Export
from app.commands.imports.slack.message import Message, message_of
from app.commands.imports.steps import Row


@dataclass
class Workspace:
    """What was read: `messages` by folder and time, `users` with their rows, `channels` by folder."""

    team: str
    users: list[tuple[Row, dict]]
    channels: dict[str, Channel]
    listed: int = 0
    messages: dict[str, list[Message]] = field(default_factory=dict)

    @property
    def all_messages(self) -> list[Message]:
        return [message for messages in self.messages.values() for message in messages]


def read_users(export: Export) -> tuple[str, list[tuple[Row, dict]]]:
    """(team, the rows of users.json)."""
    users = list(export.rows("users.json", ACCOUNTS))
    teams = (user.get("team_id") for _, user in users)
    return next((team for team in teams if isinstance(team, str)), "workspace"), users


def read_workspace(export: Export, ledger: Ledger, house: House, older: list[Path], team: str, users) -> Workspace:
    """Read channels and messages. Direct messages are nobody's to bring here and are left out."""
    lists = [[channel for _, channel in export.rows(name, "channel lists")] for name in ("channels.json", "groups.json")]
    ledger.heaps.pop("channel lists", None)
    days = {folder: names for folder, names in export.days.items() if not _is_private(folder, names, export, ledger)}
    channels = channels_of(days, [lists[0], *map(_older, older)], lists[1], house)
    listed = {channel.get("name") for channel in lists[0]}
    workspace = Workspace(team, users, channels, listed=len(listed & set(days)))
    for folder, names in days.items():
        workspace.messages[folder] = sorted(_messages(export, ledger, folder, names), key=lambda message: message.at)
        _note_topics(channels[folder], workspace.messages[folder])
    for name in export.others:
        ledger.see(FILES)
        ledger.leave(Row(what=FILES, file=name), f"{Path(name).name}: holds no messages")
    return workspace


def _is_private(folder: str, names: list[str], export: Export, ledger: Ledger) -> bool:
    if not PRIVATE.fullmatch(folder):
        return False
    for name in names:
        for row, _ in export.rows(name, MESSAGES):
            ledger.leave(row, "private conversations of a few")
    return True


def _older(path: Path) -> list[dict]:
    content = json.loads(path.read_text("utf-8"))
    return [channel for channel in content if isinstance(channel, dict)] if isinstance(content, list) else []


def _messages(export: Export, ledger: Ledger, folder: str, names: list[str]) -> list[Message]:
    messages = {}
    for name in names:
        for row, raw in export.rows(name, MESSAGES):
            try:
                message = message_of(row, folder, raw)
            except ValueError as error:
                ledger.refuse(row, str(error))
                continue
            if message.ts in messages:
                ledger.refuse(row, f"the channel has another message with the same time, in {messages[message.ts].row.file}")
            else:
                messages[message.ts] = message
    return list(messages.values())


def _note_topics(channel: Channel, messages: list[Message]) -> None:
    """What notices say of a channel, for one that no list describes."""
    for message in messages:
        for what in ("purpose", "topic"):
            if isinstance(message.raw.get(what), str):
                channel.notices[what] = message.raw[what]
