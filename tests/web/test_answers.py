import pytest

from app.domain.discussions.operations import comment_on
from app.domain.posts.operations import accept_answer, write_post


@pytest.fixture
def question(world):
    return write_post(world.gardeners, by=world.ada, title="Which beans climb?", body="I have a wall.", kind="question")


@pytest.fixture
def reply(world, question):
    return comment_on(question.thread, by=world.grace, body="Runner **beans**.")


def test_an_answer_is_quoted_under_its_question_and_its_writer_is_told(question, reply, world, as_, settle):
    place = as_(world.ada).post(f"/comments/{reply.id}/answer").location
    assert place.endswith("#answer")
    page = as_(world.olga).get(place).text
    assert page.count("Runner <strong>beans</strong>.") == 2
    assert "This is the answer" not in page
    settle()
    assert "took your reply as the answer to" in as_(world.grace).get("/inbox").text


def test_lists_say_that_a_question_has_its_answer(question, reply, world, as_, settle):
    settle()
    assert "Answered" not in as_(world.ada).get("/g/gardeners").text
    accept_answer(reply, by=world.ada)
    assert "Answered" in as_(world.ada).get("/g/gardeners").text


def test_the_group_shows_what_nobody_has_answered(question, reply, world, as_, settle):
    other = write_post(world.gardeners, by=world.grace, title="Who waters?", body="In August.", kind="question")
    accept_answer(reply, by=world.ada)
    settle()
    page = as_(world.ada).get("/g/gardeners?show=unanswered").text
    assert [title in page for title in ("Who waters?", "Which beans climb?", "Welcome, everybody")] == [True, False, False]
    accept_answer(comment_on(other.thread, by=world.ada, body="I do."), by=world.grace)
    assert "Every question has its answer" in as_(world.ada).get("/g/gardeners?show=unanswered").text


def test_only_who_asked_or_looks_after_the_group_is_offered_to_choose(question, reply, world, as_):
    offered = {name: "This is the answer" in as_(getattr(world, name)).get(f"/t/{question.id}").text for name in ("ada", "grace", "olga")}
    assert offered == {"ada": True, "grace": True, "olga": False}
    assert as_(world.olga).post(f"/comments/{reply.id}/answer").status_code == 403
    assert as_(world.olga).post(f"/t/{question.id}/answer/delete").status_code == 403


def test_an_answer_in_a_group_one_cannot_read_is_not_there(world, as_):
    question = write_post(world.council, by=world.grace, body="Who votes?", kind="question")
    reply = comment_on(question.thread, by=world.grace, body="I do.")
    assert as_(world.mallory).post(f"/comments/{reply.id}/answer").status_code == 404
    assert as_(world.mallory).post(f"/t/{question.id}/answer/delete").status_code == 404


def test_a_question_is_opened_again(question, reply, world, as_):
    accept_answer(reply, by=world.ada)
    browser = as_(world.ada)
    page = browser.get(browser.post(f"/t/{question.id}/answer/delete").location).text
    assert page.count("Runner <strong>beans</strong>.") == 1
    assert "Answered" not in page
