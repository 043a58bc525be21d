"""Who should hear that the words have changed by which they chose, or which they stand behind."""

from collections.abc import Iterator

from sqlalchemy import select

from app.core.database import db
from app.domain.discussions.models import Thread
from app.domain.ideas.events import IdeaEdited
from app.domain.ideas.models import Idea
from app.domain.lineage.models import Edge
from app.domain.polls.queries import voters_in
from app.domain.posts.events import PostEdited
from app.subscribers.notifications.becoming import backers_of, carers_of, offerers_of
from app.subscribers.notifications.matters import Matter


def of_post_edit(fact: PostEdited) -> Iterator[Matter]:
    """Those who have voted in it; those whose idea grew out of it."""
    grown = select(Idea.id).join(Edge, Edge.child_id == Idea.id).where(Edge.parent_id == fact.thread_id)
    carers = [person_id for idea_id in db.session.scalars(grown) for person_id in carers_of(idea_id)]
    yield _changed(fact.thread_id, "vote", voters_in(fact.thread_id))
    yield _changed(fact.thread_id, "grew", carers)


def of_idea_edit(fact: IdeaEdited) -> Iterator[Matter]:
    """Those who stand behind it or offer something for it, and whoever cares for it."""
    people = (*carers_of(fact.idea_id), *backers_of(fact.idea_id), *offerers_of(fact.idea_id))
    yield _changed(fact.idea_id, "idea", people)


def _changed(thread_id: int, detail: str, people) -> Matter:
    group_id = db.session.scalar(select(Thread.group_id).where(Thread.id == thread_id))
    return Matter("reworded", f"reworded:thread:{thread_id}", tuple(people), thread_id=thread_id, group_id=group_id, detail=detail)
