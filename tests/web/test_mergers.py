import re

import pytest

from app.domain.ideas.operations import ask_to_merge, back
from tests.domain.line import an_idea

WHY = {"note": "Both keep what is torn."}


@pytest.fixture
def mine(world):
    return an_idea(world.gardeners, world.ada, title="Keep the straps")


@pytest.fixture
def theirs(world):
    return an_idea(world.gardeners, world.grace, title="Keep the covers")


@pytest.fixture
def asked(world, mine, theirs):
    return ask_to_merge(mine, by=world.ada, other=theirs, keep_other=True, **WHY)


def test_alike_ones_are_offered_and_both_are_seen_before_anything_happens(world, as_, mine, theirs, settle):
    settle()
    ada = as_(world.ada)
    page = ada.get(f"/i/{mine.id}/mergers/new").text
    assert f"with=/i/{theirs.id}" in page
    both = ada.get(f"/i/{mine.id}/mergers/new?with=/i/{theirs.id}").text
    assert both.count("What if we kept the straps?") == 2
    assert mine.thread.state == "growing"


@pytest.mark.parametrize("text", ["nonsense", "/i/999999", "99999999999999999999", "/t/1"])
def test_an_address_that_leads_nowhere_is_shown_again(world, as_, mine, text):
    page = as_(world.ada).get(f"/i/{mine.id}/mergers/new", query_string={"with": text})
    assert "No such idea" in page.text


def test_one_asks_and_the_other_agrees(world, as_, mine, theirs, settle):
    back(mine, by=world.mallory, way="use")
    answer = as_(world.ada).post(f"/i/{mine.id}/mergers", data={"with": theirs.id, "keep": "other", **WHY})
    settle()
    grace = as_(world.grace)
    assert "asks to bring another idea together with" in grace.get("/inbox").text
    assert "asks whether this and another idea should become one" in grace.get(f"/i/{theirs.id}").text
    assert "Both keep what is torn." in grace.get(answer.location).text
    grace.post(f"{answer.location}/agree")
    page = as_(world.mallory).get(f"/i/{mine.id}").text
    assert re.search(r"This went into <a[^>]*>Keep the covers", page)
    assert "Mallory Marsh" in grace.get(f"/i/{theirs.id}").text


def test_without_a_word_why_it_is_shown_again(world, as_, mine, theirs):
    answer = as_(world.ada).post(f"/i/{mine.id}/mergers", data={"with": theirs.id, "keep": "this", "note": " "})
    assert answer.status_code == 422
    assert "Say why they belong together." in answer.text


def test_a_no_is_told_with_its_reason(world, as_, asked, settle):
    grace = as_(world.grace)
    assert grace.post(f"/mergers/{asked.id}/refuse", data={"reason": ""}).status_code == 422
    grace.post(f"/mergers/{asked.id}/refuse", data={"reason": "Covers are sewn."})
    settle()
    ada = as_(world.ada)
    assert "told you why it stays apart" in ada.get("/inbox").text
    assert "Covers are sewn." in ada.get(f"/mergers/{asked.id}").text


def test_who_asked_cannot_answer_for_the_other(world, as_, asked):
    assert as_(world.ada).post(f"/mergers/{asked.id}/agree").status_code == 403
    assert as_(world.grace).post(f"/mergers/{asked.id}/delete").status_code == 403


def test_others_find_no_question(world, as_, asked):
    browser = as_(world.mallory)
    assert browser.get(f"/mergers/{asked.id}").status_code == 404
    for answer in ("agree", "refuse", "delete", "split"):
        assert browser.post(f"/mergers/{asked.id}/{answer}", data={"reason": "No"}).status_code == 404


def test_a_hidden_idea_is_no_idea_to_merge_with(world, as_, mine):
    hidden = an_idea(world.council, world.grace)
    assert "No such idea" in as_(world.ada).get(f"/i/{mine.id}/mergers/new?with={hidden.id}").text
    answer = as_(world.ada).post(f"/i/{mine.id}/mergers", data={"with": hidden.id, **WHY})
    assert answer.status_code == 422


def test_they_are_split_again(world, as_, asked, mine):
    as_(world.grace).post(f"/mergers/{asked.id}/agree")
    as_(world.ada).post(f"/mergers/{asked.id}/split")
    assert mine.thread.state == "growing"
    assert as_(world.ada).post(f"/mergers/{asked.id}/split").status_code == 422
