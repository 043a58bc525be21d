import pytest

from app.core.database import db
from app.domain.discussions.models import Share
from app.domain.groups.operations import found
from app.domain.shares.models import Bringing
from app.domain.shares.operations import set_reception, share
from app.domain.shares.queries import reception_of


@pytest.fixture
def kitchen(world):
    kitchen = found(by=world.grace, name="Kitchen", purpose="Food")
    set_reception(kitchen, by=world.grace, rule="queue", quota=5)
    return kitchen


@pytest.fixture
def asked(world, kitchen) -> Bringing:
    return share(world.welcome.thread, by=world.ada, into=kitchen, note="They cook it.")


def test_an_owner_says_what_the_group_takes(world, as_):
    browser = as_(world.ada)
    page = browser.get("/g/gardeners/brought").text
    assert 'value="members" checked' in page
    assert browser.post("/g/gardeners/reception", data={"rule": "welcome", "quota": "7"}).location == "/g/gardeners/brought"
    assert (reception_of(world.gardeners).rule, reception_of(world.gardeners).quota) == ("welcome", 7)
    assert "Everybody is welcome to bring things" in as_(world.mallory).get("/g/gardeners/brought").text


@pytest.mark.parametrize(
    ("form", "words"), [({"rule": "x", "quota": "5"}, "Choose one"), ({"rule": "none", "quota": "51"}, "from 0 to 50")]
)
def test_a_rule_there_is_not_is_shown_again(world, as_, form, words):
    answer = as_(world.ada).post("/g/gardeners/reception", data=form)
    assert answer.status_code == 422
    assert words in answer.text
    assert f'value="{form["quota"]}"' in answer.text


def test_nobody_but_an_owner_sets_it(world, as_):
    assert as_(world.grace).post("/g/gardeners/reception", data={"rule": "none", "quota": "5"}).status_code == 403
    assert as_(world.mallory).post("/g/attic/reception", data={"rule": "none", "quota": "5"}).status_code == 404


def test_an_outsider_asks_and_is_told_that_it_waits(world, as_, kitchen):
    browser, path = as_(world.mallory), f"/t/{world.welcome.id}/shares"
    assert "Those who look after it see it first" in browser.get(f"{path}/new").text
    place = browser.post(path, data={"group": kitchen.id, "note": "They cook it."}).location
    assert place == f"{path}/new"
    assert "Those who look after it answer." in browser.get(place).text
    assert "They cook it." not in browser.get("/g/kitchen").text


def test_it_is_let_in_from_the_desk(world, as_, settle, asked):
    settle()
    browser = as_(world.grace)
    assert "would bring to Kitchen:" in browser.get("/inbox").text
    assert "They cook it." in browser.get("/g/kitchen/brought").text
    place = browser.post(f"/bringings/{asked.id}/let-in").location
    assert place.endswith("?room=kitchen")
    assert "brought this here: <q>They cook it.</q>" in browser.get(place).text
    settle()
    assert "let in what you brought:" in as_(world.ada).get("/inbox").text


def test_it_is_turned_down_with_a_reason_that_whoever_asked_reads(world, as_, settle, asked):
    browser = as_(world.grace)
    answer = browser.post(f"/bringings/{asked.id}/turn-down", data={"reason": ""})
    assert answer.status_code == 422
    assert "Say why not" in answer.text
    browser.post(f"/bringings/{asked.id}/turn-down", data={"reason": "We had this last week."})
    settle()
    ada = as_(world.ada)
    assert "told you why it is not let in:" in ada.get("/inbox").text
    assert "We had this last week." in ada.get(f"/bringings/{asked.id}").text
    assert "We had this last week." in ada.get(f"/t/{world.welcome.id}/shares/new").text
    assert db.session.query(Share).count() == 0


def test_what_waits_is_taken_back_by_whoever_asked(world, as_, asked):
    path = f"/bringings/{asked.id}/delete"
    assert as_(world.grace).post(path).status_code == 403
    assert as_(world.ada).post(path).status_code == 303
    assert db.session.query(Bringing).count() == 0


def test_what_waits_is_hidden_from_everybody_else(world, as_, asked):
    browser = as_(world.mallory)
    assert "They cook it." not in browser.get("/g/kitchen/brought").text
    for method, path in (("GET", ""), ("POST", "/let-in"), ("POST", "/turn-down"), ("POST", "/delete")):
        assert browser.open(f"/bringings/{asked.id}{path}", method=method).status_code == 404


def test_a_full_quota_is_said_with_the_words_kept(world, as_, kitchen):
    set_reception(kitchen, by=world.grace, rule="welcome", quota=0)
    answer = as_(world.ada).post(f"/t/{world.welcome.id}/shares", data={"group": kitchen.id, "note": "They cook it."})
    assert answer.status_code == 422
    assert "Kitchen takes nothing from Gardeners" in answer.text
    assert "They cook it.</textarea>" in answer.text
