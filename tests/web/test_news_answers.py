"""Saying what came back to the news, and finding the way from either to the other."""

import pytest

from app.domain.announcements.operations import withdraw_publication
from tests.domain.line import a_publication


@pytest.fixture
def news(world):
    return a_publication(world.gardeners, world.ada, world.pat, out_of=world.welcome.thread)[0]


def written(world, news, **more):
    return {"group": world.gardeners.id, "kind": "spark", "body": "A club outside asks for forty.", "answers": news.id, **more}


def test_one_says_what_came_back_and_both_pages_lead_to_each_other(world, as_, news):
    grace = as_(world.grace)
    assert f'href="/posts/new?answers={news.id}&amp;kind=spark&amp;group={world.gardeners.id}"' in grace.get(f"/n/{news.slug}").text
    form = grace.get(f"/posts/new?answers={news.id}&kind=spark").text
    assert "The line goes on with what you say." in form
    post = grace.post("/posts", data=written(world, news)).location
    assert f'Answers <a href="/n/{news.id}' in grace.get(post).text
    assert f'Led to <a href="{post.split("#")[0]}' in grace.get(f"/n/{news.slug}").text


def test_a_poll_answers_as_words_do(world, as_, news):
    poll = {"kind": "poll", "title": "Which first?", "option_1": "Red", "option_2": "Grey"}
    post = as_(world.grace).post("/posts", data=written(world, news, **poll)).location
    assert "Answers <a" in as_(world.grace).get(post).text


def test_what_cannot_be_said_keeps_what_it_answers(world, as_, news):
    answer = as_(world.grace).post("/posts", data=written(world, news, body=""))
    assert answer.status_code == 422
    assert f'name="answers" value="{news.id}"' in answer.text


def test_news_of_a_group_one_may_not_read_is_not_there(world, as_):
    news, _ = a_publication(world.council, world.grace, world.pat)
    ada = as_(world.ada)
    assert ada.get(f"/posts/new?answers={news.id}").status_code == 404
    assert ada.post("/posts", data=written(world, news)).status_code == 404


def test_whoever_may_not_read_the_news_does_not_learn_what_a_post_answers(world, as_):
    news, _ = a_publication(world.council, world.grace, world.pat)
    post = as_(world.grace).post("/posts", data=written(world, news)).location
    page = as_(world.ada).get(post).text
    assert "Answers <a" not in page
    assert "Straps come home" not in page


def test_news_that_was_taken_back_meanwhile_lets_the_words_out_without_it(world, as_, news):
    withdraw_publication(news, by=world.pat, reason="Wrong picture")
    grace = as_(world.grace)
    assert 'name="answers"' not in grace.get(f"/posts/new?answers={news.id}").text
    post = grace.post("/posts", data=written(world, news)).location
    assert "Answers <a" not in grace.get(post).text
