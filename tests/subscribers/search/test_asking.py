"""Any text is a question that can be answered."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from whoosh.query import Query

from app.subscribers.search.asking import LONGEST, MOST_TERMS, asked
from app.subscribers.search.filter import GroupFilter
from app.subscribers.search.index import SearchIndex
from app.subscribers.search.marking import marked, passage

ODD = st.text(alphabet=st.sampled_from("ab ANDORT\"()*?~^:[]{}<>+-!@\\/'.,\n\x00éß漢🙂"), max_size=60)


@pytest.fixture(scope="module")
def small():
    index = SearchIndex()
    index.connect(None)
    with index.writing() as writer:
        for number, room in enumerate((0, 1, 1, 2, -2), 1):
            place = {"thread": str(number), "room": room, "home": room}
            writer.add_document(key=f"thread:{number}", kind="post", by="ada", title="a", text="a b AND or nothing", **place)
    return index


@given(st.one_of(ODD, st.text(max_size=300)))
@example("in: by: kind:")
@example('"' * 201)
@example("(" * 201)
@example("NOT NOT NOT")
def test_nothing_one_can_type_is_an_error(small, text):
    question = asked(text)
    assert isinstance(question.within(["post"]), Query)
    assert small.find(question.within([]), allowed=frozenset(), first=0, size=20).total == 0
    found = small.find(question.within(["post", "idea"]), allowed=frozenset({1}), first=0, size=20)
    assert set(found.keys) <= {"thread:2", "thread:3"}
    assert found.total == len(found.keys)
    assert "<script" not in passage(f"<script>{text}</script> a b", question) + marked(f"<script>{text}", question)


def test_a_question_has_its_limits():
    question = asked(" ".join(f"word{number}" for number in range(500)))
    assert len(question.roots) <= MOST_TERMS
    assert all(len(root) <= LONGEST for root in asked("x" * 10_000).roots)


def test_words_every_text_has_do_not_count_unless_alone():
    assert asked("the straps").roots == {"strap"}
    assert asked("the").roots == {"the"}


def test_an_empty_filter_is_true_and_holds_nothing():
    empty = GroupFilter([0, 1, 2], [0, 1, 2], frozenset())
    assert bool(empty)
    assert list(empty) == []
    assert 0 not in empty


def test_room_and_home_must_both_be_allowed():
    seen = GroupFilter([1, 1, 2], [1, 2, 2], frozenset({1}))
    assert list(seen) == [0]
