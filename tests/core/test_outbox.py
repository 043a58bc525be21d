"""Every listener hears every event, in order, at its own pace. Transactions here are real."""

import threading
from random import Random
from time import monotonic, sleep

import pytest
from sqlalchemy import func, select

from app.core.clock import now
from app.core.database import db
from app.core.events import EventRecord, record
from app.core.outbox import BATCH, Cursor, Subscriber, deliver, rewind
from app.domain.posts.events import SparkMarked

pytestmark = pytest.mark.usefixtures("other_database")


def happen(*numbers: int) -> None:
    with db.transaction():
        for number in numbers:
            record(SparkMarked(actor_id=1, thread_id=number))


def listener(name: str, handle) -> Subscriber:
    return Subscriber(name, handlers={SparkMarked: (handle,)})


def test_a_listener_goes_on_where_it_left_off():
    heard = []
    ear = listener("ear", lambda fact, _: heard.append(fact.thread_id))
    happen(1, 2)
    assert deliver([ear]) == 2
    happen(3)
    assert (deliver([ear]), deliver([ear]), heard) == (1, 0, [1, 2, 3])


def test_more_than_a_batch_is_heard_in_order():
    heard = []
    happen(*range(BATCH * 2 + 5))
    deliver([listener("ear", lambda fact, _: heard.append(fact.thread_id))])
    assert heard == list(range(BATCH * 2 + 5))


def test_what_was_rolled_back_was_never_said():
    heard = []
    with pytest.raises(ZeroDivisionError):
        change_ones_mind()
    assert deliver([listener("ear", lambda fact, _: heard.append(fact))]) == 0
    assert heard == []


def change_ones_mind() -> None:
    with db.transaction():
        record(SparkMarked(actor_id=1, thread_id=1))
        db.session.flush()
        raise ZeroDivisionError


def test_a_broken_listener_stops_where_it_fell_and_holds_up_nobody():
    heard, broken = [], [True]

    def stumble(fact, row):
        note(fact, row)
        if broken and fact.thread_id == 2:
            raise RuntimeError

    listeners = [listener("clumsy", stumble), listener("ear", lambda fact, _: heard.append(fact.thread_id))]
    happen(1, 2)
    deliver(listeners)
    assert (heard, noted()) == ([1, 2], 0)
    broken.clear()
    deliver(listeners)
    assert (heard, noted()) == ([1, 2], 2)


def test_rewinding_lets_a_listener_hear_everything_again():
    heard, emptied = [], []
    ear = Subscriber("ear", handlers={SparkMarked: (lambda fact, _: heard.append(fact.thread_id),)}, reset=lambda: emptied.append(True))
    happen(1)
    deliver([ear])
    rewind(ear)
    deliver([ear])
    assert (heard, emptied) == ([1, 1], [True])


def test_a_listener_may_take_a_batch_at_once():
    sizes = []
    happen(1, 2, 3)
    deliver([Subscriber("bulk", batch=lambda facts: sizes.append(len(facts)))])
    assert sizes == [3]


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)  # SQLite lets in one writer at a time
def test_a_writer_that_commits_late_is_not_stepped_over():
    heard, written, may_commit = [], threading.Event(), threading.Event()
    ear = listener("ear", lambda fact, _: heard.append(fact.thread_id))
    late = threading.Thread(target=write_late, args=(written, may_commit))
    late.start()
    assert written.wait(10)
    try:
        happen(2)
        deliver([ear])
        assert heard == []
    finally:
        may_commit.set()
        late.join()
    deliver([ear])
    assert heard == [1, 2]


def write_late(written: threading.Event, may_commit: threading.Event) -> None:
    with db.transaction():
        record(SparkMarked(actor_id=1, thread_id=1))
        db.session.flush()
        written.set()
        may_commit.wait(10)


def test_many_writers_at_once_are_all_heard_once():
    heard, ear = [], listener("ear", lambda fact, row: heard.append(row.id))
    writers = [threading.Thread(target=write_slowly, args=(number,)) for number in range(6)]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        deliver([ear])
    deliver([ear])
    assert heard == sorted(heard)
    assert set(heard) == set(db.session.scalars(select(EventRecord.id)))
    assert len(heard) == 6 * 20


def write_slowly(number: int) -> None:
    dice = Random(number)
    for n in range(20):
        with db.transaction():
            record(SparkMarked(actor_id=number, thread_id=n))
            db.session.flush()
            sleep(dice.random() / 200)


def test_two_deliverers_at_once_do_everything_once():
    happen(*range(250))
    ear, until = listener("ear", note), monotonic() + 30
    couriers = [threading.Thread(target=deliver_until, args=(ear, until)) for _ in range(2)]
    for courier in couriers:
        courier.start()
    for courier in couriers:
        courier.join()
    assert noted() == 250


def deliver_until(ear: Subscriber, until: float) -> None:
    while noted() < 250 and monotonic() < until:
        deliver([ear])


def note(fact, row) -> None:
    """An effect in the database: a row of its own for every event, which a second hearing could not add."""
    db.session.add(Cursor(name=f"noted {row.id}", last_event_id=0, moved_at=now()))


def noted() -> int:
    with db.reading():
        count = db.session.scalar(select(func.count()).select_from(Cursor).where(Cursor.name.startswith("noted")))
        db.session.remove()
    return count
