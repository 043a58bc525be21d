"""What the database does beside answering."""

import pytest
from sqlalchemy import bindparam, func, select, text, update

from app.core.clock import now
from app.core.database import Database, db
from app.core.outbox import Cursor
from app.core.prepared import Prepared

NAMED = Prepared(
    update(Cursor.__table__).where(Cursor.name == "ear").values(last_event_id=bindparam("at", type_=Cursor.last_event_id.type))
)


def test_what_was_logged_is_brought_home_on_the_side(tmp_path):
    house = Database()
    house.connect(f"sqlite:///{tmp_path / 'k.db'}")
    with house.transaction() as session:
        session.execute(text("CREATE TABLE scraps (word TEXT)"))
    before = (tmp_path / "k.db").stat().st_size
    house.checkpoint()
    assert (tmp_path / "k.db").stat().st_size > before
    house.engine.dispose()


@pytest.fixture
def ear(other_database):
    """A row in a database where transactions are real."""
    with db.transaction() as session:
        session.add(Cursor(name="ear", last_event_id=0, moved_at=now()))


def test_a_lean_transaction_is_kept_without_a_session(ear):
    with db.lean() as driver:
        NAMED.run(driver, at=5)
        assert not db.session.registry.has()
    assert db.session.scalar(select(Cursor.last_event_id)) == 5


def test_a_session_opened_within_joins(ear):
    with db.lean() as driver:
        NAMED.run(driver, at=5)
        assert db.session.get(Cursor, "ear").last_event_id == 5
        db.session.add(Cursor(name="eye", last_event_id=5, moved_at=now()))
        NAMED.run(db.driver(), at=6)
    assert db.session.scalars(select(Cursor.last_event_id).order_by(Cursor.last_event_id)).all() == [5, 6]


@pytest.mark.parametrize("joined", [False, True])
def test_of_a_lean_transaction_that_fails_nothing_is_kept(ear, joined):
    with pytest.raises(ZeroDivisionError):
        _fail(joined)
    assert (db.session.scalar(select(func.count()).select_from(Cursor)), db.session.get(Cursor, "ear").last_event_id) == (1, 0)


def _fail(joined: bool) -> None:
    with db.lean() as driver:
        NAMED.run(driver, at=5)
        if joined:
            db.session.add(Cursor(name="eye", last_event_id=5, moved_at=now()))
            db.session.flush()
        raise ZeroDivisionError
