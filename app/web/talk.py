"""The talk of a group: what was said there, and what others brought."""

from datetime import UTC, datetime

from sqlalchemy import Integer, cast, literal, null, select, union_all
from sqlalchemy.orm import joinedload

from app.core.database import UTCDateTime, db
from app.core.pages import Page, page_of
from app.domain.discussions.models import Share, Thread
from app.domain.discussions.queries import told
from app.domain.groups.models import Group
from app.domain.people.models import Person
from app.domain.placements.models import Move
from app.domain.placements.queries import last_moves, moved_from, pinned_in
from app.domain.posts.queries import unanswered
from app.subscribers.ranking.queries import cards_by_id
from app.web.cards import Brought, Card, cards_of_feed

NONE = cast(null(), Integer)
LAST = datetime(9999, 1, 1, tzinfo=UTC)


def talk_of(group: Group, *, seen_by: Person, after: str | None = None, asking: bool = False) -> Page:
    """Cards of the group's posts and of what was brought to it, newest first. Whoever may not read
    where a thing comes from sees that there was something, as if it had been taken back. `asking`: only questions
    without an answer."""
    entries = _entries(group, asking)
    page = page_of(select(entries), entries.c.at, entries.c.id, size=15, after=after)
    moves = moved_from(group, [row.id for row in page.rows if row.way == "moved"], seen_by=seen_by)
    shares, rows = _shares(page.rows), cards_by_id(seen_by, [row.id for row in page.rows])
    known = {card.thread.id: card for card in cards_of_feed(seen_by, list(rows.values()))}
    cards = []
    for row in page.rows:
        card = known.get(row.id) or Card(thread=None)
        if row.way == "moved":
            cards.append(Card(card.thread, moved=moves.get(row.id)))
            continue
        if row.way == "pinned":
            card.is_pinned, card.headline = True, "Whoever looks after the group keeps it on top."
        share = shares.get(row.share_id)
        card.brought = Brought(share.author_for(seen_by).name, card.thread.group.name, share.note) if card.thread and share else None
        card.room = next((echo for echo in card.echo if share and echo.slug == group.slug), None)
        cards.append(card)
    return Page(cards, page.next)


def _entries(group: Group, asking: bool):
    """What stands in the group's talk, and in which way: what is pinned comes as if it were written at the end of time."""
    pinned = pinned_in(group)
    own = select(Thread.id.label("id"), Thread.created_at.label("at"), NONE.label("share_id"), literal("own").label("way"))
    own = own.where(Thread.group_id == group.id, Thread.kind == "post", Thread.deleted_at.is_(None), told())
    brought = select(Share.thread_id.label("id"), Share.created_at.label("at"), Share.id.label("share_id"), literal("brought"))
    brought = brought.where(Share.group_id == group.id)
    if asking:
        own, brought = own.where(unanswered()), brought.join(Thread, Thread.id == Share.thread_id).where(unanswered())
        return union_all(own, brought).subquery()
    on_top = select(Thread.id, literal(LAST, UTCDateTime()), NONE, literal("pinned"))
    on_top = on_top.where(Thread.id.in_(pinned), Thread.group_id == group.id, Thread.deleted_at.is_(None), told())
    moved = select(Move.thread_id, Move.created_at, NONE, literal("moved")).where(Move.from_id == group.id)
    # What came back stands here again, and needs no notice.
    moved = moved.where(Move.id.in_(last_moves(group)), Move.thread_id.not_in(select(Thread.id).where(Thread.group_id == group.id)))
    return union_all(own.where(Thread.id.not_in(pinned)), on_top, brought, moved).subquery()


def _shares(rows: list) -> dict[int, Share]:
    ids = [row.share_id for row in rows if row.share_id]
    if not ids:
        return {}
    shares = select(Share).where(Share.id.in_(ids)).options(joinedload(Share.doer), joinedload(Share.thread))
    return {share.id: share for share in db.session.scalars(shares)}
