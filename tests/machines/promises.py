"""What must be true wherever a walk has led."""

from collections import defaultdict
from graphlib import CycleError, TopologicalSorter

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager

from app.commands.machines import MACHINES
from app.core.database import db
from app.core.events import EventRecord
from app.domain.announcements.models import Announcement, Publication
from app.domain.discussions.models import Thread
from app.domain.ideas.lights import is_ready
from app.domain.ideas.machine import ALIVE
from app.domain.ideas.models import Backing, Idea, Merger
from app.domain.lineage.models import Credit, Edge
from app.domain.people.queries import staff_count
from app.domain.posts.machine import state_of
from app.domain.posts.models import Post
from app.domain.projects.models import Place, Project, Step

MACHINE = {machine.noun: machine for machine in MACHINES}
# By which facts, recorded of themselves, somebody has said yes to what they then have.
LED = ("Promoted", "IdeaDelivered", "ProjectStarted", "ProjectMoved", "LeadOffered")
JOINED = (*LED, "PlaceTaken")
TOOK = ("StepTaken", "StepFinished")
BACKED = ("Backed", "Offered")
ABOUT = (
    dict.fromkeys(JOINED, "project_id")
    | dict.fromkeys(TOOK, "step_id")
    | dict.fromkeys(BACKED, "idea_id")
    | {"CreditAnswered": "credit_id"}
)


def standing() -> dict[int, tuple[str, str]]:
    """The kind and the state of every thread, by its id. Threads that were taken out keep the state in which they return."""
    grown = set(db.session.scalars(select(Edge.parent_id).join(Thread, Thread.id == Edge.child_id).where(Thread.kind == "idea")))
    rows = db.session.execute(select(Thread.id, Thread.kind, Thread.state).where(Thread.kind != "post"))
    states = {thread_id: (kind, state) for thread_id, kind, state in rows}
    posts = db.session.scalars(select(Post).join(Post.thread).options(contains_eager(Post.thread)))
    return states | {post.id: ("post", state_of(post, has_grown=post.id in grown)) for post in posts}


def steps_aside(before: dict, after: dict, *, moves: int) -> list[str]:
    """What went where no table leads within so many moves."""
    wrong = []
    for thread_id, (kind, state) in after.items():
        table, start = MACHINE[kind].moves, before.get(thread_id, (kind, ""))[1]
        found = {start} if start else {move.into for move in table if not move.out_of}
        for _ in range(moves if start else moves - 1):
            found |= {move.into for move in table if found.intersection(move.out_of)}
        if state not in found:
            wrong.append(f"{kind} {thread_id} went from “{start}” to “{state}”")
    return wrong


def credits() -> set[tuple[int, int, str]]:
    """Who had which part in what."""
    return {tuple(row) for row in db.session.execute(select(Credit.thread_id, Credit.person_id, Credit.part))}


def broken() -> list[str]:
    """Every promise that is not kept, of everything there is."""
    return [*_line(), *_states(), *_projects(), *_yes(), *_news()]


def _line() -> list[str]:
    parents = defaultdict(set)
    for child, parent in db.session.execute(select(Edge.child_id, Edge.parent_id)):
        parents[child].add(parent)
    try:
        TopologicalSorter(parents).prepare()
    except CycleError as circle:
        return [f"the line bites its tail: {circle}"]
    return []


def _states() -> list[str]:
    wrong = []
    for thread_id, (kind, state) in standing().items():
        machine = MACHINE[kind]
        if state not in machine.states:
            wrong.append(f"{kind} {thread_id} is “{state}”")
        elif not machine.leads_from(state) and state not in machine.ends:
            wrong.append(f"{kind} {thread_id} is stuck in “{state}”")
    staff = staff_count()
    alive = select(Idea).join(Idea.thread).where(Thread.state.in_(ALIVE)).options(contains_eager(Idea.thread))
    for idea in db.session.scalars(alive):
        if is_ready(idea, staff) != (idea.thread.state == "ready"):
            wrong.append(f"the lights of idea {idea.id} say otherwise than “{idea.thread.state}”")
    return wrong


def _projects() -> list[str]:
    made = select(Project.idea_id, func.count()).where(Project.idea_id.is_not(None)).group_by(Project.idea_id)
    counts = dict(db.session.execute(made).all())
    started = set(db.session.scalars(select(Thread.id).where(Thread.kind == "idea", Thread.state.in_(("started", "delivered")))))
    wrong = [f"idea {idea_id} became {number} projects" for idea_id, number in counts.items() if number != 1]
    wrong += [f"idea {idea_id} is started and has no project, or the other way round" for idea_id in started ^ set(counts)]
    leaderless = select(Project.id).join(Project.thread).where(Project.lead_id.is_(None), Thread.state.not_in(("needs_lead", "stopped")))
    return wrong + [f"project {project_id} goes on without a lead" for project_id in db.session.scalars(leaderless)]


def _yes() -> list[str]:
    """Whoever leads, has a place, owns a step or stands behind something has done so themselves."""
    heard = select(EventRecord).where(EventRecord.name.in_(ABOUT))
    said = {(fact.name, fact.facts[ABOUT[fact.name]], fact.actor_id) for fact in db.session.scalars(heard)}

    # Whoever stood behind one of two that became one stands behind what they became.
    for kept, gone in db.session.execute(select(Merger.kept_id, Merger.gone_id)).all():
        said |= {(name, one, who) for name, about, who in said if about in (kept, gone) and name in BACKED for one in (kept, gone)}

    def unasked(noun, query, names):
        rows = db.session.execute(query)
        return [f"person {who} was made {noun} {about}" for about, who in rows if not any((name, about, who) in said for name in names)]

    answered = select(Credit.id, Credit.person_id).where(Credit.state != "proposed")
    return [
        *unasked("lead of", select(Project.id, Project.lead_id).where(Project.lead_id.is_not(None)), LED),
        *unasked("member of", select(Place.project_id, Place.person_id), JOINED),
        *unasked("owner of step", select(Step.id, Step.owner_id).where(Step.owner_id.is_not(None)), TOOK),
        *unasked("backer of", select(Backing.idea_id, Backing.person_id), BACKED),
        *unasked("named in credit", answered, ("CreditAnswered",)),
    ]


def _news() -> list[str]:
    """What is published has one copy, was let out by somebody who had no hand in it, and nothing else is out."""
    rows = db.session.execute(
        select(Announcement, Publication)
        .join(Announcement.thread)
        .outerjoin(Publication, Publication.announcement_id == Announcement.id)
        .options(contains_eager(Announcement.thread))
    )
    wrong = []
    for announcement, copy in rows:
        state = announcement.thread.state
        is_out = copy is not None and copy.withdrawn_at is None
        if is_out != (state == "published"):
            wrong.append(f"announcement {announcement.id} is “{state}”, its copy says otherwise")
        if is_out and announcement.published_by_id in (announcement.thread.author_id, announcement.submitted_by_id):
            wrong.append(f"announcement {announcement.id} was let out by who made it")
    return wrong
