"""The one sentence on a card: true, made of its largest parts, and the words beside the numbers."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from app.core.clock import now
from app.subscribers.ranking.candidates import Carried
from app.subscribers.ranking.engine.quality import PER_UNIT
from app.subscribers.ranking.explanation import Part, parts_of
from app.subscribers.ranking.headline import headline_of
from app.subscribers.ranking.lists import LISTS
from app.subscribers.ranking.reader import Reader
from app.subscribers.ranking.wording import words_for

AT = now()
FRONT = ("relevant", "help", "top")
CLAUSES = {
    "quality": "Mostly because 8 of those who met it responded, more than usual.",
    "support": "Mostly because about 14 independent voices speak for it.",
    "groups": "Mostly because people of 3 groups responded.",
    "traction": "Mostly because it is passed on more than usual.",
    "momentum": "Mostly because responses come faster than usual.",
    "first-hand": "Mostly because 2 people write from their own experience.",
    "your group": "Mostly because Cycling is where you are most active.",
    "your ground": "Mostly because you have answered Ada Lovelace before.",
    "trusted": "Mostly because 2 of the people you talk with responded.",
}
# Parts that only ever take something off.
OFF = {"depth", "variety", "age"}
SHOWN = {
    "relevant": {"quality", "first-hand", "your group", "your ground", "trusted"},
    "help": {"quality", "first-hand"},
    "top": {"quality", "first-hand"},
    "rising": {"quality", "traction", "momentum", "first-hand"},
    "best": {"quality", "support", "groups", "first-hand"},
    "groups": {"groups", "quality"},
    "quiet": {"quality"},
}


def a_row(**details):
    usual = {
        "kind": "post", "group_id": 1, "group_name": "Cycling", "author_id": 7, "author_name": "Ada Lovelace", "share_count": 0,
        "created_at": AT - timedelta(days=3), "supporters": 8, "examined": 20 * PER_UNIT, "effective": 14.2, "groups": 2.4, "reached": 3,
        "firsthand": 2, "deep": 2, "reproduction": 0.6, "momentum": 0.0, "behind": 2, "follows_author": False, "followed_tag": None,
        "quality": 0.3, "doubt": 0.05,
    }  # fmt: skip
    return SimpleNamespace(**(usual | details))


def a_reader(**details):
    usual = {
        "attention": {1: 0.6, 2: 0.2, 3: 0.2},
        "grounds": frozenset(),
        "answered": (7,),
        "night": None,
        "staff": 60,
        "person": SimpleNamespace(id=9),
    }
    return Reader(**(usual | details))


def why_of(**values) -> list[Part]:
    return [Part(name.replace("_", " "), "", "", value) for name, value in values.items()]


def told(order, why, row=None, reader=None, carried=None):
    return headline_of(order, why, row or a_row(), reader or a_reader(), carried, AT)


def quality_of(**details):
    row = a_row(**details)
    return words_for({}, row, a_reader(), None, AT)["quality"]


@pytest.mark.parametrize(("order", "name"), [(order, name) for order, names in SHOWN.items() for name in sorted(names)])
def test_every_part_that_can_speak_for_something_has_a_sentence_on_every_list(order, name):
    assert told(order, [Part(name, "", "", 1.0), Part("age", "", "", -0.1)]) == CLAUSES[name]


def test_no_list_and_no_part_is_without_a_sentence():
    assert {*LISTS, "relevant"} == {*SHOWN, "newest"}
    everything = words_for({}, a_row(), a_reader(), None, AT).keys()
    assert everything == {*CLAUSES, *OFF, "kept place"}


def test_two_large_parts_are_told_and_small_ones_are_not():
    assert told("relevant", why_of(your_group=3.0, quality=1.0, trusted=0.9)) == (
        "Mostly because Cycling is where you are most active, and 8 of those who met it responded, more than usual."
    )
    assert told("relevant", why_of(your_group=3.0, quality=0.1)) == "Mostly because Cycling is where you are most active."


@pytest.mark.parametrize(("order", "end"), [("relevant", ", and it is new"), ("rising", ", and it is new"), ("best", "")])
def test_what_is_new_is_called_so_where_age_counts(order, end):
    row = a_row(created_at=AT - timedelta(hours=3))
    assert told(order, why_of(quality=1.0, age=-0.1), row) == f"Mostly because 8 of those who met it responded, more than usual{end}."


@pytest.mark.parametrize("order", FRONT)
def test_nothing_that_speaks_for_it_is_said_as_it_is(order):
    row = a_row(created_at=AT - timedelta(hours=3))
    assert told(order, why_of(quality=-0.2, age=-0.1), row) == "Nothing speaks for it yet; it is here because it is new."
    left = "it lacks a lead, hands or hours" if order == "help" else "little here is newer"
    assert told(order, why_of(quality=-0.2, age=-0.8)) == f"Nothing speaks for it yet; it is here because {left}."


def test_a_kept_place_says_so_before_anything_else():
    assert told("relevant", why_of(quality=1.0, kept_place=0.0)) == "One place in 10 is kept for new things few have met, and this is one."


def test_what_is_followed_is_here_because_of_that():
    row = a_row(group_id=5, group_name="Cooking", follows_author=True)
    why = why_of(quality=1.0, your_group=0.0)
    assert told("relevant", why, row) == "Mostly because you follow Ada Lovelace, and 8 of those who met it responded, more than usual."
    assert told("newest", why, row) == "The newest stands first, and you follow Ada Lovelace."


def test_the_group_it_was_brought_to_is_named():
    brought = Carried(4, 2, "Running", "Grace Hopper", "Look")
    why = why_of(your_group=2.0)
    assert told("relevant", why, carried=brought) == "Mostly because it was brought to Running, one of your groups."
    assert told("newest", why, carried=brought) == "The newest stands first, and it was brought to Running, one of your groups."


def test_a_group_is_called_the_busiest_only_where_it_is():
    for attention in ({1: 1.0}, {1: 0.5, 2: 0.5}, {1: 0.3, 2: 0.7}):
        assert (
            told("relevant", why_of(your_group=2.0), reader=a_reader(attention=attention))
            == "Mostly because Cycling is one of your groups."
        )


def test_newest_is_in_the_order_of_time_and_claims_nothing_else():
    assert told("newest", why_of(quality=2.0, your_group=3.0)) == "The newest stands first, and Cycling is one of your groups."
    assert told("newest", why_of(quality=2.0), a_row(group_id=5)) == "The newest stands first."


def test_good_by_its_author_alone_is_not_called_a_response():
    row = a_row(supporters=0, examined=0)
    assert told("top", why_of(quality=0.4), row) == "Mostly because what little is known speaks for it."
    assert told("top", why_of(quality=0.4), a_row(supporters=2)) == "Mostly because what little is known speaks for it."


def test_how_many_met_it_is_told_in_steps_and_never_of_fewer_than_five():
    assert quality_of(supporters=3, examined=14 * PER_UNIT) == "3 people answered or reacted, of about 15 who met it"
    assert quality_of(supporters=1, examined=6 * PER_UNIT) == "1 person answered or reacted, of about 5 who met it"
    assert quality_of(supporters=3, examined=7.9 * PER_UNIT) == "3 people answered or reacted"
    assert quality_of(supporters=12, examined=16 * PER_UNIT) == "12 people answered or reacted, most of those who met it"
    assert quality_of(supporters=0, examined=4 * PER_UNIT) == "Nobody has answered or reacted yet"


def test_what_is_new_says_that_few_have_met_it():
    fresh = AT - timedelta(hours=5)
    assert quality_of(supporters=0, examined=None, created_at=fresh) == "Nobody has answered or reacted yet. New: shown to few so far"
    assert quality_of(supporters=2, examined=3 * PER_UNIT, created_at=fresh) == "2 people answered or reacted. New: shown to few so far"


def test_the_words_are_true_for_all_signs_there_are():
    assert quality_of(kind="idea", supporters=9, examined=9 * PER_UNIT).startswith("9 people responded")
    assert quality_of(share_count=1, supporters=9, examined=9 * PER_UNIT).startswith("9 people answered, reacted or shared it")


def test_a_part_that_counts_for_less_says_how_much_of_what():
    (part,) = (part for part in parts_of({"quality": 0.38}, a_row(), a_reader(), None, AT, surface="groups") if part.name == "quality")
    assert part.words.endswith(" × 0.3)")
    (whole,) = parts_of({"quality": 1.28}, a_row(), a_reader(), None, AT)
    assert "×" not in whole.words


def test_parts_stand_by_size_and_a_single_group_takes_no_row():
    figures = {"quality": -0.2, "groups": 0.0, "your group": 3.1, "age": -0.9}
    parts = parts_of(figures, a_row(), a_reader(), None, AT, is_kept=True)
    assert [part.title for part in parts] == ["Your group", "Age", "Quality", "Kept place"]


def test_how_the_reader_knows_it_is_named_for_what_it_is():
    figures = {"your ground": 0.61}
    assert parts_of(figures, a_row(), a_reader(), None, AT)[0].title == "You know the author"
    knows = a_reader(answered=(), grounds=frozenset({1}))
    assert parts_of(figures, a_row(), knows, None, AT)[0][1:3] == (
        "You know the matter",
        "You have written from your own experience in Cycling",
    )


def test_where_the_author_is_not_named_no_number_tells_who_is_not_counted():
    row = a_row(author_name="", author_id=-3)
    words = words_for({}, row, a_reader(), None, AT)
    assert words["groups"].startswith("People of several groups")
    for name in ("quality", "support", "first-hand", "depth"):
        assert not any(letter.isdigit() for letter in words[name])
    for name in ("quality", "support", "groups", "first-hand"):
        assert not any(letter.isdigit() for letter in told("best", [Part(name, "", "", 1.0)], row))
