"""The desk, the gates and the log of a group, at the door."""

import pytest

from app.domain.groups.operations import join
from app.domain.moderation.operations import set_gates
from app.domain.posts.operations import write_post

OPEN = {"posting": "everybody", "commenting": "everybody", "approval": "off"}


@pytest.fixture
def held(world):
    set_gates(world.gardeners, by=world.ada, keepers_post=False, keepers_comment=False, approval="all")
    join(world.gardeners, by=world.mallory)
    return write_post(world.gardeners, by=world.mallory, title="Gooseberries", body="They prickle.")


def test_an_owner_sets_the_gates_and_it_stands_in_the_log(world, as_):
    ada = as_(world.ada)
    assert ada.post("/g/gardeners/gates", data=OPEN | {"posting": "keepers"}).location == "/g/gardeners/log"
    page = as_(world.olga).get("/g/gardeners/log").text
    assert "Those who look after it begin, everybody answers" in page
    assert "Only those who look after Gardeners begin something here." in as_(world.olga).get("/g/gardeners").text


@pytest.mark.parametrize(("name", "status"), [("grace", 403), ("olga", 403), ("mallory", 403)])
def test_nobody_else_does(world, as_, name, status):
    browser = as_(getattr(world, name))
    assert browser.get("/g/gardeners/gates").status_code == status
    assert browser.post("/g/gardeners/gates", data=OPEN).status_code == status


def test_a_gate_there_is_not_shows_the_form_again(world, as_):
    answer = as_(world.ada).post("/g/gardeners/gates", data=OPEN | {"approval": "sometimes", "posting": "keepers"})
    assert answer.status_code == 422
    assert 'value="keepers" checked' in answer.text


@pytest.mark.parametrize("path", ["/gates", "/desk", "/log"])
def test_a_hidden_group_has_no_desk_for_others(world, as_, path):
    assert as_(world.mallory).get(f"/g/attic{path}").status_code == 404
    assert as_(world.mallory).get(f"/g/council{path}").status_code == 404


def test_a_member_may_not_begin_where_keepers_do_and_keeps_the_words(world, as_):
    as_(world.ada).post("/g/gardeners/gates", data=OPEN | {"posting": "keepers"})
    answer = as_(world.olga).post("/posts", data={"group": world.gardeners.id, "body": "May I say something about the shed?"})
    assert answer.status_code == 403
    assert "only those who look after it begin" in answer.text
    assert "May I say something about the shed?" in answer.text


def test_the_page_offers_no_reply_where_only_keepers_answer(world, as_):
    as_(world.ada).post("/g/gardeners/gates", data=OPEN | {"commenting": "keepers"})
    page = as_(world.olga).get(f"/t/{world.welcome.id}").text
    assert "In Gardeners only those who look after it answer." in page
    form = f'action="/t/{world.welcome.id}/comments"'
    assert form not in page
    assert form in as_(world.grace).get(f"/t/{world.welcome.id}").text


def test_who_writes_is_told_before_that_it_waits_and_after_that_it_does(world, as_):
    set_gates(world.gardeners, by=world.ada, keepers_post=False, keepers_comment=False, approval="first")
    join(world.gardeners, by=world.mallory)
    mallory = as_(world.mallory)
    assert "Until they let it in" in mallory.get(f"/posts/new?group={world.gardeners.id}").text
    path = mallory.post("/posts", data={"group": world.gardeners.id, "title": "Plums", "body": "Ripe ones."}).location
    assert "Waits to be let in" in mallory.get(path).text
    assert as_(world.olga).get(path).status_code == 404
    assert "Plums" not in as_(world.olga).get("/g/gardeners").text


def test_a_moderator_finds_it_at_the_desk_and_lets_it_in(world, as_, held):
    grace = as_(world.grace)
    assert "Desk" in grace.get("/g/gardeners").text
    assert "They prickle." in grace.get("/g/gardeners/desk").text
    assert grace.post(f"/t/{held.id}/approvals").status_code == 303
    assert "All tended" in grace.get("/g/gardeners/desk").text
    assert "They prickle." in as_(world.olga).get(f"/t/{held.id}").text
    assert "let a post in" in as_(world.olga).get("/g/gardeners/log").text


def test_turning_down_asks_for_a_reason_and_the_author_reads_it(world, as_, held):
    grace = as_(world.grace)
    answer = grace.post(f"/t/{held.id}/approvals/delete", data={"reason": ""})
    assert answer.status_code == 422
    assert "Say why: whoever it concerns reads it." in answer.text
    grace.post(f"/t/{held.id}/approvals/delete", data={"reason": "Berries have a group of their own."})
    assert "Berries have a group of their own." in as_(world.mallory).get(f"/t/{held.id}").text
    page = as_(world.olga).get("/g/gardeners/log").text
    assert "Berries have a group of their own." in page
    assert "Gooseberries" not in page


def test_who_comes_second_is_told_and_keeps_the_reason(world, as_, held):
    as_(world.ada).post(f"/t/{held.id}/approvals")
    answer = as_(world.grace).post(f"/t/{held.id}/approvals/delete", data={"reason": "I had doubts."})
    assert answer.status_code == 422
    assert "Somebody has decided about this meanwhile" in answer.text


@pytest.mark.parametrize(("name", "status"), [("olga", 404), ("pat", 404), ("mallory", 403)])
def test_nobody_else_decides(world, as_, held, name, status):
    browser = as_(getattr(world, name))
    assert browser.get("/g/gardeners/desk").status_code == 403
    assert browser.post(f"/t/{held.id}/approvals").status_code == status
    assert browser.post(f"/t/{held.id}/approvals/delete", data={"reason": "No."}).status_code == status


def test_the_log_is_for_members(world, as_):
    assert as_(world.olga).get("/g/gardeners/log").status_code == 200
    answer = as_(world.mallory).get("/g/gardeners/log")
    assert answer.status_code == 403
    assert "Members read what was done here" in answer.text
