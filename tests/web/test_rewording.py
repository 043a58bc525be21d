"""SECURITY.md X-15 and X-16: words others have acted on. They hear of a change, and after a day there is none."""

import re
from datetime import timedelta

import pytest

from app.core.clock import now, travel
from app.core.errors import Invalid
from app.domain.ideas.operations import back
from app.domain.polls.operations import cast_ballot, open_poll
from app.domain.posts.operations import edit_post, keep_until, write_post
from app.domain.posts.queries import find_post
from app.domain.projects.operations import promote
from tests.domain.line import LINES, an_idea
from tests.features.test_files import sent
from tests.pictures import PDF


def test_x_15_who_voted_is_told_that_the_question_changed_and_sees_how(world, as_, settle):
    poll = open_poll(world.gardeners, by=world.ada, title="Which?", options=["Beans", "Peas"])
    cast_ballot(poll, by=world.grace, choices=[0])
    as_(world.ada).post(f"/t/{poll.id}/edit", data={"title": "Which not?", "body": "Choose."})
    settle()
    told = as_(world.grace).get("/inbox").text
    assert "changed the words you voted by in" in told
    waiting = re.search(r"/inbox/\d+/readings", told)[0]
    assert as_(world.grace).post(waiting, data={"open": "1"}).location == f"/t/{poll.id}/history"
    assert "Which?" in as_(world.grace).get(f"/t/{poll.id}/history").text
    assert "changed the words" not in as_(world.mallory).get("/inbox").text


def test_x_15_who_stands_behind_an_idea_is_told_that_it_changed(world, as_, settle):
    idea = an_idea(world.gardeners, world.ada)
    back(idea, by=world.grace, way="use")
    as_(world.ada).post(f"/i/{idea.id}/edit", data={"title": "Sell the straps", **LINES})
    settle()
    assert "changed the words you stand behind in" in as_(world.grace).get("/inbox").text
    assert "changed the words" not in as_(world.ada).get("/inbox").text


def test_x_15_whose_idea_grew_out_of_words_is_told_that_they_changed(world, as_, settle):
    post = write_post(world.gardeners, by=world.grace, title="Straps", body="Why are they thrown away?")
    an_idea(world.gardeners, world.ada, out_of=post.thread)
    edit_post(post, by=world.grace, title="Straps", body="Why are they burnt?")
    settle()
    assert "changed the words your idea grew out of:" in as_(world.ada).get("/inbox").text


@pytest.mark.parametrize("acted", ["voted", "grown", "started"])
def test_x_15_and_16_words_others_acted_on_stand_after_a_day_with_all_that_belongs_to_them(world, as_, acted):
    path, form, firm = acted_on(world, acted)
    as_(world.ada).post(f"{path}/edit", data=form | {"title": "Within a day"})
    with travel(now() + timedelta(hours=25)):
        [key] = sent(as_(world.ada), ("plan.pdf", PDF))
        answer = as_(world.ada).post(f"{path}/edit", data=form | {"title": "Too late #mine", "with_files": "1", "file": key})
        opened = as_(world.ada).get(f"{path}/edit").text
    assert answer.status_code == 422
    assert [text for text in (answer.text, opened) if firm not in text] == []
    assert "Too late #mine" in answer.text
    page = as_(world.grace).get(path).text
    assert "Within a day" in page
    assert "Too late" not in page
    assert "plan.pdf" not in page


def test_x_16_the_time_of_what_others_acted_on_stands_too(world):
    poll = open_poll(world.gardeners, by=world.ada, title="Which?", options=["Beans", "Peas"])
    post = find_post(poll.id, seen_by=world.ada)
    keep_until(post, by=world.ada, until=now() + timedelta(days=9))
    with travel(now() + timedelta(hours=25)), pytest.raises(Invalid, match="can be changed for a day"):
        keep_until(post, by=world.ada, until=None)


def test_x_15_what_nobody_has_built_on_can_be_put_better_for_ever(world, as_):
    with travel(now() + timedelta(days=400)):
        assert as_(world.ada).post(f"/t/{world.welcome.id}/edit", data={"title": "Welcome all", "body": "Still."}).status_code == 303


def acted_on(world, how: str) -> tuple[str, dict, str]:
    """Words of Ada's that others have just acted on: where they are, a form that changes them, and why they stand a day later."""
    words = {"title": "Which?", "body": "Choose."}
    if how == "voted":
        poll = open_poll(world.gardeners, by=world.ada, title="Which?", options=["Beans", "Peas"])
        return f"/t/{poll.id}", words, "A poll can be changed for a day"
    if how == "grown":
        an_idea(world.gardeners, world.grace, out_of=world.welcome.thread)
        return f"/t/{world.welcome.id}", words, "An idea has grown out of these words"
    idea = an_idea(world.gardeners, world.ada)
    promote(idea, by=world.grace)
    return f"/i/{idea.id}", {"title": "Straps", **LINES}, "A project has been working by these words"
