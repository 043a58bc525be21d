"""Who had a part in what came of a project, read off what happened on the way."""

from collections.abc import Iterator

from sqlalchemy import select

from app.core.database import db
from app.domain.discussions.models import Comment, Share, Thread
from app.domain.ideas.models import Backing, Consideration
from app.domain.lineage.queries import ancestors_of, edges_among
from app.domain.projects.models import Place, Project, Step

Part = tuple[int, str, int | None]


def parts_in(project: Project) -> Iterator[Part]:
    """(person id, part, id of the group they did it in), the weightier reason first. A constant number of queries."""
    line = ancestors_of(project.thread)
    alive = {thread.id: thread for thread in line if not thread.is_deleted}
    ideas = [thread.id for thread in alive.values() if thread.kind == "idea"]
    talk = [thread_id for thread_id, thread in alive.items() if thread.kind != "project"]
    sparked, shaped = _beginnings(line, alive)
    sparks = {person_id for person_id, _, _ in sparked}
    yield from sparked
    yield from (part for part in (*shaped, *_talk(talk, ideas, alive)) if part[0] not in sparks)
    yield from _support(ideas)
    yield from _work(project)
    yield from _carrying(list(alive))


def _beginnings(line: list[Thread], alive: dict[int, Thread]) -> tuple[list[Part], list[Part]]:
    """Whoever began what an idea grew out of sparked it; whoever made the idea of it shaped it."""
    grown = {child for _, child in edges_among(line)}
    sparked = [thread for thread in alive.values() if thread.kind == "post" or thread.id not in grown]
    shaped = [thread for thread in alive.values() if thread.kind == "idea" and thread.id in grown]
    return _credited(sparked, "sparked"), _credited(shaped, "shaped")


def _credited(threads: list[Thread], part: str) -> list[Part]:
    return [(thread.author_id, part, thread.group_id) for thread in threads]


def _talk(threads: list[int], ideas: list[int], alive: dict[int, Thread]) -> Iterator[Part]:
    said = select(Comment.author_id, Comment.group_id).where(Comment.thread_id.in_(threads), Comment.deleted_at.is_(None))
    for person_id, group_id in db.session.execute(said.distinct()):
        yield person_id, "shaped", group_id
    weighed = select(Consideration.author_id, Consideration.idea_id).where(Consideration.idea_id.in_(ideas))
    for person_id, idea_id in db.session.execute(weighed.where(Consideration.deleted_at.is_(None)).distinct()):
        yield person_id, "shaped", alive[idea_id].group_id


def _support(ideas: list[int]) -> Iterator[Part]:
    backings = select(Backing.person_id, Backing.way, Backing.group_id).where(Backing.idea_id.in_(ideas), Backing.way != "follow")
    for person_id, way, group_id in db.session.execute(backings.order_by(Backing.id)):
        yield person_id, "backed", group_id
        if way == "test":
            yield person_id, "tested", group_id


def _work(project: Project) -> Iterator[Part]:
    home_id = project.thread.group_id
    places = select(Place.person_id).where(Place.project_id == project.id)
    owners = select(Step.owner_id).where(Step.project_id == project.id, Step.owner_id.is_not(None), Step.done_at.is_not(None))
    for person_id in db.session.scalars(places.union(owners)):
        yield person_id, "built", home_id
    if project.lead_id:
        yield project.lead_id, "decided", home_id


def _carrying(threads: list[int]) -> Iterator[Part]:
    shares = select(Share.person_id, Share.group_id).where(Share.thread_id.in_(threads)).order_by(Share.id)
    for person_id, group_id in db.session.execute(shares):
        yield person_id, "carried", group_id
