import pytest

from app.core.errors import Forbidden, Invalid
from app.domain.discussions.operations import comment_on
from app.domain.posts.operations import delete_post
from app.domain.summaries.operations import sum_up


@pytest.fixture
def thread(world):
    for number in range(10):
        comment_on(world.welcome.thread, by=world.grace, body=f"Bean {number}")
    return world.welcome.thread


def test_a_member_sums_up_a_long_conversation_and_it_stands_above_the_talk(world, as_, thread):
    browser, path = as_(world.olga), f"/t/{thread.id}/summary"
    assert "Sum it up" in browser.get(f"/t/{thread.id}").text
    assert browser.post(path, data={"body": "**Beans** it is.", "basis": "0"}).location == f"/t/{thread.id}-welcome#summary"
    page = as_(world.mallory).get(f"/t/{thread.id}").text
    assert "<strong>Beans</strong> it is." in page
    assert page.index("it is.") < page.index("Bean 0")
    assert 'by <a href="/u/olga-guest">Olga Guest</a>' in page
    assert "improve it" not in page


def test_others_improve_it_and_every_version_is_kept_with_its_author(world, as_, thread):
    first = sum_up(thread, by=world.olga, body="Beans.")
    as_(world.ada).post(f"/t/{thread.id}/summary", data={"body": "Beans and peas.", "basis": first.id})
    page = as_(world.mallory).get(f"/t/{thread.id}/summary/history").text
    assert page.index("Beans and peas.") < page.index("<p>Beans.</p>")
    assert ("Ada Lovelace" in page, "Olga Guest" in page) == (True, True)


def test_who_was_slower_sees_the_others_words_and_keeps_their_own(world, as_, thread):
    first = sum_up(thread, by=world.olga, body="Beans.")
    sum_up(thread, by=world.grace, body="Beans, mostly.", basis=first.id)
    answer = as_(world.ada).post(f"/t/{thread.id}/summary", data={"body": "Peas, I say.", "basis": first.id})
    assert answer.status_code == 422
    assert ("Peas, I say." in answer.text, "Beans, mostly." in answer.text) == (True, True)


def test_the_same_words_again_make_no_version(world, thread):
    first = sum_up(thread, by=world.olga, body="Beans.")
    assert sum_up(thread, by=world.ada, body="Beans.", basis=first.id) is None


def test_short_talk_needs_none(world, as_):
    comment_on(world.welcome.thread, by=world.grace, body="Beans.")
    with pytest.raises(Forbidden):
        sum_up(world.welcome.thread, by=world.ada, body="Beans.")
    assert "Sum it up" not in as_(world.ada).get(f"/t/{world.welcome.id}").text


def test_outsiders_read_it_and_do_not_write_it(world, as_, thread):
    assert as_(world.mallory).post(f"/t/{thread.id}/summary", data={"body": "Mine."}).status_code == 403


@pytest.mark.parametrize("body", ["", " ", "x" * 2_001])
def test_a_summary_is_a_few_lines(world, thread, body):
    with pytest.raises(Invalid) as refused:
        sum_up(thread, by=world.ada, body=body)
    assert "body" in refused.value.errors


def test_with_the_post_goes_its_summary(world, as_, thread):
    sum_up(thread, by=world.olga, body="Nothing but beans.")
    delete_post(world.welcome, by=world.ada)
    for path in ("", "/summary/history"):
        assert "Nothing but beans" not in as_(world.grace).get(f"/t/{thread.id}{path}").text
