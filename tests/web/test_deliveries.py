import pytest

from app.domain.ideas.operations import back
from app.domain.projects.queries import project_of
from tests.domain.line import RESULT, an_idea


@pytest.fixture
def idea(world):
    return an_idea(world.gardeners, world.ada)


def test_whoever_cares_for_it_is_asked_whether_it_is_done_and_says_so_in_a_sentence(world, as_, idea, settle):
    back(idea, by=world.grace, way="use")
    ada, path = as_(world.ada), f"/i/{idea.id}"
    assert f'href="{path}/deliveries/new"' in ada.get(path).text
    assert 'value="Keep the straps"' in ada.get(f"{path}/deliveries/new").text
    answer = ada.post(f"{path}/deliveries", data=RESULT)
    assert answer.status_code == 303
    assert "Send for credit check" in ada.get(answer.location).text
    page = ada.get(path).text
    assert "Done: " in page
    assert RESULT["title"] in page
    assert "deliveries/new" not in page
    settle()
    assert "says it is done already" in as_(world.grace).get("/inbox").text


def test_the_page_of_an_outsider_says_that_it_is_done_while_the_outcome_is_a_draft(world, as_, idea):
    as_(world.ada).post(f"/i/{idea.id}/deliveries", data=RESULT)
    page = as_(world.mallory).get(f"/i/{idea.id}").text
    assert "It is done" in page
    assert f'href="/p/{project_of(idea).id}' in page
    assert RESULT["title"] not in page


def test_what_makes_no_sense_is_shown_again(world, as_, idea):
    answer = as_(world.ada).post(f"/i/{idea.id}/deliveries", data={**RESULT, "type": "learning"})
    assert answer.status_code == 422
    assert "What did you learn? That is what this outcome is." in answer.text
    assert RESULT["what_changed"] in answer.text


def test_who_does_nothing_for_it_is_not_asked(world, as_, idea):
    grace, path = as_(world.grace), f"/i/{idea.id}"
    assert "deliveries/new" not in grace.get(path).text
    assert grace.get(f"{path}/deliveries/new").status_code == 403
    assert grace.post(f"{path}/deliveries", data=RESULT).status_code == 403
    back(idea, by=world.grace, way="help")
    assert "deliveries/new" in grace.get(path).text


def test_a_hidden_idea_is_not_found(world, as_):
    hidden = an_idea(world.council, world.grace)
    browser = as_(world.ada)
    assert browser.get(f"/i/{hidden.id}/deliveries/new").status_code == 404
    assert browser.post(f"/i/{hidden.id}/deliveries", data=RESULT).status_code == 404


def test_who_comes_second_is_told_who_was_first(world, as_, idea):
    browser = as_(world.ada)
    browser.post(f"/i/{idea.id}/deliveries", data=RESULT)
    answer = browser.post(f"/i/{idea.id}/deliveries", data=RESULT)
    assert answer.status_code == 422
    assert "Ada Lovelace has delivered this already" in answer.text
