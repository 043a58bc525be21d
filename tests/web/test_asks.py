import re

import pytest

from app.domain.ideas.operations import ask_for, offer
from app.domain.projects.operations import promote
from tests.domain.line import LINES, an_idea


@pytest.fixture
def idea(world):
    return an_idea(world.gardeners, world.ada)


@pytest.fixture
def van(world, idea):
    return ask_for(idea, by=world.ada, kind="thing", what="a van", minimum=2, optimum=4, unit="vans")


def test_who_cares_for_it_asks_for_something_on_its_page(world, as_, idea):
    sent = {"kind": "money", "what": "fabric", "minimum": "200", "optimum": "400", "unit": "EUR"}
    as_(world.ada).post(f"/i/{idea.id}/asks", data=sent)
    page = as_(world.grace).get(f"/i/{idea.id}").text
    assert "0 EUR of 200, at best 400" in page
    assert "Ask for something" not in page


def test_an_ask_that_makes_no_sense_is_shown_again(world, as_, idea):
    answer = as_(world.ada).post(f"/i/{idea.id}/asks", data={"kind": "thing", "what": "a van", "minimum": "", "unit": "vans"})
    assert answer.status_code == 422
    assert "A number from 1 to 1,000." in answer.text
    assert 'value="a van"' in answer.text


def test_somebody_offers_for_themselves_and_for_their_department(world, as_, van):
    grace = as_(world.grace)
    grace.post(f"/asks/{van.id}/pledges", data={"amount": "1", "offer_note": "On Saturdays", "ask": van.id})
    as_(world.ada).post(f"/asks/{van.id}/pledges", data={"amount": "1", "for_department": "1", "ask": van.id})
    grace.post(f"/asks/{van.id}/pledges", data={"amount": "1", "for_department": "1", "ask": van.id})
    page = grace.get(f"/i/{van.idea_id}").text
    said = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))
    assert "3 vans of 2, at best 4" in said
    assert "from Research, through Ada Lovelace" in said
    assert "Carried together by Research and Systems." in said
    assert "On Saturdays" in said


def test_an_offer_of_nothing_is_shown_again_with_its_words(world, as_, van):
    answer = as_(world.grace).post(f"/asks/{van.id}/pledges", data={"amount": "0", "offer_note": "With pleasure", "ask": van.id})
    assert answer.status_code == 422
    assert "A number from 1 to 1,000." in answer.text
    assert "With pleasure" in answer.text


def test_the_same_offer_sent_twice_counts_once(world, as_, van):
    browser = as_(world.grace)
    for _ in range(2):
        browser.post(f"/asks/{van.id}/pledges", data={"amount": "1", "once": "k"})
    assert van.offered == 1


def test_an_ask_is_changed_and_asked_no_longer(world, as_, van):
    ada = as_(world.ada)
    assert "a van" in ada.get(f"/asks/{van.id}/edit").text
    assert as_(world.grace).get(f"/asks/{van.id}/edit").status_code == 403
    ada.post(f"/asks/{van.id}/edit", data={"what": "a cart", "minimum": "1", "unit": "carts"})
    assert "a cart" in ada.get(f"/i/{van.idea_id}").text
    ada.post(f"/asks/{van.id}/delete")
    assert "a cart" not in ada.get(f"/i/{van.idea_id}").text


def test_doors_to_hidden_asks_lead_nowhere(world, as_):
    hidden = ask_for(an_idea(world.council, world.grace), by=world.grace, kind="skill", what="law", minimum=1)
    browser = as_(world.ada)
    assert browser.get(f"/asks/{hidden.id}/edit").status_code == 404
    assert browser.post(f"/asks/{hidden.id}/pledges", data={"amount": "1"}).status_code == 404
    assert browser.post(f"/i/{hidden.idea_id}/asks", data={"kind": "skill"}).status_code == 404


def test_whoever_offered_is_asked_once_more_when_it_starts(world, as_, idea, van, settle):
    offer(van, by=world.grace, amount=2)
    settle()
    assert as_(world.ada).get("/inbox").text.count('class="told__thing">Keep the straps') == 1
    promote(idea, by=world.ada)
    settle()
    grace = as_(world.grace)
    inbox = grace.get("/inbox").text
    assert "Does your offer stand?" in inbox
    assert "started it as a project" not in inbox
    keep = re.search(r"/pledges/\d+/keep", grace.get(f"/i/{idea.id}").text)[0]
    grace.post(keep)
    assert "said yes again" in grace.get(f"/i/{idea.id}").text
    settle()
    assert "said yes again to what they offered for" in as_(world.ada).get("/inbox").text


def test_what_an_idea_asks_for_is_found(world, as_, idea, settle):
    ask_for(idea, by=world.ada, kind="thing", what="a quokkawagon", minimum=1)
    settle()
    assert "Keep the straps" in as_(world.grace).get("/search?q=quokkawagon").text


def test_hours_at_best_are_asked_for_from_the_start(world, as_):
    words = {"title": "Keep the straps", **LINES, "group": world.gardeners.id}
    answer = as_(world.ada).post("/ideas", data={**words, "hours_needed": "9", "hours_wanted": "3"})
    assert answer.status_code == 422
    assert "As much as the least" in answer.text
    answer = as_(world.ada).post("/ideas", data={**words, "hours_needed": "3", "hours_wanted": "9", "skill_needed": "sewing"})
    assert "0 h of 3, at best 9" in as_(world.ada).get(answer.location).text


def test_one_person_of_one_is_said_as_one_says_it(world, as_, idea):
    skill = ask_for(idea, by=world.ada, kind="skill", what="riveting", minimum=1, optimum=2)
    assert "0 people of 1, at best 2" in as_(world.grace).get(f"/i/{idea.id}").text
    offer(skill, by=world.grace, amount=1)
    page = as_(world.grace).get(f"/i/{idea.id}").text
    assert "1 person of 1, at best 2" in page
    assert "1 people" not in page
