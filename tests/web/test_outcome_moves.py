"""Calling a credit sheet back, and letting a newer outcome take the place of an older."""

import pytest

from app.domain.outcomes.operations import deliver_outcome
from app.domain.projects.operations import reopen
from tests.domain.line import RESULT, an_outcome
from tests.machines.stages import confirmed


def main_of(browser, path: str) -> str:
    return " ".join(browser.get(path).text.partition("<main")[2].split())


@pytest.fixture
def two(world):
    """Two outcomes of one project, both confirmed."""
    older = an_outcome(world.gardeners, world.ada)
    confirmed(older, by=world.ada)
    reopen(older.project, by=world.ada)
    newer = deliver_outcome(older.project, by=world.ada, **{**RESULT, "title": "Two strap boxes"})
    confirmed(newer, by=world.ada)
    return older, newer


def test_a_credit_sheet_is_called_back_and_sent_again(world, as_):
    outcome = an_outcome(world.gardeners, world.ada)
    ada, path = as_(world.ada), f"/o/{outcome.id}"
    ada.post(f"{path}/send")
    assert "Call it back" in main_of(ada, path)
    assert ada.post(f"{path}/call-back").status_code == 303
    page = main_of(ada, path)
    assert (outcome.thread.state, "It was called back" in page, "Call it back" in page) == ("draft", True, False)
    assert as_(world.mallory).get(path).status_code == 404
    ada.post(f"{path}/send")
    assert outcome.thread.state == "crediting"


def test_only_the_team_calls_back(world, as_):
    outcome = an_outcome(world.gardeners, world.ada)
    as_(world.ada).post(f"/o/{outcome.id}/send")
    assert as_(world.grace).post(f"/o/{outcome.id}/call-back").status_code == 403
    assert "Call it back" not in main_of(as_(world.grace), f"/o/{outcome.id}")


def test_what_is_not_being_credited_is_not_called_back(world, as_, two):
    refused = as_(world.ada).post(f"/o/{two[0].id}/call-back")
    assert (refused.status_code, "so that can no longer be done" in refused.text) == (422, True)


@pytest.mark.parametrize("page", [0, 1])
def test_both_pages_ask_whether_the_newer_takes_the_place(world, as_, two, page):
    older, newer = two
    assert f'action="/o/{older.id}/supersede"' in main_of(as_(world.ada), f"/o/{two[page].id}")
    assert "/supersede" not in main_of(as_(world.grace), f"/o/{two[page].id}")


def test_both_pages_say_which_one_stands(world, as_, two):
    older, newer = two
    assert as_(world.grace).post(f"/o/{older.id}/supersede").status_code == 403
    as_(world.ada).post(f"/o/{older.id}/supersede")
    reader = as_(world.mallory)
    assert f'Superseded by <a href="/o/{newer.id}">Two strap boxes</a>' in main_of(reader, f"/o/{older.id}")
    assert f'Takes the place of <a href="/o/{older.id}">The strap box</a>' in main_of(reader, f"/o/{newer.id}")
    assert as_(world.ada).post(f"/o/{older.id}/supersede").status_code == 422


def test_without_a_newer_one_nothing_is_superseded(world, as_, two):
    refused = as_(world.ada).post(f"/o/{two[1].id}/supersede")
    assert (refused.status_code, "No newer outcome of this project has been confirmed." in refused.text) == (422, True)


def test_outcomes_of_a_hidden_group_are_not_found(world, as_):
    outcome = an_outcome(world.attic, world.ada)
    for act in ("call-back", "supersede"):
        assert as_(world.grace).post(f"/o/{outcome.id}/{act}").status_code == 404
