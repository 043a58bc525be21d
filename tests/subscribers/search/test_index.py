"""Files that are written by one and read by others, and may be lost at any time."""

from math import inf

import pytest

from app.subscribers.search.asking import Asked, asked, everything
from app.subscribers.search.index import NAME, SCHEMA, SearchIndex
from app.subscribers.search.seals import is_whole
from app.subscribers.search.seeking import Sought, seek

ALL = frozenset({1})


def put(index, number, text):
    with index.writing() as writer:
        place = {"room": 1, "home": 1, "what": number * 8, "at": number, "size": 1}
        writer.update_document(key=f"thread:{number}", thread=str(number), kind="post", by="", title="", text=text, **place)


def fail(index):
    with index.writing() as writer:
        writer.delete_by_term("thread", "1")
        raise RuntimeError


def found(index, question: str | Asked):
    with index.reading() as reading:
        return seek(reading, Sought(asked(question) if isinstance(question, str) else question, ALL, size=100)).keys if reading else []


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
    assert len(found(writer, everything())) == 40


def spoil(file):
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 255
    file.write_bytes(content)


def test_one_byte_changed_by_hand_is_noticed_and_the_index_given_up(pair, tmp_path):
    writer, _ = pair
    put(writer, 1, "leek")
    [segment] = (tmp_path / "search").glob("*.seg")
    assert is_whole(writer.path, NAME, SCHEMA)
    spoil(segment)
    writer.doubt()
    assert not writer.is_there()
    assert found(writer, "leek") == []


@pytest.mark.parametrize("kind", ["toc", "seg"])
def test_a_file_deleted_by_hand_is_noticed(pair, tmp_path, kind):
    writer, reader = pair
    put(writer, 1, "leek")
    assert found(reader, "leek") == ["thread:1"]
    for file in (tmp_path / "search").glob(f"*.{kind}"):
        file.unlink()
    writer.doubt()
    assert not writer.is_there()
    assert found(reader, "leek") == []


def test_what_is_whole_is_left_alone(pair):
    writer, _ = pair
    put(writer, 1, "leek")
    put(writer, 2, "leek")
    writer.doubt()
    assert len(found(writer, "leek")) == 2
