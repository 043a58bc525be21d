"""The talk of a group: what was said there, and what others brought."""

from sqlalchemy import null, select, union_all
from sqlalchemy.orm import joinedload

from app.core.database import db
from app.core.pages import Page, page_of
from app.domain.discussions.models import Share, Thread
from app.domain.discussions.queries import told
from app.domain.groups.models import Group
from app.domain.people.models import Person
from app.domain.posts.queries import unanswered
from app.subscribers.ranking.queries import cards_by_id
from app.web.cards import Brought, Card, cards_of_feed


def talk_of(group: Group, *, seen_by: Person, after: str | None = None, asking: bool = False) -> Page:
    """Cards of the group's posts and of what was brought to it, newest first. Whoever may not read
    where a thing comes from sees that there was something, as if it had been taken back. `asking`: only questions
    without an answer."""
    entries = _entries(group, asking)
    page = page_of(select(entries), entries.c.at, entries.c.id, size=15, after=after)
    shares, rows = _shares(page.rows), cards_by_id(seen_by, [row.id for row in page.rows])
    known = {card.thread.id: card for card in cards_of_feed(seen_by, list(rows.values()))}
    cards = []
    for row in page.rows:
        card = known.get(row.id) or Card(thread=None)
        share = shares.get(row.share_id)
        card.brought = Brought(share.person.name, card.thread.group.name, share.note) if card.thread and share else None
        card.room = next((echo for echo in card.echo if share and echo.slug == group.slug), None)
        cards.append(card)
    return Page(cards, page.next)


def _entries(group: Group, asking: bool):
    own = select(Thread.id.label("id"), Thread.created_at.label("at"), null().label("share_id"))
    own = own.where(Thread.group_id == group.id, Thread.kind == "post", Thread.deleted_at.is_(None), told())
    brought = select(Share.thread_id.label("id"), Share.created_at.label("at"), Share.id.label("share_id"))
    brought = brought.where(Share.group_id == group.id)
    if asking:
        own, brought = own.where(unanswered()), brought.join(Thread, Thread.id == Share.thread_id).where(unanswered())
    return union_all(own, brought).subquery()


def _shares(rows: list) -> dict[int, Share]:
    ids = [row.share_id for row in rows if row.share_id]
    if not ids:
        return {}
    return {share.id: share for share in db.session.scalars(select(Share).where(Share.id.in_(ids)).options(joinedload(Share.person)))}
