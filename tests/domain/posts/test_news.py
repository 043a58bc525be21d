"""What comes back to the news: the line goes on with it."""

from datetime import timedelta

import pytest

from app.core.clock import now, travel
from app.core.errors import Forbidden, Invalid
from app.domain.announcements.operations import withdraw_publication
from app.domain.drafts.operations import post_due, schedule
from app.domain.lineage.queries import line_of
from app.domain.posts.operations import answer_news, write_post
from tests.domain.line import a_draft, a_publication

WORDS = {"kind": "spark", "body": "A club outside asks for forty."}


@pytest.fixture
def news(world):
    return a_publication(world.gardeners, world.ada, world.pat, out_of=world.welcome.thread)[0]


def test_the_line_goes_on_with_what_came_back(world, news):
    post = write_post(world.council, by=world.grace, **WORDS)
    answer_news(post, by=world.grace, news=news.thread)
    trail = line_of(post.thread, seen_by=world.grace).trail(post.id)
    assert [node.kind for node in trail] == ["post", "idea", "project", "outcome", "announcement", "post"]
    assert trail[0].id == world.welcome.id


def test_only_what_is_out_has_an_answer(world, news):
    post, unsent = write_post(world.gardeners, by=world.grace, **WORDS), a_draft(world.gardeners, world.ada)
    withdraw_publication(news, by=world.pat, reason="Wrong picture")
    for thread in (unsent.thread, news.thread, world.welcome.thread):
        with pytest.raises(Invalid, match="not out"):
            answer_news(post, by=world.grace, news=thread)


def test_nobody_answers_what_they_may_not_read_nor_in_another_s_name(world):
    news, _ = a_publication(world.council, world.grace, world.pat)
    post = write_post(world.gardeners, by=world.ada, **WORDS)
    with pytest.raises(Invalid, match="not out"):
        answer_news(post, by=world.ada, news=news.thread)
    with pytest.raises(Forbidden):
        answer_news(post, by=world.grace, news=news.thread)


def test_what_waits_for_its_moment_answers_when_it_has_come(world, news):
    words = {**WORDS, "answers": str(news.id)}
    schedule(world.gardeners, by=world.grace, place="post:abcdef", words=words, at=now() + timedelta(hours=1))
    with travel(now() + timedelta(hours=2)):
        assert post_due(by=world.house) == 1
    assert [node.kind for node in line_of(news.thread, seen_by=world.ada).nodes][-1] == "post"


def test_what_waits_for_its_moment_stays_when_there_is_nothing_to_answer_any_more(world, news):
    words = {**WORDS, "answers": str(news.id)}
    draft = schedule(world.gardeners, by=world.grace, place="post:abcdef", words=words, at=now() + timedelta(hours=1))
    withdraw_publication(news, by=world.pat, reason="Wrong picture")
    with travel(now() + timedelta(hours=2)):
        assert post_due(by=world.house) == 0
    assert "not out" in draft.problem
