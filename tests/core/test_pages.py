from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from app.core.database import db
from app.core.errors import NotFound
from app.core.events import EventRecord
from app.core.pages import page_of

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
NEWEST = (EventRecord.occurred_at, EventRecord.id)
TOLD = select(EventRecord).where(EventRecord.name == "Told")


def tell(count: int) -> None:
    # Three at a time at the same moment: the id decides between them.
    db.session.add_all(EventRecord(name="Told", facts={}, occurred_at=NOON.replace(minute=n // 3), transaction_id=0) for n in range(count))
    db.session.flush()


def walk(size: int) -> list[int]:
    ids, after = [], None
    while True:
        page = page_of(TOLD, *NEWEST, size=size, after=after, scalars=True)
        ids += [row.id for row in page.rows]
        if not (after := page.next):
            return ids


@pytest.mark.parametrize("size", [1, 4, 10, 11])
def test_pages_together_are_the_whole_newest_first(app, size):
    tell(10)
    whole = db.session.scalars(TOLD.order_by(*(c.desc() for c in NEWEST))).all()
    assert walk(size) == [row.id for row in whole]


def test_what_comes_in_meanwhile_moves_nothing(app):
    tell(6)
    first = page_of(TOLD, *NEWEST, size=3, scalars=True)
    db.session.add(EventRecord(name="Told", facts={}, occurred_at=NOON.replace(hour=13), transaction_id=0))
    second = page_of(TOLD, *NEWEST, size=3, after=first.next, scalars=True)
    assert len({row.id for row in first.rows + second.rows}) == 6


def test_a_page_costs_one_query(app, queries):
    tell(10)
    with queries() as seen:
        page_of(TOLD, *NEWEST, size=4, scalars=True)
    assert len(seen) == 1


@pytest.mark.parametrize("name", ["x", "é", "aXg", "aTEyM3xpMQ" * 40, "=", "%", "dDIwMjYtMTEtMjN8aTE", "aTE", "ZjFlOTk5fGkx"])
def test_a_page_nobody_named_is_not_found(app, name):
    with pytest.raises(NotFound):
        page_of(TOLD, *NEWEST, after=name)
