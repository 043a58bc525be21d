"""What is said to those who came into a group, or are outside it, by no act of their own."""

from app.subscribers.notifications.models import Notification
from app.subscribers.notifications.phrasing import Sentence, by_whom


def start(row: Notification) -> Sentence:
    return Sentence("", "People where you work begin in this group, and so do you:", row.group.name, f"/g/{row.group.slug}", "users")


def declined(row: Notification) -> Sentence:
    return _former(row, "answered your request to join")


def removal(row: Notification) -> Sentence:
    return _former(row, "took you out of")


def ban(row: Notification) -> Sentence:
    return _former(row, "banned you from")


def _former(row: Notification, did: str) -> Sentence:
    """A secret group is named to nobody outside, not even to those who knew it."""
    if row.group.is_secret:
        return Sentence(by_whom(row), did, "a group you belonged to", "/groups", "users")
    return Sentence(by_whom(row), did, row.group.name, f"/g/{row.group.slug}", "users")
