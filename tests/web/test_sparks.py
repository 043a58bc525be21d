import pytest

from app.domain.discussions.operations import comment_on, delete_comment
from app.domain.groups.operations import approve, join
from app.domain.groups.queries import membership_of
from app.domain.posts.operations import mark_spark, write_post
from app.domain.shares.operations import share
from tests.domain.line import an_idea

LOOKS = "This looks like a spark"


@pytest.fixture
def lively(world):
    for person in (world.grace, world.olga, world.grace):
        comment_on(world.welcome.thread, by=person, body="Beans along the wall.")
    return world.welcome


def test_those_in_it_are_told_why_it_looks_like_a_spark(world, as_, lively):
    for person in (world.ada, world.grace, world.olga):
        assert f"{LOOKS}: 3 replies by 2 people." in as_(person).get(f"/t/{lively.id}").text


def test_who_only_reads_is_not_told(world, as_, lively):
    join(world.gardeners, by=world.mallory)
    assert LOOKS not in as_(world.mallory).get(f"/t/{lively.id}").text


def test_what_was_taken_back_counts_no_longer(world, as_):
    said = [comment_on(world.welcome.thread, by=person, body="Beans.") for person in (world.grace, world.olga, world.grace)]
    delete_comment(said[0], by=world.grace)
    assert LOOKS not in as_(world.ada).get(f"/t/{world.welcome.id}").text


def test_marking_is_a_persons_act_and_ends_the_suggestion(world, as_, lively):
    grace = as_(world.grace)
    grace.post(f"/t/{lively.id}/spark")
    assert lively.kind == "spark"
    assert LOOKS not in grace.get(f"/t/{lively.id}").text


def test_a_second_group_that_joins_in_is_named_to_those_who_may_know_it(world, as_):
    join(world.council, by=world.ada)
    approve(membership_of(world.ada, world.council), by=world.grace)
    share(world.welcome.thread, by=world.grace, into=world.council, note="For us")
    comment_on(world.welcome.thread, by=world.grace, body="We could plant the court.", room=world.council)
    comment_on(world.welcome.thread, by=world.olga, body="Good.")
    assert f"{LOOKS}: Council has joined in." in as_(world.ada).get(f"/t/{world.welcome.id}").text
    page = as_(world.olga).get(f"/t/{world.welcome.id}").text
    assert LOOKS not in page
    assert "Council" not in page


def test_what_became_an_idea_is_not_suggested_again(world, as_, lively):
    an_idea(world.gardeners, world.ada, out_of=lively.thread)
    assert LOOKS not in as_(world.ada).get(f"/t/{lively.id}").text


def test_whoever_wrote_it_hears_of_the_mark_and_takes_it_off_again(world, as_, settle):
    mark_spark(world.welcome, by=world.grace)
    settle()
    ada, path = as_(world.ada), f"/t/{world.welcome.id}"
    assert "sees the beginning of something in" in ada.get("/inbox").text
    page = ada.get(path).text
    assert "No spark after all" in page
    assert "47 hours left" in page
    assert ada.post(f"{path}/spark/delete").status_code == 303
    assert world.welcome.kind == "talk"
    assert "No spark after all" not in ada.get(path).text


def test_others_are_not_offered_to_unmark_it(world, as_):
    mark_spark(world.welcome, by=world.grace)
    grace, path = as_(world.grace), f"/t/{world.welcome.id}"
    assert "No spark after all" not in grace.get(path).text
    assert grace.post(f"{path}/spark/delete").status_code == 403


def test_a_hidden_spark_is_not_found(world, as_):
    hidden = write_post(world.council, by=world.grace, body="Between us", kind="spark")
    assert as_(world.ada).post(f"/t/{hidden.id}/spark/delete").status_code == 404
