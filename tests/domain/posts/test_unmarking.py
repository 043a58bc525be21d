"""For 48 hours its author may say that a spark is none."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.core.clock import now, travel
from app.core.database import db
from app.core.errors import Forbidden, Invalid
from app.core.events import EventRecord
from app.domain.placements.operations import lock
from app.domain.posts.operations import mark_spark, unmark_spark, write_post
from tests.domain.line import an_idea

HOUR = timedelta(hours=1)


@pytest.fixture
def question(world):
    """Olga's, which Grace sees a beginning in."""
    post = write_post(world.gardeners, by=world.olga, body="Where do the straps go?", kind="question")
    return mark_spark(post, by=world.grace)


def test_it_is_again_what_it_was(world, question):
    unmark_spark(question, by=world.olga)
    assert (question.kind, question.spark_at) == ("question", None)


def test_unmarking_twice_is_once(world, question):
    for _ in range(2):
        unmark_spark(question, by=world.olga)
    said = select(func.count()).select_from(EventRecord).where(EventRecord.name == "SparkUnmarked")
    assert db.session.scalar(said) == 1


def test_it_can_be_marked_again(world, question):
    unmark_spark(question, by=world.olga)
    mark_spark(question, by=world.ada)
    assert (question.kind, question.former_kind) == ("spark", "question")


@pytest.mark.parametrize("name", ["grace", "ada", "mallory"])
def test_nobody_else_unmarks_it(world, question, name):
    with pytest.raises(Forbidden):
        unmark_spark(question, by=getattr(world, name))


def test_the_48_hours_count_from_the_marking(world):
    with travel(now() - 100 * HOUR):
        post = write_post(world.gardeners, by=world.olga, body="Where do the straps go?")
    mark_spark(post, by=world.grace)
    with travel(now() + 47 * HOUR):
        unmark_spark(post, by=world.olga)
    assert post.kind == "talk"


def test_after_48_hours_it_stays_a_spark(world, question):
    with travel(now() + 49 * HOUR), pytest.raises(Forbidden) as refusal:
        unmark_spark(question, by=world.olga)
    assert "48 hours" in str(refusal.value)


def test_what_was_written_as_a_spark_becomes_talk(world):
    post = write_post(world.gardeners, by=world.olga, body="Where do the straps go?", kind="spark")
    unmark_spark(post, by=world.olga)
    assert post.kind == "talk"


def test_what_led_to_an_idea_or_is_closed_stays(world, question):
    an_idea(world.gardeners, world.ada, out_of=question.thread)
    with pytest.raises(Invalid):
        unmark_spark(question, by=world.olga)
    other = write_post(world.gardeners, by=world.olga, body="And the belts?", kind="spark")
    lock(other.thread, by=world.ada, reason="All is said.")
    with pytest.raises(Invalid):
        unmark_spark(other, by=world.olga)
