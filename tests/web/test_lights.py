"""What a card says an idea lacks is what its page says; whether it convinces is an estimate beside it, with something to do."""

import re

import pytest

from app.domain.discussions.operations import comment_on
from app.domain.ideas.lights import Light, Want, missing_of
from app.domain.ideas.operations import ask_for, back
from app.domain.posts.operations import write_post
from tests.domain.line import an_idea


def still(page: str) -> list[str]:
    return re.findall(r"Still needs: ([^<]+)<", page)


@pytest.fixture
def idea(world, settle):
    """An idea of Grace's that asks for hours and crates, and that nobody helps yet."""
    idea = an_idea(world.gardeners, world.grace, hours_needed=8, skill_needed="sheet metal")
    ask_for(idea, by=world.grace, kind="thing", what="crates", minimum=2)
    back(idea, by=world.olga, way="help", hours=4)
    settle()
    return idea


@pytest.mark.parametrize("path", ["/home?order=newest", "/home?order=relevant", "/explore?sort=newest&show=all"])
def test_the_card_of_an_idea_lacks_what_its_page_lacks_in_the_same_words(world, idea, as_, path):
    browser = as_(world.ada)
    assert still(browser.get(f"/i/{idea.id}").text) == ["a lead, 1 helper, 4 hours sheet metal, 2 crates"]
    assert still(browser.get(path).text) == ["a lead, 1 helper, 4 hours sheet metal and 1 more"]


def test_when_four_lights_are_on_both_say_ready_to_start(world, idea, as_, settle):
    for person, way, hours in ((world.ada, "lead", 0), (world.grace, "help", 4)):
        back(idea, by=person, way=way, hours=hours)
    browser = as_(world.ada)
    browser.post(f"/asks/{_crates(browser, idea)}/pledges", data={"amount": "2"})
    settle()
    page, card = browser.get(f"/i/{idea.id}").text, browser.get("/home").text
    assert "Ready to start" in page
    assert "Ready to start" in card
    assert still(page) == still(card) == []


def _crates(browser, idea) -> str:
    return re.findall(r'id="ask_(\d+)"', browser.get(f"/i/{idea.id}").text)[-1]


def test_each_light_has_a_name_and_the_estimate_is_called_one(world, idea, as_):
    card = as_(world.ada).get("/home").text
    for name in ("Lead: 0 of 1", "Helpers: 1 of 2", "Groups: 1 of 1", "Asks: 0 of 2"):
        assert f'title="{name}"' in card
    assert "Is it convincing?" in card
    for name in ("Effective voices", "Groups with other members", "Quality", "Is passed on", "Tried by a colleague"):
        assert f"<span>{name}</span>" in card
    assert "Volunteers" not in card


@pytest.mark.parametrize(("name", "how", "word"), [
    ("ada", "staff", "I have tried it"), ("olga", "customer", "Tell how it was when you tried it"),
])  # fmt: skip
def test_whoever_has_tried_it_is_led_to_the_reply_that_says_so(world, idea, as_, name, how, word):
    browser = as_(getattr(world, name))
    href = re.search(rf'href="([^"]+)">{word}', browser.get("/home").text)[1]
    assert href.startswith(f"/i/{idea.id}")
    assert href.endswith("?firsthand=own#reply")
    page = browser.get(href).text
    assert 'id="reply"' in page
    assert re.search(rf'<option value="{how}" selected>', page)


def test_a_guest_is_told_that_what_they_tell_is_read_and_not_counted(world, idea, as_, settle):
    page = as_(world.olga).get(f"/i/{idea.id}").text
    assert "counted are colleagues only" in page
    assert "First-hand, as staff" not in page
    assert "counted are colleagues only" not in as_(world.ada).get(f"/i/{idea.id}").text
    sent = {"body": "It grew at home.", "firsthand": "customer"}
    assert as_(world.olga).post(f"/t/{idea.id}/comments", data=sent).status_code == 303
    settle()
    assert "First-hand, as customer" in as_(world.ada).get(f"/i/{idea.id}").text
    card = as_(world.ada).get("/home").text
    assert "I have tried it" in card
    assert "Nobody has tried it" not in card


def test_an_outsider_is_asked_to_join_before_saying_so(world, idea, as_):
    browser = as_(world.mallory)
    page = browser.get("/explore?sort=newest").text
    assert "I have tried it" not in page
    assert "Join Gardeners to say so" in page
    assert 'id="reply"' in browser.get(f"/i/{idea.id}").text


def test_once_somebody_has_tried_it_the_card_asks_for_it_no_more(world, idea, as_, settle):
    comment_on(idea.thread, by=world.ada, body="I tried it at home.", firsthand="staff")
    settle()
    assert "I have tried it" not in as_(world.ada).get("/home").text


def test_whoever_had_the_idea_is_not_asked_whether_they_have_tried_it(world, idea, as_):
    card = as_(world.grace).get("/home").text
    assert "Is it convincing?" in card
    assert "I have tried it" not in card


def test_an_odd_word_in_the_address_chooses_nothing(world, idea, as_):
    assert " selected>First-hand" not in as_(world.ada).get(f"/i/{idea.id}?firsthand=%3Cb%3E").text


def test_a_post_speaks_of_no_lights_it_does_not_have(world, as_, settle):
    write_post(world.gardeners, by=world.ada, body="Only this")
    settle()
    assert "ready__lights" not in as_(world.grace).get("/g/gardeners").text


@pytest.mark.parametrize(
    ("want", "words"),
    [
        (Want("hours", "", "h", 1), "1 hour"),
        (Want("skill", "welding", "people", 2), "2 people (welding)"),
        (Want("thing", "crates", "", 3), "3 crates"),
        (Want("thing", "covers to lend", "covers", 2), "2 covers to lend"),
        (Want("money", "paint", "EUR", 1200), "1,200 EUR (paint)"),
    ],
)
def test_what_is_missing_is_told_in_its_own_unit(want, words):
    assert want.words == words


def test_only_lights_that_are_off_are_missing():
    lights = [Light("Lead", 1, 1), Light("Helpers", 0, 2), Light("Groups", 1, 2), Light("Asks", 1, 1)]
    assert missing_of(lights, [Want("hours", "", "h", 1)]) == ["2 helpers", "1 more group"]
