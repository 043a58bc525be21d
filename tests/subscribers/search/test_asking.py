"""Any text is a question that can be answered."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.subscribers.search.asking import LONGEST, MOST_TERMS, asked
from app.subscribers.search.index import SearchIndex
from app.subscribers.search.marking import marked, passage
from app.subscribers.search.narrowing import Narrowing, day_of, narrowed
from app.subscribers.search.seeking import Sought, seek
from app.subscribers.search.things import number_of_thing

ODD = st.text(alphabet=st.sampled_from("ab ANDORT\"()*?~^:[]{}<>+-!@\\/'.,\n\x00éß漢🙂"), max_size=60)


@pytest.fixture(scope="session")
def small():
    index = SearchIndex()
    index.connect(None)
    with index.writing() as writer:
        for number, room in enumerate((0, 1, 1, 2, -2), 1):
            place = {"thread": str(number), "room": room, "home": room, "what": number_of_thing("post", number), "at": number, "size": 5}
            writer.add_document(key=f"thread:{number}", kind="post", by="ada", title="a", text="a b AND or nothing", **place)
    return index


def found(index, question, allowed=frozenset(), **details):
    with index.reading() as reading:
        return seek(reading, Sought(question, frozenset(allowed), **details))


@given(st.one_of(ODD, st.text(max_size=300)))
@example("in: by: kind: after: before:")
@example('in:"" by:"a b" x:y after:2026-02-31')
@example('"' * 201)
@example("(" * 201)
@example("NOT NOT NOT")
@example("a ANDNOT b OR REQUIRE")
def test_nothing_one_can_type_is_an_error(small, text):
    words, _ = narrowed(text)
    question = asked(words)
    assert found(small, question).total == 0
    within = found(small, question, {1}, kinds=("post", "idea"))
    assert set(within.keys) <= {"thread:2", "thread:3"}
    assert within.total == within.counts["post"] == len(within.keys)
    assert "<script" not in passage(f"<script>{text}</script> a b", question) + marked(f"<script>{text}", question)


def test_a_question_has_its_limits():
    question = asked(" ".join(f"word{number}" for number in range(500)))
    assert len(question.roots) <= MOST_TERMS
    assert all(len(root) <= LONGEST for root in asked("x" * 10_000).roots)


def test_words_every_text_has_do_not_count_unless_alone():
    assert asked("the straps").roots == {"strap"}
    assert asked("the").roots == {"the"}


def test_who_may_read_nothing_sees_nothing_and_not_everything(small):
    assert found(small, asked("nothing")).keys == []
    assert found(small, asked("NOT turnips")).keys == []
    assert found(small, asked("nothing"), {1}).keys == ["thread:3", "thread:2"]


@pytest.mark.parametrize(
    ("text", "words", "narrowing"),
    [
        ("straps in:repair by:@Mina", "straps", Narrowing(place="repair", author="mina")),
        ('in:"Night shift" tag:#straps old', "old", Narrowing(place="night shift", tag="straps")),
        ("KIND:idea after:2026-11 before:2027", "", Narrowing(kind="idea", after="2026-11", before="2027")),
        ("what: 12:30 https://in:x http:by:y colour:red", "what: 12:30 https://in:x http:by:y colour:red", Narrowing()),
        ("in: by:", "in: by:", Narrowing()),
    ],
)
def test_operators_say_where_and_other_colons_are_words(text, words, narrowing):
    assert narrowed(text) == (words, narrowing)


@pytest.mark.parametrize(("text", "day"), [("2026-11-23", "2026-11-23"), ("2026-2", "2026-02-01"), ("2026", "2026-01-01")])
def test_a_day_may_be_a_month_or_a_year(text, day):
    assert f"{day_of(text):%Y-%m-%d}" == day


@pytest.mark.parametrize("text", ["yesterday", "2026-02-30", "0000", "20261123", "2026-13", "", "9" * 80])
def test_what_is_no_date_is_said_to_be_none(text):
    assert day_of(text) is None
    assert bool(Narrowing(after=text).problems) is bool(text)
