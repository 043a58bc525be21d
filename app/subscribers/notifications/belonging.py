"""Who should hear of what happened to who belongs where: one function per event."""

from collections.abc import Iterator

from sqlalchemy import select

from app.core.database import db
from app.domain.groups.events import Banned, Declined, Invited, Joined, Left, Requested
from app.domain.groups.models import Membership
from app.domain.people.models import Person
from app.domain.posts.events import NewcomerWaited
from app.subscribers.notifications.matters import Matter


def of_request(fact: Requested) -> Iterator[Matter]:
    """Those who look after the group."""
    keepers = (Membership.group_id == fact.group_id, Membership.state == "active", Membership.role.in_(("moderator", "owner")))
    people = db.session.scalars(select(Membership.person_id).where(*keepers))
    yield Matter("request", f"request:group:{fact.group_id}", tuple(people), group_id=fact.group_id)


def of_invitation(fact: Invited) -> Iterator[Matter]:
    """Whoever is asked in."""
    yield Matter("invitation", f"invitation:group:{fact.group_id}", (fact.person_id,), group_id=fact.group_id)


def of_admission(fact: Joined) -> Iterator[Matter]:
    """Whoever was let in by somebody else, or began there because people like them do."""
    actor = db.session.get(Person, fact.actor_id)
    if actor.kind == "house":
        yield Matter("start", f"start:group:{fact.group_id}", (fact.person_id,), group_id=fact.group_id)
        return
    yield Matter("admission", f"admission:group:{fact.group_id}", (fact.person_id,), group_id=fact.group_id)


def of_departure(fact: Left) -> Iterator[Matter]:
    """Whoever was taken out by somebody else; a ban tells its own story."""
    states = (Membership.group_id == fact.group_id, Membership.person_id == fact.person_id)
    if fact.actor_id != fact.person_id and db.session.scalar(select(Membership.state).where(*states)) != "banned":
        yield Matter("removal", f"removal:group:{fact.group_id}", (fact.person_id,), group_id=fact.group_id)


def of_ban(fact: Banned) -> Iterator[Matter]:
    """Whoever was banned."""
    yield Matter("ban", f"ban:group:{fact.group_id}", (fact.person_id,), group_id=fact.group_id)


def of_refusal(fact: Declined) -> Iterator[Matter]:
    """Whoever asked and was turned down."""
    yield Matter("declined", f"declined:group:{fact.group_id}", (fact.person_id,), group_id=fact.group_id)


def of_newcomer(fact: NewcomerWaited) -> Iterator[Matter]:
    """Those who look after the group in which somebody new waits for an answer."""
    keepers = (Membership.group_id == fact.group_id, Membership.state == "active", Membership.role.in_(("moderator", "owner")))
    people = tuple(db.session.scalars(select(Membership.person_id).where(*keepers)))
    yield Matter("newcomer", f"newcomer:thread:{fact.thread_id}", people, thread_id=fact.thread_id, group_id=fact.group_id)
