"""One page after the other is asked for, each site at most once a second."""

from datetime import timedelta
from time import monotonic

from sqlalchemy import or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from app.core.clock import now
from app.core.database import db
from app.core.events import record
from app.core.fetching import SECONDS
from app.core.outside import Moved, Page, outside
from app.domain.discussions.models import Thread
from app.domain.people.founding import house
from app.subscribers.links.events import LinkCarded
from app.subscribers.links.models import LinkCard, LinkHost

MOST_MOVES = 3
PAUSE = timedelta(seconds=1)
# Whoever was to ask and has not come back by then will not: somebody else asks again.
LEASE = timedelta(minutes=1)


def ask_next() -> bool:
    """Ask for the page whose turn it is. False if it is nobody's. Holds no transaction while a site takes its time."""
    if not outside.is_on or not _is_due():
        return False
    with db.transaction():
        card = _taken()
        job = card and (card.id, card.ask_url, SECONDS - card.seconds)
    if job is None:
        return False
    number, url, left = job
    address, began = outside.address_of(url), monotonic()
    answer = outside.ask(address, seconds=left) if address and left > 0 else None
    with db.transaction() as session:
        card = session.get(LinkCard, number)
        card.seconds += monotonic() - began
        _keep(card, answer)
    return True


def _is_due() -> bool:
    """Looking costs no write lock, and there is seldom anything."""
    with db.reading():
        found = db.session.scalar(_due().with_only_columns(LinkCard.id))
        db.session.remove()
    return found is not None


def _due():
    free = or_(LinkHost.name.is_(None), LinkHost.asked_at <= now() - PAUSE)
    query = select(LinkCard).outerjoin(LinkHost, LinkHost.name == LinkCard.ask_host).where(LinkCard.due_at <= now(), free)
    return query.order_by(LinkCard.due_at, LinkCard.id).limit(1)


def _taken() -> LinkCard | None:
    card = db.session.scalar(_due())
    if card is not None and not _may_be_told(card.thread_id):
        card.due_at, card = None, None
    if card is None or not _has_turn(card.ask_host):
        return None
    # Two processes may have seen the same row: the one that finds it as it was has it.
    claim = update(LinkCard).where(LinkCard.id == card.id, LinkCard.due_at == card.due_at).values(due_at=now() + LEASE, asked_at=now())
    return card if db.session.execute(claim, execution_options={"synchronize_session": False}).rowcount else None


def _may_be_told(thread_id: int) -> bool:
    """Whether the page may still learn that it is spoken of: minutes may have passed since it was."""
    thread = db.session.get(Thread, thread_id)
    return not thread.is_deleted and thread.group.visibility != "secret"


def _has_turn(host: str) -> bool:
    """Whether a second has passed since `host` was asked; if so it has begun anew, whatever other processes want at this moment."""
    insert = (postgresql if db.is_postgresql else sqlite).insert(LinkHost).values(name=host, asked_at=now())
    turn = insert.on_conflict_do_update(
        index_elements=["name"], set_={"asked_at": insert.excluded.asked_at}, where=LinkHost.asked_at <= now() - PAUSE
    )
    return db.session.execute(turn.returning(LinkHost.name)).first() is not None


def _keep(card: LinkCard, answer: Page | Moved | None) -> None:
    card.due_at = None
    if isinstance(answer, Moved) and card.moves < MOST_MOVES:
        card.ask_url, card.ask_host, card.moves, card.due_at = answer.address.url, answer.address.host, card.moves + 1, now()
    elif isinstance(answer, Page):
        card.title, card.text, card.site = answer.title, answer.text, answer.site
        record(LinkCarded(actor_id=house().id, thread_id=card.thread_id))
