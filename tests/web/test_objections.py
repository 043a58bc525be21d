from datetime import timedelta

import pytest

from app.core.clock import now, travel
from app.domain.groups.operations import approve, join
from app.domain.groups.queries import membership_of
from app.domain.ideas.operations import end_objection_times
from app.domain.posts.operations import write_post
from tests.domain.line import an_idea


@pytest.fixture
def idea(world):
    remark = write_post(world.gardeners, by=world.grace, body="The straps are torn every night.")
    return an_idea(world.gardeners, world.ada, out_of=remark.thread)


def test_the_clock_is_shown_to_both_and_to_nobody_else(world, as_, idea):
    path = f"/i/{idea.id}"
    assert "You have 47 hours left" in as_(world.grace).get(path).text
    assert "Grace Hopper said what this grew out of, and has 47 hours left" in as_(world.ada).get(path).text
    assert "47 hours" not in as_(world.mallory).get(path).text


def test_an_objection_is_read_by_who_cares_for_it_alone(world, as_, idea, settle):
    path = f"/i/{idea.id}"
    as_(world.grace).post(f"{path}/objections", data={"reason": "I told it in confidence."})
    carer, outsider = as_(world.ada).get(path).text, as_(world.mallory).get(path).text
    assert "Grace Hopper objected: “I told it in confidence.”" in carer
    assert "confidence" not in outsider
    assert "torn every night" not in outsider
    assert "Grace Hopper" not in outsider
    settle()
    assert "objected to what grew out of their words" in as_(world.ada).get("/inbox").text


def test_an_objection_without_a_reason_is_shown_again(world, as_, idea):
    answer = as_(world.grace).post(f"/i/{idea.id}/objections", data={"reason": " "})
    assert answer.status_code == 422
    assert "Say why" in answer.text


def test_others_may_not_object(world, as_, idea):
    assert as_(world.mallory).post(f"/i/{idea.id}/objections", data={"reason": "No"}).status_code == 403


def test_a_hidden_idea_cannot_be_objected_to(world, as_):
    hidden = an_idea(world.council, world.grace)
    assert as_(world.ada).post(f"/i/{hidden.id}/objections", data={"reason": "No"}).status_code == 404


def test_afterwards_the_page_says_who_sparked_it(world, as_, idea):
    with travel(now() + timedelta(hours=50)):
        end_objection_times(by=world.house)
    page = as_(world.mallory).get(f"/i/{idea.id}").text
    assert "Sparked by" in page
    assert "Grace Hopper" in page


def test_who_sparked_it_in_a_closed_group_is_named_to_its_readers_alone(world, as_):
    join(world.council, by=world.ada)
    approve(membership_of(world.ada, world.council), by=world.grace)
    remark = write_post(world.council, by=world.grace, body="The straps are torn every night.")
    idea = an_idea(world.gardeners, world.ada, out_of=remark.thread)
    with travel(now() + timedelta(hours=50)):
        end_objection_times(by=world.house)
    assert "Sparked by" in as_(world.ada).get(f"/i/{idea.id}").text
    page = as_(world.mallory).get(f"/i/{idea.id}").text
    assert "Sparked by" not in page
    assert "Grace" not in page


def test_whoever_objected_takes_it_back_on_the_page(world, as_, idea, settle):
    grace, path = as_(world.grace), f"/i/{idea.id}"
    grace.post(f"{path}/objections", data={"reason": "I told it in confidence."})
    assert "Take it back" in grace.get(path).text
    assert "Take it back" not in as_(world.ada).get(path).text
    assert grace.post(f"{path}/objections/delete").status_code == 303
    page = as_(world.mallory).get(path).text
    assert "Sparked by" in page
    assert "torn every night" in page
    settle()
    assert "took back what they had against" in as_(world.ada).get("/inbox").text


def test_others_may_not_take_it_back(world, as_, idea):
    as_(world.grace).post(f"/i/{idea.id}/objections", data={"reason": "No"})
    assert as_(world.ada).post(f"/i/{idea.id}/objections/delete").status_code == 403
    hidden = an_idea(world.council, world.grace)
    assert as_(world.ada).post(f"/i/{hidden.id}/objections/delete").status_code == 404
