"""The guard stands on the operation, and no stranger gets through a door that changes something."""

import inspect
import pkgutil
from importlib import import_module

import pytest

import app as house
from app.edge.transaction import SAFE
from tests.architecture.addresses import address_of

# What somebody who is not signed in may send, and why.
OPEN_TO_STRANGERS = {
    "sessions.create": "signing in",
    "sign_in_links.create": "signing in with a one-time link",
}


def operations() -> list:
    """Every public function in an operations module of the house."""
    names = [m.name for m in pkgutil.walk_packages(house.__path__, "app.") if ".operations" in m.name]
    found = [(name, function) for name in names for _, function in inspect.getmembers(import_module(name), inspect.isfunction)]
    return [function for name, function in found if function.__module__ == name and not function.__name__.startswith("_")]


@pytest.mark.parametrize("operation", operations(), ids=lambda o: f"{o.__module__.removeprefix('app.')}.{o.__name__}")
def test_every_operation_wears_a_guard_and_names_its_actor(operation):
    assert callable(getattr(operation, "rule", None))
    assert inspect.signature(operation).parameters["by"].kind is inspect.Parameter.KEYWORD_ONLY


def unsafe_rules(app) -> list:
    return [(rule, method) for rule in app.url_map.iter_rules() for method in sorted(rule.methods - set(SAFE))]


def test_every_door_that_changes_something_turns_strangers_away(app, stranger):
    let_in = []
    for rule, method in unsafe_rules(app):
        answer = stranger.open(address_of(rule), method=method)
        if answer.status_code not in (401, 403) and rule.endpoint not in OPEN_TO_STRANGERS:
            let_in.append(f"{method} {rule} answered {answer.status_code}")
    assert let_in == []


def test_every_door_that_changes_something_refuses_what_other_sites_send(app, world, as_):
    browser = as_(world.ada)
    answers = {
        f"{method} {rule}": browser.open(address_of(rule), method=method, headers={"Sec-Fetch-Site": "cross-site"}).status_code
        for rule, method in unsafe_rules(app)
    }
    assert set(answers.values()) == {403}, answers


def test_no_page_asked_for_changes_anything(app):
    both = [str(rule) for rule in app.url_map.iter_rules() if "GET" in rule.methods and rule.methods & {"POST", "PUT", "PATCH", "DELETE"}]
    assert both == []
