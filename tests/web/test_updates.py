import pytest

from tests.domain.line import a_project


@pytest.fixture
def project(world):
    return a_project(world.gardeners, world.ada)


def test_the_team_tells_how_it_goes(world, as_, project):
    words = {"body": "The box is **full**.", "next_up": "Empty it", "blocks": "No key"}
    answer = as_(world.ada).post(f"/p/{project.id}/updates", data=words)
    assert "#update_" in answer.location
    page = as_(world.mallory).get(f"/p/{project.id}").text
    assert [part for part in ("<strong>full</strong>", "Empty it", "No key") if part not in page] == []


def test_an_update_without_news_is_asked_again_and_keeps_the_rest(world, as_, project):
    answer = as_(world.ada).post(f"/p/{project.id}/updates", data={"body": "", "next_up": "Empty it", "blocks": "No key"})
    assert answer.status_code == 422
    assert [part for part in ("How is it going?", "Empty it", "No key") if part not in answer.text] == []


def test_others_do_not_speak_for_the_team(world, as_, project):
    assert as_(world.mallory).post(f"/p/{project.id}/updates", data={"body": "It failed."}).status_code == 403
