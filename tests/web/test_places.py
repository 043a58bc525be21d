import pytest

from tests.domain.line import a_project


@pytest.fixture
def project(world):
    return a_project(world.gardeners, world.ada)


def test_one_takes_a_place_and_gives_it_up(world, as_, project):
    browser = as_(world.grace)
    browser.post(f"/p/{project.id}/places", data={"does": "Carries boxes"})
    assert "Carries boxes" in browser.get(f"/p/{project.id}").text
    browser.post(f"/p/{project.id}/places/delete")
    assert "Carries boxes" not in browser.get(f"/p/{project.id}").text


def test_whoever_does_not_belong_takes_no_place(world, as_, project):
    assert as_(world.mallory).post(f"/p/{project.id}/places", data={"does": "Spies"}).status_code == 403
