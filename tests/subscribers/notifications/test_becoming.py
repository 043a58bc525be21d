"""Everybody in the tree of an idea is told what became of it, once."""

from datetime import timedelta

import pytest

from app.core.clock import now, travel
from app.domain.discussions.operations import comment_on
from app.domain.groups.operations import join
from app.domain.ideas.operations import (
    agree_to_merge,
    ask_to_merge,
    back,
    consider,
    object_to,
    propose,
    rest,
    rest_quiet_ideas,
    warn_quiet_ideas,
)
from app.domain.posts.operations import write_post
from app.domain.projects.operations import promote
from tests.domain.line import LINES
from tests.subscribers.notifications.test_telling import words


@pytest.fixture
def idea(world, settle):
    """Grace's remark, Ada's idea; Mallory stands behind it, Pat doubts, Olga speaks."""
    for person in (world.mallory, world.pat):
        join(world.gardeners, by=person)
    remark = write_post(world.gardeners, by=world.grace, body="The straps are torn every night.")
    idea = propose(world.gardeners, by=world.ada, title="Bags", out_of=remark.thread, **LINES)
    back(idea, by=world.mallory, way="use")
    consider(idea, by=world.pat, side="doubt", body="Who sews?")
    comment_on(idea.thread, by=world.olga, body="I know somebody.")
    settle()
    return idea


def told(world, *names) -> dict:
    return {name: words(getattr(world, name)) for name in names}


def heard(world, sentence: str) -> dict:
    return {name: said.count(sentence) for name, said in told(world, "ada", "grace", "mallory", "pat", "olga").items()}


def test_that_it_was_started(world, idea, settle):
    promote(idea, by=world.ada)
    settle()
    once = {"ada": 0, "grace": 1, "mallory": 1, "pat": 1, "olga": 1}
    assert heard(world, "Ada Lovelace started it as a project: Bags") == once


def test_that_it_rests_and_why(world, idea, settle):
    rest(idea, by=world.ada, because="The bench is full.")
    settle()
    settle()
    assert heard(world, "Ada Lovelace said not now, and why: Bags") == {"ada": 0, "grace": 1, "mallory": 1, "pat": 1, "olga": 1}


def test_that_it_has_fallen_quiet_and_then_rests(world, idea, settle):
    with travel(now() + timedelta(days=23)):
        warn_quiet_ideas(by=world.house)
        warn_quiet_ideas(by=world.house)
        settle()
    warned = heard(world, "Rests in a week unless somebody moves it: Bags")
    assert warned == {"ada": 1, "grace": 0, "mallory": 1, "pat": 0, "olga": 0}
    with travel(now() + timedelta(days=31)):
        rest_quiet_ideas(by=world.house)
        settle()
    assert set(heard(world, "Rests after thirty quiet days, until somebody wakes it: Bags").values()) == {1}


def test_that_it_goes_on_in_another(world, idea, settle):
    other = propose(world.gardeners, by=world.grace, title="Sacks", **LINES)
    agree_to_merge(ask_to_merge(idea, by=world.ada, other=other, keep_other=True, note="Alike"), by=world.grace)
    settle()
    goes_on = heard(world, "An idea you had a part in goes on in Sacks")
    assert goes_on == {"ada": 1, "grace": 0, "mallory": 1, "pat": 1, "olga": 1}


def test_of_an_objection_only_those_whose_idea_it_is_hear_from_whom_it_came(world, idea, settle):
    object_to(idea, by=world.grace, reason="I told it in confidence.")
    settle()
    assert "Grace Hopper objected to what grew out of their words: Bags" in words(world.ada)
    assert heard(world, "Rests for now: Bags") == {"ada": 0, "grace": 0, "mallory": 1, "pat": 1, "olga": 1}


def test_whoever_may_not_read_it_is_not_told(world, settle):
    remark = write_post(world.gardeners, by=world.ada, body="The minutes are lost.")
    idea = propose(world.council, by=world.grace, title="Minutes", out_of=remark.thread, **LINES)
    rest(idea, by=world.grace, because="Later.")
    settle()
    assert [said for said in words(world.ada) if "Minutes" in said] == []
