"""Asking a group to choose."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.core.clock import now, travel
from app.core.database import db
from app.core.errors import Forbidden, Invalid, NotFound
from app.domain.people.models import Person
from app.domain.polls.models import Ballot, Poll
from app.domain.polls.operations import cast_ballot, close_due_polls, close_poll, open_poll
from app.domain.polls.queries import find_poll, standing_of
from app.domain.posts.operations import delete_post
from app.domain.posts.queries import find_post
from tests.domain.posts.test_writing import events
from tests.domain.projects.test_races import at_once
from tests.world import build_world

OPTIONS = ["Beans", "Peas", "Pumpkins"]


def a_poll(group, by, **details) -> Poll:
    return open_poll(group, by=by, title="What next?", **({"options": OPTIONS} | details))


def test_a_poll_closes_in_a_week_unless_told_otherwise(world):
    poll = a_poll(world.gardeners, world.ada)
    assert timedelta(days=6) < poll.closes_at - now() <= timedelta(days=7)
    assert (poll.options, poll.thread.title, find_post(poll.id, seen_by=world.ada).kind) == (OPTIONS, "What next?", "poll")


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""}, {"options": ["Beans", " "]}, {"options": ["Beans", "beans"]}, {"options": [str(n) for n in range(11)]},
        {"options": ["Beans", "x" * 121]}, {"way": "guess"}, {"closes": -1}, {"closes": 400},
    ],
    ids=str,
)  # fmt: skip
def test_what_makes_no_sense_is_refused_by_field(world, wrong):
    details = {"title": "What next?", "options": OPTIONS} | {name: value for name, value in wrong.items() if name != "closes"}
    if "closes" in wrong:
        details["closes_on"] = (now() + timedelta(days=wrong["closes"])).date()
    with pytest.raises(Invalid) as refusal:
        open_poll(world.gardeners, by=world.ada, **details)
    assert set(refusal.value.errors) == set(wrong)


def test_one_ballot_each_that_can_be_changed(world):
    poll = a_poll(world.gardeners, world.ada)
    cast_ballot(poll, by=world.grace, choices=[0])
    cast_ballot(poll, by=world.grace, choices=[1])
    db.session.refresh(poll)
    standing = standing_of(poll, seen_by=world.grace)
    assert (poll.ballot_count, standing.votes, standing.mine) == (1, [0, 1, 0], (1,))


def test_nobody_sees_the_count_before_they_have_voted_not_even_who_asked(world):
    poll = a_poll(world.gardeners, world.ada)
    cast_ballot(poll, by=world.grace, choices=[0])
    assert not standing_of(poll, seen_by=world.ada).is_shown
    assert standing_of(poll, seen_by=world.ada).votes == []
    close_poll(poll, by=world.ada)
    db.session.refresh(poll)
    assert standing_of(poll, seen_by=world.mallory).votes == [1, 0, 0]


@pytest.mark.parametrize(
    ("way", "choices"), [("one", []), ("one", [0, 1]), ("several", [0, 0]), ("several", [3]), ("one", [-1]), ("ranked", [0, 1, 2, 3, 4, 5])]
)
def test_a_ballot_that_makes_no_sense_is_refused(world, way, choices):
    poll = a_poll(world.gardeners, world.ada, way=way, options=OPTIONS if way != "ranked" else list("abcdefg"))
    with pytest.raises(Invalid) as refusal:
        cast_ballot(poll, by=world.ada, choices=choices)
    assert set(refusal.value.errors) == {"choices"}


def test_an_outsider_reads_and_does_not_vote(world):
    poll = a_poll(world.gardeners, world.ada)
    with pytest.raises(Forbidden, match="Join the group"):
        cast_ballot(poll, by=world.mallory, choices=[0])
    with pytest.raises(NotFound):
        find_poll(a_poll(world.council, world.grace).id, seen_by=world.mallory)


def test_a_closed_poll_takes_no_vote(world):
    poll = a_poll(world.gardeners, world.ada)
    with pytest.raises(Forbidden):
        close_poll(poll, by=world.olga)
    with travel(now() + timedelta(days=8)), pytest.raises(Forbidden, match="closed"):
        cast_ballot(poll, by=world.ada, choices=[0])
    close_poll(poll, by=world.ada)
    with pytest.raises(Forbidden, match="closed"):
        cast_ballot(poll, by=world.ada, choices=[0])


def test_a_poll_taken_back_takes_no_vote(world):
    poll = a_poll(world.gardeners, world.ada)
    delete_post(find_post(poll.id, seen_by=world.ada), by=world.ada)
    with pytest.raises(Forbidden):
        cast_ballot(poll, by=world.ada, choices=[0])


def test_time_closes_polls_once(world):
    a_poll(world.gardeners, world.ada)
    assert close_due_polls(by=world.house) == 0
    with travel(now() + timedelta(days=8)):
        assert [close_due_polls(by=world.house), close_due_polls(by=world.house), events("PollClosed")] == [1, 0, 1]
    with pytest.raises(Forbidden):
        close_due_polls(by=world.ada)


def test_ballots_cast_at_once_are_one_for_each(other_database):
    world = build_world()
    with db.transaction():
        poll_id = a_poll(world.gardeners, world.ada).id
        people = [world.ada.id, world.ada.id, world.grace.id, world.olga.id]
    came = at_once(lambda key, person: cast_ballot(find_poll(key, seen_by=person), by=person, choices=[1]), poll_id, people)
    assert came == ["done"] * 4
    with db.transaction() as session:
        cast = session.scalar(select(func.count()).select_from(Ballot))
        assert (cast, session.get(Poll, poll_id).ballot_count) == (3, 3)
        assert standing_of(session.get(Poll, poll_id), seen_by=session.get(Person, people[0])).votes == [0, 3, 0]
