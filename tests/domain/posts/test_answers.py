"""Which reply to a question was its answer."""

import pytest

from app.core.database import db
from app.core.errors import Forbidden
from app.domain.discussions.operations import comment_on, delete_comment
from app.domain.posts.operations import accept_answer, delete_post, mark_spark, withdraw_answer, write_post
from app.domain.posts.queries import answer_to
from app.domain.shares.operations import share
from tests.domain.posts.test_writing import events


@pytest.fixture
def question(world):
    return write_post(world.gardeners, by=world.ada, title="Which beans climb?", body="I have a wall.", kind="question")


@pytest.fixture
def reply(world, question):
    return comment_on(question.thread, by=world.grace, body="Runner beans.")


def test_whoever_asked_takes_an_answer_once(world, question, reply):
    accept_answer(reply, by=world.ada)
    accept_answer(reply, by=world.ada)
    assert (answer_to(question.thread).id, question.thread.state, events("AnswerAccepted")) == (reply.id, "answered", 1)


def test_another_answer_replaces_the_first(world, question, reply):
    better = comment_on(question.thread, by=world.olga, body="Pole beans.")
    accept_answer(reply, by=world.ada)
    accept_answer(better, by=world.ada)
    assert (answer_to(question.thread).id, reply.accepted_at) == (better.id, None)


def test_a_moderator_takes_an_answer_and_a_member_does_not(world, question):
    own = comment_on(question.thread, by=world.olga, body="Peas.")
    with pytest.raises(Forbidden):
        accept_answer(own, by=world.olga)
    accept_answer(own, by=world.grace)
    assert question.thread.state == "answered"


def test_an_answer_withdrawn_leaves_the_question_open(world, question, reply):
    accept_answer(reply, by=world.ada)
    withdraw_answer(question, by=world.grace)
    db.session.refresh(question.thread)
    assert (answer_to(question.thread), question.thread.state, events("AnswerWithdrawn")) == (None, "", 1)


def test_an_answer_taken_back_leaves_the_question_open(world, question, reply):
    accept_answer(reply, by=world.ada)
    delete_comment(reply, by=world.grace)
    db.session.refresh(question.thread)
    assert (answer_to(question.thread), question.thread.state) == (None, "")


def test_only_a_question_has_an_answer(world, question, reply):
    talk = comment_on(world.welcome.thread, by=world.grace, body="Beans.")
    with pytest.raises(Forbidden, match="Only a question"):
        accept_answer(talk, by=world.ada)
    delete_post(question, by=world.ada)
    with pytest.raises(Forbidden, match="Only a question"):
        accept_answer(reply, by=world.ada)


def test_an_answer_is_one_that_all_who_read_the_question_can_read(world):
    question = write_post(world.gardeners, by=world.grace, body="Who votes?", kind="question")
    share(question.thread, by=world.grace, into=world.council, note="Yours.")
    hidden = comment_on(question.thread, by=world.grace, body="We do.", room=world.council)
    with pytest.raises(Forbidden, match="in which the question was asked"):
        accept_answer(hidden, by=world.grace)


def test_a_question_with_an_answer_stays_one(world, question, reply):
    accept_answer(reply, by=world.ada)
    db.session.refresh(question.thread)
    with pytest.raises(Forbidden, match="stays what it is"):
        mark_spark(question, by=world.ada)
