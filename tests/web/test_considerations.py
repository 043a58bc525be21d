import pytest

from app.domain.ideas.operations import consider
from tests.domain.line import an_idea


@pytest.fixture
def idea(world):
    return an_idea(world.gardeners, world.ada)


def test_a_doubt_stands_beside_the_hopes(world, as_, idea):
    answer = as_(world.grace).post(f"/i/{idea.id}/considerations", data={"side": "doubt", "body": "Who washes them?"})
    assert answer.location == f"/i/{idea.id}#doubts"
    page = as_(world.ada).get(f"/i/{idea.id}").text
    assert page.index('id="doubts"') < page.index("Who washes them?")


def test_an_empty_hope_is_asked_again(world, as_, idea):
    answer = as_(world.grace).post(f"/i/{idea.id}/considerations", data={"side": "hope", "body": " "})
    assert answer.status_code == 422
    assert "Say what you hope or doubt." in answer.text


def test_only_its_author_takes_it_back(world, as_, idea):
    doubt = consider(idea, by=world.grace, side="doubt", body="Who washes them?")
    assert as_(world.ada).post(f"/considerations/{doubt.id}/delete").status_code == 403
    as_(world.grace).post(f"/considerations/{doubt.id}/delete")
    assert "Who washes them?" not in as_(world.ada).get(f"/i/{idea.id}").text


def test_words_that_were_refused_do_not_turn_up_in_the_reply(world, as_, idea):
    answer = as_(world.grace).post(f"/i/{idea.id}/considerations", data={"side": "hope", "body": "too long " * 200})
    assert answer.status_code == 422
    assert answer.text.partition('id="comments"')[2].count("too long") == 0
