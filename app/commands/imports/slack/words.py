"""What a message says, with what hangs on it."""

from app.commands.imports.lengths import EMPTY
from app.commands.imports.slack.message import Message
from app.commands.imports.slack.mrkdwn import markdown_of

GONE = "*(This message was deleted in Slack.)*"
FILE_LOST = {
    "hidden_by_limit": "📎 *a file (hidden by Slack's limit, not in the export)*",
    "tombstone": "📎 *a file (deleted in Slack)*",
}


def words_of(message: Message, names) -> str:
    """The body in Markdown. `names` tells handles and groups."""
    if message.is_tombstone:
        return GONE
    text = markdown_of(message.raw.get("text") or "", names)
    if message.subtype == "me_message":
        text = f"*{text}*"
    parts = [text, *(_attachment(card, names) for card in _own_cards(message, text)), *map(_file, message.files)]
    said = "\n\n".join(part for part in parts if part)
    return said or markdown_of(_text_within(message.raw.get("blocks")), names) or EMPTY


def _own_cards(message: Message, text: str) -> list[dict]:
    """Cards that say something themselves; Slack's previews of links that stand in the text say nothing new."""
    if not text:
        return message.attachments
    return [card for card in message.attachments if message.raw.get("bot_id") and not card.get("from_url")]


def _attachment(card: dict, names) -> str:
    title = _text(card, "title")
    if title and card.get("title_link"):
        title = f"<{card['title_link']}|{title}>"
    fields = [f"*{_text(part, 'title')}* {_text(part, 'value')}" for part in card.get("fields") or () if isinstance(part, dict)]
    lines = [_text(card, "pretext"), title, _text(card, "text"), *fields]
    said = "\n".join(line for line in lines if line.strip()) or _text(card, "fallback") or _text(card, "from_url")
    return markdown_of(said, names)


def _text(card: dict, name: str) -> str:
    value = card.get(name)
    return value if isinstance(value, str) else ""


def _file(file: dict) -> str:
    if lost := FILE_LOST.get(file.get("mode")):
        return lost
    name = " ".join(str(file.get("name") or file.get("title") or "a file").split()).replace("`", "'")
    return f"📎 `{name}` *(not in the export)*"


def _text_within(block) -> str:
    if isinstance(block, list):
        return "\n".join(filter(None, map(_text_within, block)))
    if not isinstance(block, dict):
        return ""
    if isinstance(block.get("text"), str):
        return block["text"]
    return _text_within(block.get("text")) or _text_within(block.get("elements"))
