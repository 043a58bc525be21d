import pytest

from tests.domain.line import a_project


@pytest.fixture
def project(world):
    return a_project(world.gardeners, world.ada)


def test_the_team_tells_how_it_goes(world, as_, project):
    answer = as_(world.ada).post(f"/p/{project.id}/updates", data={"body": "The box is **full**."})
    assert "#update_" in answer.location
    assert "<strong>full</strong>" in as_(world.mallory).get(f"/p/{project.id}").text


def test_an_empty_update_is_asked_again(world, as_, project):
    assert as_(world.ada).post(f"/p/{project.id}/updates", data={"body": ""}).status_code == 422


def test_others_do_not_speak_for_the_team(world, as_, project):
    assert as_(world.mallory).post(f"/p/{project.id}/updates", data={"body": "It failed."}).status_code == 403
