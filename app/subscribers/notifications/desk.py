"""What the desk of a group has to tell: to those who look after it, and to those it decides about."""

from collections.abc import Iterator

from sqlalchemy import select

from app.core.database import db
from app.domain.discussions.models import Thread
from app.domain.discussions.paths import path_of
from app.domain.groups.models import Membership
from app.domain.moderation.events import LetIn, TurnedDown
from app.domain.posts.events import PostHeld
from app.subscribers.notifications.matters import Matter
from app.subscribers.notifications.models import Notification
from app.subscribers.notifications.sentences import Sentence


def of_post_held(fact: PostHeld) -> Iterator[Matter]:
    """Those who look after the group."""
    yield Matter("waiting", f"waiting:group:{fact.group_id}", keepers_of(fact.group_id), group_id=fact.group_id)


def of_post_let_in(fact: LetIn) -> Iterator[Matter]:
    """Whoever wrote it."""
    author_id = db.session.scalar(select(Thread.author_id).where(Thread.id == fact.thread_id))
    yield Matter("let_in", f"let_in:thread:{fact.thread_id}", (author_id,), thread_id=fact.thread_id, group_id=fact.group_id)


def of_post_turned_down(fact: TurnedDown) -> Iterator[Matter]:
    """Whoever wrote it."""
    yield Matter("turned_down", f"turned_down:{fact.act_id}", (fact.person_id,), thread_id=fact.post_id, group_id=fact.group_id)


def keepers_of(group_id: int) -> tuple[int, ...]:
    """Ids of those who look after the group."""
    active = (Membership.group_id == group_id, Membership.state == "active", Membership.role != "member")
    return tuple(db.session.scalars(select(Membership.person_id).where(*active)))


def waiting(row: Notification) -> Sentence:
    number = row.actor_count
    did = "wrote something that waits to be let into" if number == 1 else f"and {number - 1} more wrote what waits to be let into"
    return Sentence(row.actor.name, did, row.group.name, f"/g/{row.group.slug}/desk?show=posts", "shield")


def let_in(row: Notification) -> Sentence:
    return _about_post(row, "let in what you wrote:", "circle-check")


def turned_down(row: Notification) -> Sentence:
    return _about_post(row, f"did not let into {row.group.name}:", "info")


def _about_post(row: Notification, did: str, icon: str) -> Sentence:
    return Sentence(row.actor.name, did, row.thread.title, path_of(row.thread.kind, row.thread_id, row.thread.title), icon)


DESK = {rule.__name__: rule for rule in (waiting, let_in, turned_down)}
