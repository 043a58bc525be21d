"""How a sentence is put together: who, did what, to which thing."""

from dataclasses import dataclass

from app.domain.discussions.paths import path_of
from app.subscribers.notifications.models import Notification


@dataclass(frozen=True)
class Sentence:
    """“Ana and 3 others” · “replied to you in” · “Why do we throw away the straps?”, and where that is."""

    who: str
    did: str
    thing: str
    path: str
    icon: str


def by_whom(row: Notification) -> str:
    """Who did it: the last one, and how many before."""
    others = row.actor_count - 1
    if others < 1:
        return row.actor.name
    return f"{row.actor.name} and {others} {'other' if others == 1 else 'others'}"


def of_thread(row: Notification, did: str, icon: str, *, who: str | None = None) -> Sentence:
    """That something was done about a thread; `who` says by whom where it was nobody in particular."""
    path = f"/comments/{row.comment_id}" if row.comment_id else path_of(row.thread.kind, row.thread_id, row.thread.title)
    return Sentence(by_whom(row) if who is None else who, did, row.thread.title, path, icon)


def of_group(row: Notification, did: str, page: str = "") -> Sentence:
    """That something was done about a group, to be read on one of its pages."""
    return Sentence(by_whom(row), did, row.group.name, f"/g/{row.group.slug}{page}", "users")
