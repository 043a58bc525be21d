"""What the tests themselves stand on: a scene is built once, and each test finds it as it was built."""

import pytest

from app.domain.discussions.operations import comment_on
from app.domain.posts.operations import write_post
from app.subscribers.search.queries import search_for
from tests.scenes import scene, stage

built = []


@scene
def beans(world, settle):
    """A post that can be found."""
    post = write_post(world.gardeners, by=world.ada, body="Runner beans")
    settle()
    built.append(stage.connection.dialect.name)
    return world.also(post=post, authors=[world.ada, world.grace])


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_each_test_finds_the_scene_as_it_was_built(beans, settle, turn):
    assert beans.post.thread.comment_count == 0
    assert [hit.id for hit in search_for("runner", seen_by=beans.grace).hits] == [beans.post.id]
    assert search_for("wilting", seen_by=beans.grace).hits == []
    comment_on(beans.post.thread, by=beans.grace, body="They are wilting.")
    settle()
    assert len(search_for("wilting", seen_by=beans.grace).hits) == 1
    assert [person.name for person in beans.authors] == ["Ada Lovelace", "Grace Hopper"]
    # As a run is shared out some day, the scene may be built twice, but not for each.
    assert built.count(stage.connection.dialect.name) < 3


def test_another_test_finds_nothing_of_it(world):
    assert stage.scene is None
    assert search_for("runner", seen_by=world.grace).hits == []


def test_a_scene_stands_before_anything_else_is_done(world, request):
    assert world.ada.name
    with pytest.raises(AssertionError, match="stands there first"):
        request.getfixturevalue("beans")
