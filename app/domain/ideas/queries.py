"""Finding ideas, who stands behind them, what is hoped and doubted."""

from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, joinedload

from app.core.database import db
from app.core.errors import NotFound
from app.domain.discussions.models import Thread
from app.domain.discussions.queries import missing
from app.domain.discussions.unnamed import Unnamed, as_known, is_named
from app.domain.groups.models import Group
from app.domain.groups.queries import groups_visible_to, readable_group_ids
from app.domain.ideas.models import Ask, Backing, Consideration, Idea, Merger, Pledge
from app.domain.lineage.firm import grown_since, is_firm
from app.domain.people.models import Person

# What stands on no list: it was taken back, or is to be met in another.
GONE = ("withdrawn", "merged")


@dataclass(frozen=True)
class Backer:
    """One way in which one person stands behind an idea. `group` is None where the reader may not know it: or whose it is."""

    person: Person | Unnamed
    way: str
    hours: int
    skill: str
    note: str
    group: Group | None


def find_idea(idea_id: int, *, seen_by: Person | None) -> Idea:
    """The idea with that id if `seen_by` may read it. Raises NotFound."""
    query = _ideas().options(joinedload(Idea.sparked_by))
    idea = db.session.scalar(query.where(Idea.id == idea_id, Thread.group_id.in_(readable_group_ids(seen_by))))
    if idea is None:
        raise missing(idea_id, seen_by=seen_by)
    return idea


def ideas_in(group: Group) -> Select:
    """Ideas of `group` with their threads; page them by `Idea.id`."""
    return _ideas().where(Thread.group_id == group.id, Thread.kind == "idea", Thread.state.not_in(GONE))


def backers_of(idea: Idea, *, seen_by: Person | None) -> list[Backer]:
    """Who stands behind `idea` and how, in order of coming. One query; no reader learns of a group through it."""
    may_know = Backing.group_id.in_(groups_visible_to(seen_by).with_only_columns(Group.id))
    query = select(Backing, may_know).where(Backing.idea_id == idea.id).options(joinedload(Backing.doer), joinedload(Backing.group))
    rows = db.session.execute(query.order_by(Backing.created_at, Backing.id))
    return [_backer(row, as_known(row.doer, idea.thread, seen_by), known) for row, known in rows]


def _backer(row: Backing, person: Person | Unnamed, known: bool) -> Backer:
    return Backer(person, row.way, row.hours, row.skill, row.note, row.group if known and is_named(person) else None)


def find_consideration(consideration_id: int, *, seen_by: Person | None) -> Consideration:
    """The hope or doubt with that id if `seen_by` may read its idea. Raises NotFound."""
    consideration = db.session.scalar(
        select(Consideration)
        .join(Thread, Thread.id == Consideration.idea_id)
        .where(Consideration.id == consideration_id, Thread.group_id.in_(readable_group_ids(seen_by)), Thread.deleted_at.is_(None))
        .options(joinedload(Consideration.writer))
    )
    if consideration is None:
        raise NotFound
    return consideration


def find_ask(ask_id: int, *, seen_by: Person | None) -> tuple[Ask, Idea]:
    """The ask with that id, and its idea, if `seen_by` may read it. Raises NotFound."""
    ask = db.session.scalar(select(Ask).where(Ask.id == ask_id, Ask.deleted_at.is_(None)))
    if ask is None:
        raise NotFound
    return ask, find_idea(ask.idea_id, seen_by=seen_by)


def find_pledge(pledge_id: int, *, seen_by: Person) -> Pledge:
    """The pledge with that id, if it is `seen_by`'s own. Raises NotFound."""
    pledge = db.session.scalar(select(Pledge).where(Pledge.id == pledge_id, Pledge.person_id == seen_by.id))
    if pledge is None:
        raise NotFound
    return pledge


def find_merger(merger_id: int, *, seen_by: Person) -> tuple[Merger, Idea, Idea]:
    """What is asked about two ideas, the one that would be kept and the one that would go into it, if `seen_by` cares for one of
    them. Raises NotFound."""
    merger = db.session.scalar(select(Merger).where(Merger.id == merger_id).options(joinedload(Merger.asked_by)))
    if merger is None:
        raise NotFound
    kept, gone = find_idea(merger.kept_id, seen_by=seen_by), find_idea(merger.gone_id, seen_by=seen_by)
    if seen_by.id not in (kept.carer_id, kept.thread.author_id, gone.carer_id, gone.thread.author_id):
        raise NotFound
    return merger, kept, gone


def _ideas() -> Select:
    thread = contains_eager(Idea.thread).options(joinedload(Thread.group), joinedload(Thread.writer))
    return select(Idea).join(Idea.thread).where(Thread.deleted_at.is_(None)).options(thread, joinedload(Idea.minder))


def why_firm(idea: Idea) -> str:
    """Why the words of `idea` stand as they are by now, or nothing while they can be changed."""
    if is_firm(grown_since(idea.id, "project")):
        return "A project has been working by these words for a day, so they stand. Say what has changed in a comment."
    return ""
