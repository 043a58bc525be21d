"""Each type of outcome says what one needs to know of a thing of its kind."""

from datetime import UTC, datetime

import pytest

from app.core.errors import Invalid
from app.domain.outcomes.operations import deliver_outcome, edit_outcome
from tests.domain.line import RESULT, a_project

EVENT = {"type": "event", "place": "Canteen", "zone": "Europe/Berlin", "starts": "2026-03-14T18:30", "ends": "2026-03-14T20:00"}


@pytest.fixture
def deliver(world):
    return lambda **words: deliver_outcome(a_project(world.gardeners, world.ada), by=world.ada, **{**RESULT, **words})


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ({"type": "event"}, {"place", "zone"}),
        ({**EVENT, "starts": ""}, {"starts"}),
        ({**EVENT, "starts": "soon"}, {"starts"}),
        ({**EVENT, "starts": "1999-01-01T10:00"}, {"starts"}),
        ({**EVENT, "ends": "2026-03-14T18:00"}, {"ends"}),
        ({**EVENT, "zone": "Mars/Base"}, {"zone"}),
        ({"type": "service"}, {"how_to_use"}),
        ({"type": "service", "how_to_use": "Ring.", "ask_whom": "x" * 161}, {"ask_whom"}),
        ({"type": "project"}, {"stands_now"}),
        ({"type": "learning"}, {"learned"}),
        ({"links": "the drawings"}, {"links"}),
        ({"links": "javascript:alert(1)"}, {"links"}),
        ({"links": "https://a.example\n" * 11}, {"links"}),
    ],
)
def test_a_type_says_what_it_lacks(deliver, words, fields):
    with pytest.raises(Invalid) as refusal:
        deliver(**words)
    assert set(refusal.value.errors) == fields


def test_an_event_has_its_clock_where_it_takes_place(deliver):
    outcome = deliver(**EVENT)
    assert outcome.starts_at == datetime(2026, 3, 14, 17, 30, tzinfo=UTC)
    assert (outcome.starts.hour, outcome.ends.hour, outcome.place) == (18, 20, "Canteen")


def test_an_event_need_not_say_when_it_ends(deliver):
    assert deliver(**{**EVENT, "ends": ""}).ends is None


def test_links_keep_their_words_whichever_comes_first(deliver):
    outcome = deliver(links="https://a.example/1 The drawings\n\nThe parts  https://a.example/2\nhttps://a.example/3")
    assert outcome.linked == [
        ("https://a.example/1", "The drawings"), ("https://a.example/2", "The parts"), ("https://a.example/3", "https://a.example/3"),
    ]  # fmt: skip


def test_whoever_changes_the_type_leaves_behind_what_was_the_other_s(world, deliver):
    outcome = deliver(**EVENT)
    edit_outcome(outcome, by=world.ada, **{**RESULT, **EVENT, "type": "news"})
    assert (outcome.type, outcome.place, outcome.zone, outcome.starts_at, outcome.starts) == ("news", "", "", None, None)


def test_news_needs_nothing_more(deliver):
    assert deliver(type="news").type == "news"
