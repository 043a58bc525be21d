"""Who should hear of what is brought from one group to another."""

from collections.abc import Iterator

from sqlalchemy import select

from app.core.database import db
from app.domain.discussions.events import Shared
from app.domain.discussions.models import Thread
from app.domain.groups.models import Membership
from app.domain.shares.events import BringingAsked, BringingLetIn, BringingTurnedDown
from app.domain.shares.models import Bringing
from app.subscribers.notifications.matters import Matter


def of_share(fact: Shared) -> Iterator[Matter]:
    """Whoever opened the thread, if they may know the group it reached."""
    thread = db.session.get(Thread, fact.thread_id)
    yield Matter("share", f"share:thread:{thread.id}", (thread.author_id,), thread_id=thread.id, group_id=fact.group_id)


def of_bringing(fact: BringingAsked) -> Iterator[Matter]:
    """Those who look after the group it should come to, as far as they may read it."""
    bringing = db.session.get(Bringing, fact.bringing_id)
    if bringing and bringing.is_waiting:
        keepers = (Membership.group_id == fact.group_id, Membership.state == "active", Membership.role.in_(("moderator", "owner")))
        people = tuple(db.session.scalars(select(Membership.person_id).where(*keepers)))
        yield Matter("bringing", f"bringing:{bringing.id}", people, thread_id=bringing.thread_id, group_id=fact.group_id)


def of_decision(fact: BringingLetIn | BringingTurnedDown) -> Iterator[Matter]:
    """Whoever asked to bring it, member of the group or not."""
    bringing = db.session.get(Bringing, fact.bringing_id)
    if bringing:
        kind = "brought_in" if isinstance(fact, BringingLetIn) else "not_let_in"
        yield Matter(kind, f"answer:bringing:{bringing.id}", (bringing.person_id,), thread_id=bringing.thread_id, detail=str(bringing.id))
