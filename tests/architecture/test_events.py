"""What happened is a fact: small, plain, and written down by somebody."""

import ast
import json
from dataclasses import asdict, fields

import pytest

import app
from app.core.events import EVENTS
from tests.architecture.source import modules

SAMPLES = {int: 7, str: "x", bool: True, int | None: None, str | None: None, list[int]: [7], list[str]: ["x"], list: [7]}


@pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
def test_an_event_carries_small_facts_and_survives_the_log(event):
    fact = event(**{field.name: SAMPLES[field.type] for field in fields(event)})
    assert event(**json.loads(json.dumps(asdict(fact)))) == fact
    assert "actor_id" in asdict(fact)


def test_every_event_is_recorded_somewhere():
    made = {getattr(call.func, "id", "") for tree in modules().values() for call in ast.walk(tree) if isinstance(call, ast.Call)}
    assert set(EVENTS) - made == set()


def test_every_listener_listens_to_events_there_are():
    heard = {event for subscriber in app.SUBSCRIBERS for event in subscriber.handlers}
    assert heard
    assert heard <= set(EVENTS.values())


def test_every_listener_has_a_cursor_of_its_own():
    names = [subscriber.name for subscriber in app.SUBSCRIBERS]
    assert sorted(set(names)) == sorted(names)
