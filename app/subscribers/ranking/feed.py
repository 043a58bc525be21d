"""Home: what stands in the reader's groups or was brought there, newest first or in the reader's own order."""

from math import inf

from app.core.clock import now
from app.core.errors import NotFound
from app.core.pages import Page, paged
from app.domain.discussions.models import Thread
from app.domain.people.models import Person
from app.subscribers.ranking.arranging import Placed, filled, unseen, varied
from app.subscribers.ranking.candidates import NEWEST, carried_to, newest_of, rows_of, window_of
from app.subscribers.ranking.explanation import Part, figures_of, parts_of
from app.subscribers.ranking.reader import Reader, reader_of
from app.subscribers.ranking.rows import FeedRow, card_of
from app.subscribers.ranking.windows import WINDOW, Place, place_named


def feed_for(person: Person | None, *, order: str = "newest", kind: str | None = None, after: str | None = None, size: int = 15) -> Page:
    """A page of what stands in the person's groups or was brought there, by `order` newest or relevant.

    `kind` is post, idea, project, news or a post's own kind; `after` a former page's `next`. At most four
    queries. Raises NotFound for an `after` nobody handed out.
    """
    if person is None:
        return Page([], None)
    reader = reader_of(person)
    if order == "relevant":
        return _relevant(reader, kind, place_named(after) if after else Place(now()), size)
    page = paged(newest_of(reader, kind, size, after), *NEWEST, size=size)
    return Page(_cards(reader, page.rows), page.next)


def cards_by_id(person: Person, ids: list[int]) -> dict[int, FeedRow]:
    """The cards of those of `ids` that `person` may read, with their places on Home. Three queries."""
    reader = reader_of(person)
    return {card.id: card for card in _cards(reader, rows_of(reader, ids))} if ids else {}


def why(thread: Thread, person: Person) -> list[Part]:
    """The parts that add up to the thread's score on Home for `person`. Raises NotFound where they may not read it."""
    reader, at = reader_of(person), now()
    rows = rows_of(reader, [thread.id])
    if not rows:
        raise NotFound
    carried = carried_to(reader, rows).get(thread.id)
    return parts_of(figures_of(rows[0], reader, carried, at), rows[0], reader, carried, at)


def _relevant(reader: Reader, kind: str | None, place: Place, size: int) -> Page:
    rows = window_of(reader, kind, (place.key, place.id) if place.key < inf else None, WINDOW)
    carried = carried_to(reader, rows)
    order = list(varied([(row, figures_of(row, reader, carried.get(row.id), place.at)) for row in rows]))
    pool = unseen(rows, reader.person.id, place.at)
    page = filled(order, pool, place=(place.score, place.last), shown=place.shown, kept=place.kept, size=size)
    cards = [card_of(one.row, one.figures, reader, carried.get(one.id), place.at, order="relevant", is_kept=one.is_kept) for one in page]
    return Page(cards, _next(place, rows, order, page))


def _next(place: Place, rows: list, order: list[Placed], page: list[Placed]) -> str | None:
    kept = place.kept | {one.id for one in page if one.is_kept}
    usual = [(one.points, one.id) for one in page if not one.is_kept]
    last = min([(place.score, place.last), *usual])
    if any((one.points, one.id) < last and one.id not in kept for one in order):
        return Place(place.at, place.key, place.id, *last, place.shown + len(page), kept).name()
    if len(rows) < WINDOW:
        return None
    key, number = min((row.order_key, row.id) for row in rows)
    return Place(place.at, key, number, shown=place.shown + len(page)).name()


def _cards(reader: Reader, rows: list) -> list:
    carried, at = carried_to(reader, rows), now()
    cards = []
    for row in rows:
        way = carried.get(row.id)
        cards.append(card_of(row, figures_of(row, reader, way, at), reader, way, at, order="newest"))
    return cards
