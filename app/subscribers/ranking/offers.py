"""What was put before whom: noted in passing, written by the postman, forgotten after a fortnight."""

from collections import Counter, deque
from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from app.core.clock import now
from app.core.database import db
from app.domain.discussions.models import Thread
from app.domain.people.models import Person
from app.subscribers.ranking.house import looked_at
from app.subscribers.ranking.models import Offer, OfferSum, Stance
from app.subscribers.ranking.online import offered
from app.subscribers.ranking.recompute import recompute
from app.subscribers.ranking.voices import people_counted

DAYS = 14
# Nobody has passed over what was put before them a moment ago: without this, looking at a page would change its order.
PATIENCE = timedelta(minutes=10)
# Pages, oldest first. Offers are evidence, not a ledger: if the process ends or nobody fetches them, some may be lost.
_noted: deque = deque(maxlen=20_000)


def note(person: Person | None, threads: list[int]) -> None:
    """Remember that `threads` were put before `person` in this order. Costs nothing and writes nothing yet."""
    if threads and person is not None and person.is_staff and person.counted:
        _noted.append((now(), person.id, tuple(threads)))


def flush() -> int:
    """Write down what was noted `PATIENCE` ago or longer, in a transaction of its own, and count it against what was passed over.

    Returns how many were new.
    """
    rows, ripe = {}, now() - PATIENCE
    while _noted and _noted[0][0] <= ripe:
        moment, person_id, threads = _noted.popleft()
        for position, thread_id in enumerate(threads, 1):
            row = {"thread_id": thread_id, "person_id": person_id, "position": position, "day": moment.date()}
            rows.setdefault((thread_id, person_id), row)
    rows = list(rows.values())
    if not rows or not (rows := _unknown(rows)):
        return 0
    with db.transaction() as session:
        new = _insert(Offer).on_conflict_do_nothing().returning(Offer.thread_id, Offer.person_id)
        written = session.execute(new, rows).all()
        offered({tuple(row) for row in written})
    return len(written)


def forget_old_offers() -> int:
    """Within the caller's transaction, replace offers older than `DAYS` by their sums. Returns how many went."""
    before = now().date() - timedelta(days=DAYS)
    counts = people_counted() & (Offer.person_id != Thread.author_id) & Stance.person_id.is_(None)
    old = (
        select(Offer.thread_id, Offer.position, counts)
        .join(Person, Person.id == Offer.person_id)
        .join(Thread, Thread.id == Offer.thread_id)
        .outerjoin(Stance, (Stance.thread_id == Offer.thread_id) & (Stance.person_id == Offer.person_id))
        .where(Offer.day < before)
    )
    weights = Counter()
    for thread_id, position, is_counted in db.session.execute(old):
        if is_counted:
            weights[thread_id] += looked_at(position)
    _keep_sums(weights)
    gone = db.session.execute(delete(Offer).where(Offer.day < before)).rowcount
    recompute(weights)
    return gone


def forget_offers_to(people: set[int]) -> None:
    """Within the caller's transaction, drop what is known of offers to `people`, who asked not to be counted."""
    db.session.execute(delete(Offer).where(Offer.person_id.in_(people)))


def _unknown(rows: list[dict]) -> list[dict]:
    """Those of `rows` not written before, to people who still want to be counted: a page looked at again costs no write lock."""
    people, threads = {row["person_id"] for row in rows}, {row["thread_id"] for row in rows}
    with db.reading():
        written = select(Offer.thread_id, Offer.person_id).where(Offer.person_id.in_(people), Offer.thread_id.in_(threads))
        known = {tuple(row) for row in db.session.execute(written)}
        counted = set(db.session.scalars(select(Person.id).where(Person.id.in_(people), people_counted())))
        db.session.remove()
    return [row for row in rows if row["person_id"] in counted and (row["thread_id"], row["person_id"]) not in known]


def _keep_sums(weights: dict[int, int]) -> None:
    rows = [{"thread_id": thread_id, "weight": weight} for thread_id, weight in weights.items()]
    if rows:
        statement = _insert(OfferSum)
        added = {"weight": OfferSum.weight + statement.excluded.weight}
        db.session.execute(statement.on_conflict_do_update(index_elements=["thread_id"], set_=added), rows)


def _insert(model):
    return (postgresql.insert if db.is_postgresql else sqlite.insert)(model)
