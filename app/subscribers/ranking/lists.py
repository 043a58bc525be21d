"""The lists that are the same for all who may read what is on them: each in the order of a column, read along its index."""

from sqlalchemy import Select, literal, or_, select

from app.core.clock import now
from app.core.pages import Page, page_of
from app.domain.discussions.models import Thread
from app.domain.discussions.queries import tagged, threads_visible_to
from app.domain.groups.models import Group
from app.domain.groups.queries import group_ids_of
from app.domain.ideas.models import Idea
from app.domain.people.models import Person
from app.subscribers.ranking.candidates import rows_of
from app.subscribers.ranking.engine.score import least_key, oldest
from app.subscribers.ranking.explanation import figures_on
from app.subscribers.ranking.house import house_of
from app.subscribers.ranking.models import Rank
from app.subscribers.ranking.reader import reader_of
from app.subscribers.ranking.rows import card_of
from app.subscribers.ranking.standing import month_of

# Name, the column that orders it, and the surface whose parts explain it.
LISTS = {
    "rising": (Rank.rising_key, "rising"),
    "groups": (Rank.groups_key, "groups"),
    "help": (Rank.order_key, "front"),
    "quiet": (Rank.quiet_key, "quiet"),
    "best": (Rank.best_key, "best"),
    "top": (Rank.order_key, "front"),
    "newest": (Thread.created_at, "front"),
}
# Most things stand on none of these.
FEW = ("rising", "groups", "quiet", "best")
ALIVE = ("growing", "ready")


def listed(
    name: str, person: Person | None, *, kinds: tuple[str, ...] = (), inside: Group | None = None, beyond: bool = False, tag: str = "",
    after: str | None = None, size: int = 15,
) -> Page:  # fmt: skip
    """A page of the list `name` (of LISTS) as `person` may read it: of `kinds`, `inside` one group, `beyond` the person's own,
    under a `tag`.

    "help" lists ideas that lack hands; "best" this month's; "groups" and "quiet" nothing older than the engine says. Rows are
    FeedRows whose parts add up to the score on that list.
    Raises KeyError for another list, NotFound for an `after` nobody handed out.
    """
    key, surface = LISTS[name]
    query = _standing(name, person, kinds, tag)
    if inside is not None:
        query = query.where(Rank.group_id == inside.id)
    if beyond:
        query = query.where(Rank.group_id.not_in(group_ids_of(person)))
    page = page_of(query, key, Rank.thread_id, size=size, after=after)
    if not page.rows:
        return page
    reader, at = reader_of(person), now()
    house = house_of(reader.night)
    rows = {row.id: row for row in rows_of(reader, [row.thread_id for row in page.rows])}
    found = [rows[row.thread_id] for row in page.rows if row.thread_id in rows]
    cards = [card_of(row, figures_on(surface, row, house, at), reader, None, at, order=name, surface=surface) for row in found]
    return Page(cards, page.next)


def _standing(name: str, person: Person | None, kinds: tuple[str, ...], tag: str = "") -> Select:
    key, surface = LISTS[name]
    threads = threads_visible_to(person)
    # Finished things had their turn, and an outcome is told by its announcement.
    threads = threads.where(or_(Thread.kind.not_in(("idea", "outcome")), Thread.state.in_(ALIVE)))
    if kinds:
        threads = threads.where(Thread.kind.in_(kinds))
    if tag:
        threads = threads.where(tagged(tag))
    if name == "help":
        wanting = select(Idea.id).where((Idea.helper_count < 2) | (Idea.covered_count < Idea.ask_count) | (Idea.lead_count < 1))
        threads = threads.where(Thread.kind == "idea", Thread.state == "growing", Thread.id.in_(wanting))
    if name not in FEW:
        return threads.join(Rank, Rank.thread_id == Thread.id).with_only_columns(key, Rank.thread_id)
    since = oldest(surface, now())
    if since:
        threads = threads.where(Thread.created_at > since)
    # Asked of each for itself, so that the index of the key is walked down and nothing is sorted.
    stands = threads.with_only_columns(literal(1)).where(Thread.id == Rank.thread_id).correlate(Rank).exists()
    query = select(key, Rank.thread_id).where(key.is_not(None), stands)
    if since:
        query = query.where(key > least_key(surface, now()))
    return query.where(Rank.month == month_of(now())) if name == "best" else query
