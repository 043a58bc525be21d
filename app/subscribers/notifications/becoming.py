"""Who should hear what becomes of an idea, and of what was offered for it."""

from collections.abc import Iterator

from sqlalchemy import select

from app.core.database import db
from app.domain.discussions.models import Thread
from app.domain.ideas.events import MergeAsked, MergeRefused, Objected, Offered, OfferKept
from app.domain.ideas.models import Ask, Backing, Idea, Merger, Pledge
from app.domain.lineage.models import Edge
from app.domain.projects.events import Promoted
from app.domain.projects.models import Project
from app.subscribers.notifications.matters import Matter


def of_offer(fact: Offered) -> Iterator[Matter]:
    """Those whose idea it is; under the key of a backing, so that who comes in with an offer is told of once."""
    yield Matter("offer", f"backing:idea:{fact.idea_id}", carers_of(fact.idea_id), thread_id=fact.idea_id, group_id=fact.group_id)


def of_start(fact: Promoted) -> Iterator[Matter]:
    """Those who offered something are asked once more; then those whose idea it was, those who said what it grew out of, and
    everybody who stands behind it."""
    about = {"thread_id": fact.project_id, "group_id": fact.group_id, "detail": str(fact.idea_id)}
    yield Matter("again", f"again:idea:{fact.idea_id}", offerers_of(fact.idea_id), **about)
    parents = select(Thread.author_id).join(Edge, Edge.parent_id == Thread.id).where(Edge.child_id == fact.idea_id)
    people = (*carers_of(fact.idea_id), *db.session.scalars(parents), *backers_of(fact.idea_id))
    yield Matter("promotion", f"promotion:thread:{fact.project_id}", people, thread_id=fact.project_id, group_id=fact.group_id)


def of_keeping(fact: OfferKept) -> Iterator[Matter]:
    """Whoever leads what the idea has become."""
    project = db.session.scalar(select(Project).where(Project.idea_id == fact.idea_id))
    if project:
        yield Matter("kept", f"kept:thread:{project.id}", (project.lead_id,), thread_id=project.id, group_id=fact.group_id)


def of_objection(fact: Objected) -> Iterator[Matter]:
    """Those whose idea it is."""
    yield Matter("objection", f"objection:idea:{fact.idea_id}", carers_of(fact.idea_id), thread_id=fact.idea_id, group_id=fact.group_id)


def of_merge_request(fact: MergeAsked) -> Iterator[Matter]:
    """Those who care for the idea that is asked for."""
    about = {"thread_id": fact.idea_id, "group_id": fact.group_id, "detail": str(fact.merger_id)}
    yield Matter("merge", f"merge:{fact.merger_id}", carers_of(fact.idea_id), **about)


def of_merge_refusal(fact: MergeRefused) -> Iterator[Matter]:
    """Whoever asked."""
    about = {"thread_id": fact.idea_id, "group_id": fact.group_id, "detail": str(fact.merger_id)}
    yield Matter("apart", f"apart:{fact.merger_id}", (db.session.get(Merger, fact.merger_id).asked_by_id,), **about)


def carers_of(idea_id: int) -> tuple[int, ...]:
    """Whoever proposed the idea, and whoever cares for it."""
    idea = db.session.get(Idea, idea_id)
    return (idea.thread.author_id, idea.carer_id)


def backers_of(idea_id: int, *ways: str) -> tuple[int, ...]:
    """Who stands behind the idea, in one of those ways or in any."""
    backers = select(Backing.person_id).where(Backing.idea_id == idea_id).order_by(Backing.id)
    return tuple(db.session.scalars(backers.where(Backing.way.in_(ways)) if ways else backers))


def offerers_of(idea_id: int) -> tuple[int, ...]:
    """Who offers something the idea asks for."""
    asked = select(Pledge.person_id).join(Ask, Ask.id == Pledge.ask_id).where(Ask.idea_id == idea_id, Ask.deleted_at.is_(None))
    return tuple(db.session.scalars(asked.order_by(Pledge.id)))
