import pytest

from app.core.errors import Invalid
from app.domain.projects.operations import post_update
from tests.domain.line import a_project


def test_an_update_says_what_moved_what_is_next_and_what_blocks(world):
    update = post_update(a_project(world.gardeners, world.ada), by=world.ada, body="The **box**", next_up=" Paint it ", blocks="No paint")
    assert (update.body, update.next_up, update.blocks) == ("The **box**", "Paint it", "No paint")


def test_only_what_moved_is_needed(world):
    project = a_project(world.gardeners, world.ada)
    assert post_update(project, by=world.ada, body="The box").blocks == ""
    for field, words in (
        ("body", {"body": " "}),
        ("next_up", {"body": "x", "next_up": "x" * 1001}),
        ("blocks", {"body": "x", "blocks": "x" * 1001}),
    ):
        with pytest.raises(Invalid) as refusal:
            post_update(project, by=world.ada, **words)
        assert set(refusal.value.errors) == {field}
