"""What the boards of a group show: its ideas by state, its work, its news."""

from dataclasses import dataclass, field

from sqlalchemy import Select, func, select

from app.core.database import db
from app.core.pages import Page, page_of
from app.domain.announcements.models import Announcement
from app.domain.announcements.queries import announcements_in
from app.domain.discussions.models import Thread
from app.domain.discussions.unnamed import Unnamed, as_known
from app.domain.groups.models import Group
from app.domain.ideas.lights import Light, lights_of
from app.domain.ideas.models import Backing, Idea
from app.domain.ideas.queries import ideas_in
from app.domain.outcomes.models import Outcome
from app.domain.outcomes.queries import outcomes_in
from app.domain.people.models import Person
from app.domain.people.queries import staff_count
from app.domain.projects.models import Project
from app.domain.projects.queries import projects_in
from app.edge.caller import caller
from app.web.round_ups import round_ups_of

COLUMN = 8
FACES = 4
LIVE = ("trial", "active", "needs_lead", "paused")
# Ways to look at ideas beside their state, in a group and across the house, each a list of ranking's: its name, what it is for,
# what is said where it ends and where it is empty.
SORTS = {
    "rising": (
        "Rising",
        "What finds people faster than is usual at its age.",
        "That is all that is rising.",
        "Nothing rises at the moment",
    ),
    "groups": (
        "Most groups",
        "What groups with few members in common stand behind. Only the order matters; a minus means older.",
        "That is all that several groups stand behind.",
        "Nothing stands in several groups at the moment",
    ),
    "help": (
        "Needs help",
        "Ideas that people want and that still lack somebody.",
        "That is all that needs help.",
        "Nothing needs help at the moment",
    ),
    "quiet": (
        "Quiet but loved",
        "Known to few, and most of them had something to say.",
        "That is all that few know and love.",
        "Nothing is quiet and loved at the moment",
    ),
}
EMPTY = {
    "growing": "Nothing grows here at the moment.",
    "ready": "An idea is ready once somebody leads, two help and two groups stand behind it.",
    "resting": "Nothing rests.",
}


@dataclass(frozen=True)
class IdeaCard:
    """An idea on a board."""

    idea: Idea
    lights: list[Light]
    faces: list[Person | Unnamed]


@dataclass
class Column:
    """The ideas of one state; whether there are more than shown."""

    state: str
    ideas: list[IdeaCard] = field(default_factory=list)
    more: bool = False

    @property
    def empty(self) -> str:
        return EMPTY[self.state]


def newest_by_state(group: Group, kind: str, states, number: int) -> Select:
    """Ids of the liveliest threads of a kind in `group`, `number` for each state."""
    place = func.row_number().over(partition_by=Thread.state, order_by=(Thread.last_activity_at.desc(), Thread.id.desc())).label("place")
    alive = (Thread.group_id == group.id, Thread.kind == kind, Thread.state.in_(states), Thread.deleted_at.is_(None))
    ranked = select(Thread.id, place).where(*alive).subquery()
    return select(ranked.c.id).where(ranked.c.place <= number)


def ideas_board(group: Group) -> list[Column]:
    """Growing, ready, resting: the liveliest of each. Three queries."""
    query = ideas_in(group).where(Idea.id.in_(newest_by_state(group, "idea", EMPTY, COLUMN + 1)))
    ideas = list(db.session.scalars(query.order_by(Thread.last_activity_at.desc(), Thread.id.desc())))
    cards = idea_cards(ideas)
    columns = [Column(state, [card for card in cards if card.idea.thread.state == state]) for state in EMPTY]
    for column in columns:
        column.more, column.ideas = len(column.ideas) > COLUMN, column.ideas[:COLUMN]
    return columns


def ideas_page(group: Group, state: str, *, after: str | None) -> Page:
    """All ideas of one state, newest first."""
    page = page_of(ideas_in(group).where(Thread.state == state), Idea.id, size=18, after=after, scalars=True)
    return Page(idea_cards(page.rows), page.next)


def idea_cards(ideas: list[Idea]) -> list[IdeaCard]:
    """Cards of `ideas` with their lights and the first who stand behind them. Two queries."""
    if not ideas:
        return []
    staff, faces = staff_count(), _faces({idea.id: idea.thread for idea in ideas})
    return [IdeaCard(idea, lights_of(idea, staff), faces.get(idea.id, [])) for idea in ideas]


def _faces(threads: dict[int, Thread]) -> dict[int, list[Person | Unnamed]]:
    first = func.min(Backing.id)
    place = func.row_number().over(partition_by=Backing.idea_id, order_by=first)
    ranked = select(Backing.idea_id, Backing.person_id, place.label("place")).where(Backing.idea_id.in_(threads), Backing.way != "follow")
    ranked = ranked.group_by(Backing.idea_id, Backing.person_id).subquery()
    query = select(ranked.c.idea_id, Person).join(Person, Person.id == ranked.c.person_id).where(ranked.c.place <= FACES)
    faces = {}
    for idea_id, person in db.session.execute(query.order_by(ranked.c.idea_id, ranked.c.place)):
        faces.setdefault(idea_id, []).append(as_known(person, threads[idea_id], caller()))
    return faces


def work_of(group: Group) -> dict:
    """Live projects by state with their next step and their week, what is done, what came of it. Three queries."""
    states = (*LIVE, "delivered", "stopped")
    query = projects_in(group).where(Project.id.in_(newest_by_state(group, "project", states, 12)))
    projects = list(db.session.scalars(query.order_by(Thread.last_activity_at.desc(), Thread.id.desc())))
    by_state = {state: [project for project in projects if project.thread.state == state] for state in states}
    return {
        "live": {s: by_state[s] for s in LIVE},
        "past": by_state["stopped"],
        "outcomes": _outcomes(group),
        **round_ups_of([project for project in projects if project.thread.state in LIVE]),
    }


def _outcomes(group: Group) -> list[Outcome]:
    return list(db.session.scalars(outcomes_in(group, seen_by=caller()).order_by(Outcome.id.desc()).limit(20)))


def news_of(group: Group, *, after: str | None) -> dict:
    """What the group has told, newest first, and what is being written, as far as the caller may read it. Two queries."""
    told = page_of(announcements_in(group), Announcement.id, size=15, after=after, scalars=True)
    drafts = announcements_in(group, seen_by=caller()).where(Thread.state.in_(("draft", "in_review", "ready")))
    return {"page": told, "writing": list(db.session.scalars(drafts.order_by(Announcement.changed_at.desc()).limit(20)))}
