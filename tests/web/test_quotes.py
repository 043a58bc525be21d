import pytest

from app.core.database import db
from app.core.events import EventRecord
from app.domain.discussions.models import Comment
from app.domain.discussions.operations import comment_on, delete_comment
from app.domain.discussions.quoting import quotation_of
from app.domain.shares.operations import share


@pytest.fixture
def beans(world):
    return comment_on(world.welcome.thread, by=world.grace, body="Runner beans **climb**.\n\nBroad ones do not.")


@pytest.fixture
def path(world) -> str:
    return f"/t/{world.welcome.id}/comments/new"


def test_quote_puts_the_words_their_author_and_the_permalink_into_the_form(world, as_, path, beans):
    browser = as_(world.ada)
    assert f'href="{path}?quote={beans.id}"' in browser.get(f"/t/{world.welcome.id}").text
    page = browser.get(f"{path}?quote={beans.id}").text
    words = f"&gt; Runner beans **climb**.\n&gt;\n&gt; Broad ones do not.\n&gt;\n&gt; — [Grace Hopper](/comments/{beans.id})"
    assert words in page
    assert f'name="parent" value="{beans.id}"' in page


def test_the_opening_is_quoted_too(world, as_, path):
    page = as_(world.grace).get(f"{path}?quote=post").text
    assert f"&gt; Welcome, everybody. *What shall we grow?*\n&gt;\n&gt; — [Ada Lovelace](/t/{world.welcome.id})" in page


def test_a_quotation_stands_there_as_one_and_links_back(world, as_, beans):
    said = quotation_of(beans, beans.body) + "Quite."
    as_(world.ada).post(f"/t/{world.welcome.id}/comments", data={"body": said})
    page = as_(world.mallory).get(f"/t/{world.welcome.id}").text
    assert "<blockquote>" in page
    assert f'<a href="/comments/{beans.id}" rel="nofollow noopener ugc">Grace Hopper</a>' in page


def test_only_what_was_chosen_is_quoted_if_it_was_said(world, as_, path, beans):
    browser = as_(world.ada)
    assert "&gt; Broad ones do not.\n&gt;\n" in browser.get(f"{path}?quote={beans.id}&words=Broad+ones+do+not.").text
    assert "Beans are bad" not in browser.get(f"{path}?quote={beans.id}&words=Beans+are+bad").text


def test_words_from_a_room_one_may_not_enter_are_not_quoted(world, as_, path):
    share(world.welcome.thread, by=world.grace, into=world.council, note="They decide.")
    hidden = comment_on(world.welcome.thread, by=world.grace, body="Between us.", room=world.council)
    assert as_(world.ada).get(f"{path}?quote={hidden.id}").status_code == 404
    page = as_(world.grace).get(f"{path}?quote={hidden.id}").text
    assert "Between us." in page
    assert f'name="parent" value="{hidden.id}"' in page


def test_what_was_taken_back_is_not_quoted(world, as_, path, beans):
    delete_comment(beans, by=world.grace)
    assert "Runner beans" not in as_(world.ada).get(f"{path}?quote={beans.id}").text


def test_a_quotation_calls_nobody_a_second_time(world):
    said = comment_on(world.welcome.thread, by=world.grace, body="@ada-lovelace, #beans?")
    comment_on(world.welcome.thread, by=world.olga, body=quotation_of(said, said.body) + "I say so too.")
    names = [row.facts["mentioned_ids"] for row in _commented()]
    assert names == [[world.ada.id], []]


def test_a_quotation_of_a_quotation_quotes_only_the_last(world, beans):
    answer = comment_on(world.welcome.thread, by=world.ada, body=quotation_of(beans, beans.body) + "Quite.")
    assert quotation_of(answer, answer.body).startswith("> Quite.\n")


def test_what_was_typed_before_is_kept(world, as_, beans):
    answer = as_(world.ada).post(f"/t/{world.welcome.id}/comments", data={"body": "x" * 20_001, "parent": beans.id})
    assert answer.status_code == 422
    assert "x" * 20_001 in answer.text
    assert db.session.query(Comment).count() == 1


def _commented():
    return db.session.query(EventRecord).filter_by(name="Commented").order_by(EventRecord.id)
