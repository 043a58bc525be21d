"""“Your question from March led to …”: on the post, and once a week to whoever began it."""

from datetime import timedelta

import pytest

from app.core.clock import now, travel
from app.core.database import db
from app.domain.lineage.operations import tell_of_lines
from app.domain.lineage.wording import counted, month_named
from app.domain.people.founding import house
from app.domain.posts.operations import write_post
from app.subscribers.notifications.models import Notification
from tests.domain.line import a_project, a_publication, an_idea


@pytest.fixture
def question(world):
    with travel(now() - timedelta(days=70)):
        return write_post(world.gardeners, by=world.grace, kind="question", title="Where do straps go?", body="Where do they go?")


def told(world) -> list:
    return [row for row in db.session.query(Notification).filter_by(kind="led").order_by(Notification.id)]


def test_a_question_says_what_it_led_to(world, as_, question):
    a_publication(world.gardeners, world.ada, world.pat, out_of=question.thread)
    month = question.thread.created_at
    words = f"question{month_named(month)} led to one idea, one project, one outcome and one announcement."
    assert f"Your {words}" in as_(world.grace).get(f"/t/{question.id}").text
    assert f"This {words}" in as_(world.mallory).get(f"/t/{question.id}").text


def test_each_reader_is_told_of_what_they_may_know(world, as_, question):
    a_project(world.gardeners, world.ada, out_of=question.thread)
    an_idea(world.council, world.grace, out_of=question.thread)
    assert "led to two ideas and one project." in as_(world.grace).get(f"/t/{question.id}").text
    assert "led to one idea, one project and a conversation in a private group." in as_(world.ada).get(f"/t/{question.id}").text


def test_where_nothing_more_came_of_it_than_is_shown_nothing_is_counted(world, as_, question):
    assert "led to" not in as_(world.ada).get(f"/t/{question.id}").text
    an_idea(world.gardeners, world.ada, out_of=question.thread)
    page = as_(world.ada).get(f"/t/{question.id}").text
    assert "Became" in page
    assert "led to" not in page


def test_whoever_began_it_hears_once_a_week_what_is_new(world, as_, settle, question):
    a_project(world.gardeners, world.ada, out_of=question.thread)
    assert tell_of_lines(by=house()) == 1
    assert tell_of_lines(by=house()) == 0
    settle()
    assert [(row.person_id, row.detail) for row in told(world)] == [(world.grace.id, "0.1.1.0.0")]
    assert "led to one idea and one project" in as_(world.grace).get("/inbox").text


def test_a_week_later_only_more_is_news(world, settle, question):
    a_project(world.gardeners, world.ada, out_of=question.thread)
    tell_of_lines(by=house())
    settle()
    told(world)[0].read_at = now()
    with travel(now() + timedelta(days=8)):
        tell_of_lines(by=house())
        settle()
        assert len(told(world)) == 1
    with travel(now() + timedelta(days=16)):
        an_idea(world.gardeners, world.ada, out_of=question.thread)
        tell_of_lines(by=house())
        settle()
    assert [row.detail for row in told(world)] == ["0.1.1.0.0", "0.2.1.0.0"]


def test_what_grows_where_one_may_not_read_is_no_news(world, settle):
    an_idea(world.council, world.grace, out_of=world.welcome.thread)
    tell_of_lines(by=house())
    settle()
    assert told(world) == []


def test_numbers_are_words_up_to_twelve():
    assert counted({"idea": 2, "announcement": 13}) == "two ideas and 13 announcements"
    assert counted({"private": 3}) == "three conversations in private groups"
    assert counted({}) == ""
