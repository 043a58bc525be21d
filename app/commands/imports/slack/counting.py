"""The first table of a Slack import: what the export holds."""

from collections import Counter

from app.commands.imports.ledger import Ledger
from app.commands.imports.slack.export import ACCOUNTS, MESSAGES
from app.commands.imports.slack.message import JOINS, Message
from app.commands.imports.slack.signs import SIGNS, sign_of
from app.commands.imports.slack.workspace import Workspace


def count(workspace: Workspace, ledger: Ledger, listed: int) -> None:
    """Enter the counts; `listed` is how many channels the newest list names."""
    messages = workspace.all_messages
    _count_people(workspace, ledger)
    ledger.count("channel folders with messages", len(workspace.channels), of=f"{listed} in the current channels.json")
    ledger.count("messages", ledger.heaps[MESSAGES])
    by_people = [message for message in messages if message.is_by_person]
    ledger.count("of these written by people", len(by_people), of=f"by {len({m.author for m in by_people}):,} accounts")
    ledger.count("bot_message", sum(m.subtype == "bot_message" for m in messages))
    ledger.count("channel_join", sum(m.subtype in JOINS for m in messages))
    _count_threads(messages, ledger)
    _count_reactions(messages, ledger)
    ledger.count("edited messages", sum(bool(m.raw.get("edited")) for m in messages))
    ledger.count("with @mention", sum("<@" in (m.raw.get("text") or "") for m in messages if m.is_by_person))
    modes = Counter(file.get("mode") for m in messages for file in m.files)
    ledger.count("file objects", modes.total(), of=f"{modes['hidden_by_limit']} hidden_by_limit, {modes['tombstone']} tombstone")
    if messages:
        first, last = min(m.at for m in messages), max(m.at for m in messages)
        ledger.count("range", f"{first:%Y-%m-%dT%H:%M:%SZ} .. {last:%Y-%m-%dT%H:%M:%SZ}")
    years = Counter(m.at.year for m in by_people)
    ledger.count("human messages per year", ", ".join(f"{year} {number:,}" for year, number in sorted(years.items())))


def _count_people(workspace: Workspace, ledger: Ledger) -> None:
    users = [user for _, user in workspace.users]
    marks = {"bots": "is_bot", "deactivated": "deleted", "admins": "is_admin", "owner": "is_primary_owner"}
    of = ", ".join(f"{sum(bool(user.get(mark)) for user in users)} {name}" for name, mark in marks.items())
    ledger.count("users.json accounts", ledger.heaps[ACCOUNTS], of=of)


def _count_threads(messages: list[Message], ledger: Ledger) -> None:
    replies = [message for message in messages if message.is_reply]
    here = {(message.folder, message.ts) for message in messages}
    longest = Counter((message.folder, message.thread) for message in replies).most_common(1)
    ledger.count("threads", sum(m.thread == m.ts for m in messages), of=f"longest {longest[0][1]} replies" if longest else "")
    orphans = sum((m.folder, m.thread) not in here for m in replies)
    broadcasts = sum(m.subtype == "thread_broadcast" for m in replies)
    ledger.count("replies", len(replies), of=f"{orphans} without a parent, {broadcasts} thread_broadcast")


def _count_reactions(messages: list[Message], ledger: Ledger) -> None:
    signs = [sign for message in messages for sign in message.signs]
    pairs = sum(len({emoji for emoji, _ in message.signs}) for message in messages)
    emoji = Counter(name for name, _ in signs)
    people = len({user for _, user in signs})
    ledger.count("single reactions", len(signs), of=f"{pairs:,} message+emoji pairs, {len(emoji)} emoji, {people} people")
    for sign in ("like", *SIGNS):
        names = [f":{name}: {number:,}" for name, number in emoji.most_common() if sign_of(name) == sign]
        if names:
            ledger.notes.append(f"{sign} stands for {', '.join(names)}")
