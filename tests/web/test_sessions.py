import pytest

from app.core.clock import now, travel
from app.core.database import db
from app.domain.people.doorkeeping import LINK_LASTS, issue_link
from app.domain.people.operations import suspend
from tests.world import PASSWORD

ADA = {"email": "ada@kithline.example", "password": PASSWORD}


def test_the_right_password_lets_one_in_and_back_to_where_one_was(world, stranger):
    answer = stranger.post("/sign-in", data=ADA | {"next": "/people"})
    assert (answer.status_code, answer.location) == (303, "/people")
    assert stranger.get("/settings").status_code == 200


@pytest.mark.parametrize("wrong", [{"password": "something else"}, {"email": "nobody@kithline.example"}])
def test_a_wrong_address_and_a_wrong_password_are_answered_alike(world, stranger, wrong):
    answer = stranger.post("/sign-in", data=ADA | wrong)
    assert answer.status_code == 422
    assert "do not belong together" in answer.text
    assert stranger.get("/home").status_code == 303


def test_the_address_is_kept_and_the_password_is_not(world, stranger):
    answer = stranger.post("/sign-in", data=ADA | {"password": "a wrong password"})
    assert "ada@kithline.example" in answer.text
    assert "a wrong password" not in answer.text


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/sign-in"])
def test_signing_in_leads_nowhere_else(world, stranger, elsewhere):
    assert stranger.post("/sign-in", data=ADA | {"next": elsewhere}).location == "/home"


def test_too_many_wrong_tries_have_to_wait(world, stranger):
    answers = [stranger.post("/sign-in", data=ADA | {"password": "wrong"}).status_code for _ in range(11)]
    assert answers[-2:] == [422, 429]


def test_a_link_lets_one_in_once_and_only_when_pressed(app, world, stranger):
    path = f"/sign-in/{issue_link(world.grace)}"
    assert "Sign in" in stranger.get(path).text
    assert stranger.get("/home").status_code == 303
    assert stranger.post(path).location == "/home"
    assert stranger.get("/settings").status_code == 200
    assert app.test_client().post(path).status_code == 404


def test_a_link_that_is_too_old_lets_nobody_in(world, stranger):
    token = issue_link(world.grace)
    with travel(now() + LINK_LASTS * 2):
        assert stranger.post(f"/sign-in/{token}").status_code == 404


def test_signing_out_ends_the_cookie_itself(world, as_):
    browser = as_(world.ada)
    cookie = browser.get_cookie("kithline").value
    assert browser.post("/sign-out").location == "/sign-in"
    browser.set_cookie("kithline", cookie)
    assert browser.get("/home").status_code == 303


def test_a_suspended_person_is_out_at_once(world, as_):
    browser = as_(world.mallory)
    suspend(world.mallory, by=world.house)
    db.session.flush()
    assert browser.get("/home").status_code == 303


def test_words_sent_after_the_sign_in_ended_are_handed_back(world, as_):
    browser = as_(world.ada)
    browser.post("/settings/sign-ins/delete")
    answer = browser.post("/settings/profile", data={"about": "A long thought about straps and bags."})
    assert answer.status_code == 401
    assert "A long thought about straps" in answer.text
