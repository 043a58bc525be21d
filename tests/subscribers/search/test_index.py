"""Files that are written by one and read by others, and may be lost at any time."""

from math import inf

import pytest
from whoosh.query import Every, Term

from app.subscribers.search.index import SearchIndex

ALL = frozenset({1})


def put(index, number, text):
    with index.writing() as writer:
        place = {"room": 1, "home": 1}
        writer.update_document(key=f"thread:{number}", thread=str(number), kind="post", by="", title="", text=text, **place)


def fail(index):
    with index.writing() as writer:
        writer.delete_by_term("thread", "1")
        raise RuntimeError


def found(index, word):
    return index.find(Term("text", word), allowed=ALL, first=0, size=100).keys


@pytest.fixture
def pair(tmp_path):
    """One who writes and one who reads, as two processes would."""
    pair = SearchIndex(), SearchIndex()
    for index in pair:
        index.connect(tmp_path / "search")
    return pair


def test_a_reader_sees_each_change_and_nothing_that_is_gone(pair, monkeypatch):
    # However slow the machine is today: this index is small.
    monkeypatch.setattr("app.subscribers.search.index.SLOW_TO_OPEN", inf)
    writer, reader = pair
    assert found(reader, "leek") == []
    for number in range(30):
        put(writer, number, "leek")
        assert len(found(reader, "leek")) == number + 1
    for number in range(30):
        put(writer, number, "turnip")
        assert len(found(reader, "leek")) == 29 - number
        assert len(found(reader, "turnip")) == number + 1
    with writer.writing() as batch:
        batch.delete_by_term("thread", "7")
    assert len(found(reader, "turnip")) == 29


def test_a_batch_that_fails_leaves_nothing_and_no_lock(pair):
    writer, reader = pair
    put(writer, 1, "leek")
    with pytest.raises(RuntimeError):
        fail(writer)
    assert found(reader, "leek") == ["thread:1"]
    put(writer, 2, "leek")
    assert len(found(reader, "leek")) == 2


def test_wiping_is_noticed_by_readers(pair):
    writer, reader = pair
    put(writer, 1, "leek")
    assert found(reader, "leek") == ["thread:1"]
    writer.wipe()
    assert found(reader, "leek") == []
    put(writer, 1, "leek")
    assert found(reader, "leek") == ["thread:1"]
    assert writer.document_count() == 1


def test_many_small_batches_do_not_leave_many_files(pair, tmp_path):
    writer, _ = pair
    for number in range(40):
        put(writer, number, "leek")
    assert len(list((tmp_path / "search").glob("*.seg"))) < 10
    assert writer.find(Every(), allowed=ALL, first=0, size=100).total == 40
