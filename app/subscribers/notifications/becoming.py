"""Who should hear what becomes of an idea, and of what was offered for it."""

from collections.abc import Iterator

from sqlalchemy import select

from app.core.database import db
from app.domain.discussions.models import Comment, Thread
from app.domain.ideas.events import (
    IdeaMoved,
    IdeasMerged,
    MergeAsked,
    MergeRefused,
    Objected,
    ObjectionTakenBack,
    Offered,
    OfferKept,
    RestNear,
)
from app.domain.ideas.models import Ask, Backing, Consideration, Idea, Merger, Pledge
from app.domain.lineage.walks import ancestry
from app.domain.outcomes.events import IdeaDelivered
from app.domain.people.models import Person
from app.domain.projects.events import Promoted
from app.domain.projects.models import Project
from app.subscribers.notifications.matters import Matter


def of_offer(fact: Offered) -> Iterator[Matter]:
    """Those whose idea it is; under the key of a backing, so that who comes in with an offer is told of once."""
    yield Matter("offer", f"backing:idea:{fact.idea_id}", carers_of(fact.idea_id), thread_id=fact.idea_id, group_id=fact.group_id)


def of_start(fact: Promoted) -> Iterator[Matter]:
    """Those who offered something are asked once more; everybody else in the tree hears that it is a project."""
    about = {"thread_id": fact.project_id, "group_id": fact.group_id, "detail": str(fact.idea_id)}
    yield Matter("again", f"again:idea:{fact.idea_id}", offerers_of(fact.idea_id), **about)
    people = all_in(fact.idea_id)
    yield Matter("promotion", f"promotion:thread:{fact.project_id}", people, thread_id=fact.project_id, group_id=fact.group_id)


def of_delivery(fact: IdeaDelivered) -> Iterator[Matter]:
    """Everybody in the tree of an idea that went straight to an outcome."""
    yield Matter("done", f"done:idea:{fact.idea_id}", all_in(fact.idea_id), thread_id=fact.idea_id, group_id=fact.group_id)


def of_movement(fact: IdeaMoved) -> Iterator[Matter]:
    """When all its lights are on, those whose idea it is and those who would lead it; when it comes to rest, everybody in the tree."""
    about = {"thread_id": fact.idea_id, "group_id": fact.group_id}
    if fact.state == "ready":
        yield Matter("ready", f"ready:idea:{fact.idea_id}", (*carers_of(fact.idea_id), *backers_of(fact.idea_id, "lead")), **about)
    elif fact.state == "resting":
        quiet = db.session.get(Person, fact.actor_id).kind == "house"
        detail = "quiet" if quiet else "not_now" if db.session.get(Idea, fact.idea_id).not_now else "objection"
        # Of an objection those whose idea it is hear by itself, and nobody else from whom it came.
        told = set(carers_of(fact.idea_id)) if detail == "objection" else set()
        people = tuple(person_id for person_id in all_in(fact.idea_id) if person_id not in told)
        yield Matter("rested", f"rested:{detail}:idea:{fact.idea_id}", people, detail=detail, **about)


def of_nearing_rest(fact: RestNear) -> Iterator[Matter]:
    """Those whose idea it is, and everybody who stands behind it."""
    people = (*carers_of(fact.idea_id), *backers_of(fact.idea_id))
    yield Matter("quiet", f"quiet:idea:{fact.idea_id}", people, thread_id=fact.idea_id, group_id=fact.group_id)


def of_merging(fact: IdeasMerged) -> Iterator[Matter]:
    """Everybody in the tree of the idea that went into another, led to where it goes on."""
    yield Matter("merged", f"merged:idea:{fact.idea_id}", all_in(fact.idea_id), thread_id=fact.into_id, group_id=fact.group_id)


def of_keeping(fact: OfferKept) -> Iterator[Matter]:
    """Whoever leads what the idea has become."""
    project = db.session.scalar(select(Project).where(Project.idea_id == fact.idea_id))
    if project:
        yield Matter("kept", f"kept:thread:{project.id}", (project.lead_id,), thread_id=project.id, group_id=fact.group_id)


def of_objection(fact: Objected) -> Iterator[Matter]:
    """Those whose idea it is."""
    yield Matter("objection", f"objection:idea:{fact.idea_id}", carers_of(fact.idea_id), thread_id=fact.idea_id, group_id=fact.group_id)


def of_objection_taken_back(fact: ObjectionTakenBack) -> Iterator[Matter]:
    """Those whose idea it is."""
    about = {"thread_id": fact.idea_id, "group_id": fact.group_id}
    yield Matter("no_objection", f"no_objection:idea:{fact.idea_id}", carers_of(fact.idea_id), **about)


def of_merge_request(fact: MergeAsked) -> Iterator[Matter]:
    """Those who care for the idea that is asked for."""
    about = {"thread_id": fact.idea_id, "group_id": fact.group_id, "detail": str(fact.merger_id)}
    yield Matter("merge", f"merge:{fact.merger_id}", carers_of(fact.idea_id), **about)


def of_merge_refusal(fact: MergeRefused) -> Iterator[Matter]:
    """Whoever asked."""
    about = {"thread_id": fact.idea_id, "group_id": fact.group_id, "detail": str(fact.merger_id)}
    yield Matter("apart", f"apart:{fact.merger_id}", (db.session.get(Merger, fact.merger_id).asked_by_id,), **about)


def all_in(idea_id: int) -> tuple[int, ...]:
    """Everybody in the idea's tree: whose it is, who began what it grew out of however long ago, who stands behind it, who hoped,
    doubted or spoke."""
    above = select(Thread.author_id).where(Thread.id.in_(select(ancestry(idea_id).c.id)), Thread.deleted_at.is_(None))
    weighed = select(Consideration.author_id).where(Consideration.idea_id == idea_id, Consideration.deleted_at.is_(None))
    spoke = select(Comment.author_id).where(Comment.thread_id == idea_id, Comment.deleted_at.is_(None))
    others = db.session.scalars(above.union(weighed, spoke)).all()
    return tuple(dict.fromkeys((*carers_of(idea_id), *backers_of(idea_id), *sorted(others))))


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
