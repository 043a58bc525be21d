"""In the moment or from zero: the same columns, whatever the order."""

from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import select

from app.core.clock import now, travel
from app.core.database import db
from app.core.events import EventRecord, recall
from app.domain.discussions.models import Comment
from app.domain.discussions.operations import comment_on, delete_comment, react, unreact
from app.domain.groups.operations import found, join
from app.domain.ideas.models import Idea
from app.domain.ideas.operations import back, step_back
from app.domain.people.models import Person
from app.domain.people.operations import change_settings, open_account
from app.domain.posts.operations import write_post
from app.domain.shares.operations import share
from app.subscribers.ranking.handlers import RANKING, rank
from app.subscribers.ranking.models import PersonRank, Rank, Stance, Tie
from app.subscribers.ranking.offers import note
from app.subscribers.ranking.recompute import recompute
from tests.domain.line import an_idea


def columns(*models):
    """Every row of `models` as it stands in the database."""
    db.session.expire_all()
    rows = {}
    for model in models or (Rank, Stance):
        keys = tuple(model.__table__.primary_key)
        rows[model.__tablename__] = [tuple(row) for row in db.session.execute(select(model.__table__).order_by(*keys))]
    return rows


@pytest.fixture
def still():
    """A clock that stands, so that nothing but events changes a number."""
    with travel(now()):
        yield


@pytest.fixture
def busy(world, settle, nightfall):
    """Six people who do all sorts of things in two groups, and take some of it back; offers and a night in between."""
    dice, moment = Random(7), now() - timedelta(days=20)
    people = [open_account(by=world.house, name=f"Person {n}", email=f"person{n}@kithline.example") for n in range(6)]
    kitchen = found(by=world.grace, name="Kitchen", purpose="Food")
    for person in people:
        join(world.gardeners, by=person)
        join(kitchen, by=person)
    threads = []
    for number in range(60):
        with travel(moment + timedelta(hours=8 * number)):
            if number % 8 == 0:
                post = write_post(dice.choice((world.gardeners, kitchen)), by=dice.choice(people), body=f"Turnip {number}")
                threads.append(post.thread)
                if number % 16 == 0:
                    threads.append(an_idea(world.gardeners, dice.choice(people)).thread)
            _act(dice, dice.choice(threads), dice.choice(people), {world.gardeners.id: kitchen, kitchen.id: world.gardeners})
        if number % 9 == 0:
            note(dice.choice(people), [thread.id for thread in threads])
            settle()
        if number == 40:
            nightfall()
    settle()
    return world


def _act(dice, thread, person, others) -> None:
    act = dice.choice(("react", "comment", "first-hand", "share", "unreact", "take back", "back", "step back"))
    if act == "react":
        react(thread, by=person, kind=dice.choice(("like", "love")))
    elif act in ("comment", "first-hand"):
        comment_on(thread, by=person, body="Yes " * dice.choice((1, 40)), firsthand="staff" if act == "first-hand" else "")
    elif act == "share" and not thread.share_count:
        share(thread, by=person, into=others[thread.group_id], note="Look.")
    elif act == "unreact":
        unreact(thread, by=person)
    elif act == "take back":
        for comment in db.session.scalars(select(Comment).where(Comment.author_id == person.id, Comment.deleted_at.is_(None)).limit(1)):
            delete_comment(comment, by=person)
    elif thread.kind == "idea":
        (back if act == "back" else step_back)(db.session.get(Idea, thread.id), by=person, way="help")


def test_lived_through_and_worked_out_anew_agree_to_the_last_digit(busy, still, settle):
    recompute(db.session.scalars(select(Rank.thread_id)).all())
    lived = columns()
    for seed in range(3):
        RANKING.reset()
        records = _shuffled(db.session.scalars(select(EventRecord).order_by(EventRecord.id)).all(), Random(seed))
        for start in range(0, len(records), 13):
            batch = [(recall(record), record) for record in records[start : start + 13]]
            rank(batch)
            rank(batch)
        assert columns() == lived


def test_who_stops_being_counted_is_in_no_sum_and_zero_agrees(busy, still, settle, nightfall):
    nightfall()
    person = db.session.scalar(select(Person).join(Tie, Tie.author_id == Person.id).order_by(Tie.number.desc(), Person.id).limit(1))
    for counted in (False, True):
        change_settings(person, by=person, credit="name", feed="newest", counted=counted)
        settle()
        lived = columns(Rank, Stance, PersonRank, Tie)
        assert not [row for name in ("person_ranks", "ties") for row in lived[name] if person.id in row[: 1 + (name == "ties")]]
        recompute(db.session.scalars(select(Rank.thread_id)).all())
        assert columns(Rank, Stance, PersonRank, Tie) == lived
        RANKING.reset()
        rank([(recall(record), record) for record in db.session.scalars(select(EventRecord).order_by(EventRecord.id))])
        assert columns(Rank, Stance, PersonRank, Tie) == lived


def test_a_night_is_a_function_of_the_facts(busy, still, nightfall):
    nightfall()
    once = columns(Rank, Stance, PersonRank, Tie)
    nightfall()
    again = columns(Rank, Stance, PersonRank, Tie)
    night = [name for name, column in enumerate(Rank.__table__.columns) if column.name == "night"][0]
    for rows in (once, again):
        rows["ranks"] = [row[:night] + row[night + 1 :] for row in rows["ranks"]]
    assert once == again
    assert any(row[2] or row[3] for row in once["person_ranks"])


def _shuffled(records: list, dice: Random) -> list:
    """The records in the order of their time, those of the same moment in any order."""
    return sorted(records, key=lambda record: (record.occurred_at, dice.random()))
